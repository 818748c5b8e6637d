// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/request_body.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace servescope {

namespace {

QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return inArray.sliced(1, inArray.size() - 2);
}

} // namespace

// Whoever took the extra body from a person has refused it already if it is no object.
RequestBody::RequestBody(const GenerationRequest &request)
    : RequestBody(request.extraBody.isEmpty() ? QJsonObject()
                                              : QJsonDocument::fromJson(request.extraBody).object())
{}

RequestBody::RequestBody(const QJsonObject &extra) : m_extra(extra)
{
    m_writer.beginObject();
}

RequestBody &RequestBody::raw(const char *name, QByteArrayView json)
{
    if (!json.isEmpty() && !m_extra.contains(QLatin1StringView(name)))
        m_writer.key(name).raw(json);
    return *this;
}

RequestBody &RequestBody::model(const QString &name)
{
    return name.isEmpty() ? *this : member("model", name);
}

QJsonObject RequestBody::takeExtraObject(const char *name)
{
    const auto found = m_extra.constFind(QLatin1StringView(name));
    if (found == m_extra.constEnd() || !found->isObject())
        return {};
    const QJsonObject object = found->toObject();
    m_extra.remove(QLatin1StringView(name));
    return object;
}

QByteArray RequestBody::take()
{
    for (auto it = m_extra.constBegin(); it != m_extra.constEnd(); ++it)
        m_writer.key(it.key()).raw(jsonText(it.value()));
    m_writer.endObject();
    return m_writer.take();
}

QByteArray chatMessages(const GenerationRequest &request, MessageContent content)
{
    JsonWriter writer(JsonWriter::Style::Compact);
    writer.beginArray();
    const auto user = [&](const QString &text) {
        writer.beginObject().member("role", "user");
        if (content == MessageContent::Text) {
            writer.member("content", text);
        } else {
            writer.key(QByteArrayView("content")).beginArray().beginObject();
            writer.member("type", "text").member("text", text).endObject().endArray();
        }
        writer.endObject();
    };
    for (const ChatTurn &turn : request.history) {
        user(turn.user);
        writer.beginObject().member("role", "assistant").member("content", turn.answer).endObject();
    }
    user(request.prompt);
    writer.endArray();
    return writer.take();
}

} // namespace servescope
