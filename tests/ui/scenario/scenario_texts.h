// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/scenario/fields.h"
#include "core/scenario/schema.h"

#include <QStringList>

#include <initializer_list>
#include <vector>

namespace servescope {

/// A text with one piece per key, so that a test can tell which characters an edit may touch.
struct PieceText
{
    std::vector<QByteArray> pieces; ///< the first belongs to no key
    QStringList keys;               ///< of the pieces; empty = none of the schema's
    QByteArray joined(size_t from, size_t to) const;
    QByteArray all() const { return joined(0, pieces.size()); }
};

/// Scenario texts of many spellings: any keys in any order, comments, anchors, flow and block style, both
/// line ends, Chinese, odd indentation.
class ScenarioTexts
{
public:
    explicit ScenarioTexts(quint64 seed) : m_random(seed) {}

    PieceText make();
    /// A value of the key's kind, and in its range, mostly another than the default.
    FieldValue value(const KeySchema &key);
    int upTo(int n) { return static_cast<int>(m_random.integer(0, n)); }

    /// A written file in pieces: each begins at a top-level key.
    static PieceText split(const QByteArray &text);

private:
    template <typename T>
    T oneOf(std::initializer_list<T> list)
    {
        return *(list.begin() + upTo(static_cast<int>(list.size()) - 1));
    }
    QByteArray comment();
    QByteArray filler();
    QByteArray entry(const KeySchema &key);
    QByteArray collection(const KeySchema &key);
    QByteArray rows(const IntPairs &pairs);
    double number(const KeySchema &key);
    qint64 integer(const KeySchema &key);

    Random m_random;
    QByteArray m_eol;
    bool m_anchors = false;
};

} // namespace servescope
