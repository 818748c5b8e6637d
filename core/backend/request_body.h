// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/base/json_writer.h"

#include <QJsonObject>

namespace servescope {

/// Spells a request body member by member, in the order of the calls. A member that the person's extra body
/// names is left out and comes from there, at the end; objects inside the body are merged the same way.
class RequestBody
{
public:
    explicit RequestBody(const GenerationRequest &request);

    template <typename T>
    RequestBody &member(const char *name, const T &value)
    {
        if (!m_extra.contains(QLatin1StringView(name)))
            m_writer.member(name, value);
        return *this;
    }
    /// Nothing when it is unset.
    template <typename T>
    RequestBody &member(const char *name, const std::optional<T> &value)
    {
        return value ? member(name, *value) : *this;
    }
    /// A member whose value is JSON text; nothing when that is empty.
    RequestBody &raw(const char *name, QByteArrayView json);
    /// `model`, unless it is empty: servers then take the one they serve.
    RequestBody &model(const QString &name);
    /// An object inside: fill(RequestBody &) spells its members.
    template <typename Fill>
    RequestBody &object(const char *name, Fill fill)
    {
        RequestBody inner(takeExtraObject(name));
        fill(inner);
        return raw(name, inner.take());
    }
    QByteArray take();

private:
    explicit RequestBody(const QJsonObject &extra);
    /// The extra body's object of that name, which is then no longer part of the extra body.
    QJsonObject takeExtraObject(const char *name);

    JsonWriter m_writer{JsonWriter::Style::Compact};
    QJsonObject m_extra;
};

/// How the content of a user's message is spelt: as a text, or as vLLM's client does it, an array of parts.
enum class MessageContent { Text, Parts };

/// The list of messages: the request's history in turn, then its prompt as the user's.
QByteArray chatMessages(const GenerationRequest &request, MessageContent content);

} // namespace servescope
