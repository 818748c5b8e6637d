// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cassert>
#include <utility>
#include <variant>

namespace servescope {

/// What went wrong, for a person. `code` is stable and dotted ("scenario.missing_key"): the window
/// translates it with `args` as its placeholders %1, %2 …; `message` is the English sentence saying
/// what happened and where, `hint` the one saying what to do (may be empty).
struct Error
{
    QString code;
    QString message;
    QString hint;
    QStringList args;

    /// "message hint", for terminals and logs.
    QString sentence() const { return hint.isEmpty() ? message : message + QLatin1Char(' ') + hint; }
    bool operator==(const Error &) const = default;
};

/// A value or the Error that prevented it (std::expected arrives with C++23).
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T value() &&
    {
        return std::get<0>(std::move(m_state));
    } // by value: a loop over f().value() must not dangle
    const T *operator->() const { return &value(); }
    const T &operator*() const & { return value(); }
    T operator*() && { return std::get<0>(std::move(m_state)); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success, or the Error that prevented it.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error &error() const
    {
        assert(!m_ok);
        return m_error;
    }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace servescope
