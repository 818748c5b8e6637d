// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/openai_dialect.h"

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

OpenAiBody::OpenAiBody(const GenerationRequest &request)
{
    // Whoever took the extra body from a person has refused it already if it is no object.
    if (!request.extraBody.isEmpty())
        m_extra = QJsonDocument::fromJson(request.extraBody).object();
    m_writer.beginObject();
}

OpenAiBody &OpenAiBody::raw(const char *name, QByteArrayView json)
{
    if (!m_extra.contains(QLatin1StringView(name)))
        m_writer.key(name).raw(json);
    return *this;
}

OpenAiBody &OpenAiBody::model(const QString &name)
{
    return name.isEmpty() ? *this : member("model", name);
}

OpenAiBody &OpenAiBody::streaming(const GenerationRequest &request)
{
    member("stream", true);
    raw("stream_options", R"({"include_usage":true})");
    if (request.temperature)
        member("temperature", *request.temperature);
    if (request.ignoreEos)
        member("ignore_eos", true);
    return *this;
}

QByteArray OpenAiBody::take()
{
    for (auto it = m_extra.constBegin(); it != m_extra.constEnd(); ++it)
        m_writer.key(it.key()).raw(jsonText(it.value()));
    m_writer.endObject();
    return m_writer.take();
}

} // namespace servescope
