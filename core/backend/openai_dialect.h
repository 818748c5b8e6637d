// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/base/json_writer.h"

#include <QJsonObject>

namespace servescope {

/// Where a frame of the OpenAI family keeps its text.
enum class TextPlace : quint8 {
    Choice, ///< choices[0].text
    Delta,  ///< choices[0].delta.content, or message.content of a whole answer
};

std::unique_ptr<StreamDecoder> makeOpenAiDecoder(TextPlace place, bool keepText);

/// Spells a request body member by member, in the order of the calls. A member that the person's extra body
/// names is left out and comes from there, at the end.
class OpenAiBody
{
public:
    explicit OpenAiBody(const GenerationRequest &request);

    template <typename T>
    OpenAiBody &member(const char *name, const T &value)
    {
        if (!m_extra.contains(QLatin1StringView(name)))
            m_writer.member(name, value);
        return *this;
    }
    /// A member whose value is JSON text.
    OpenAiBody &raw(const char *name, QByteArrayView json);
    /// `model`, unless it is empty: servers then take the one they serve.
    OpenAiBody &model(const QString &name);
    /// stream, stream_options, and, where asked for, temperature and ignore_eos.
    OpenAiBody &streaming(const GenerationRequest &request);
    QByteArray take();

private:
    JsonWriter m_writer{JsonWriter::Style::Compact};
    QJsonObject m_extra;
};

} // namespace servescope
