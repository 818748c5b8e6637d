// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

namespace servescope {

/// Where a frame of the OpenAI family keeps its text.
enum class TextPlace : quint8 {
    Choice, ///< choices[0].text
    Delta,  ///< choices[0].delta.content, or message.content of a whole answer
    List,   ///< choices[0].text, or text[0] (DeepSpeed-MII's own server)
};

std::unique_ptr<StreamDecoder> makeOpenAiDecoder(TextPlace place, bool keepText);

/// How a server of the family is asked for an output of exactly the asked length.
enum class ExactLength : quint8 {
    Impossible,
    IgnoreEos, ///< "ignore_eos":true
    MinTokens, ///< "min_tokens" equal to the limit
};

/// What differs from server to server in the family.
struct OpenAiProfile
{
    const char *key;
    const char *path;
    TextPlace place;
    const char *lengthField;
    ExactLength exactLength;
    bool neutralPenalty; ///< sends "repetition_penalty":1.0, so that no default of the model's sets another
    bool streamUsage;    ///< knows stream_options.include_usage
};

/// A backend of the OpenAI family: its profile is all there is to it.
class OpenAiFamilyBackend : public Backend
{
public:
    constexpr explicit OpenAiFamilyBackend(const OpenAiProfile &profile) : m_profile(profile) {}

    QString key() const override { return QLatin1StringView(m_profile.key); }
    QString defaultPath() const override { return QLatin1StringView(m_profile.path); }
    bool canForceLength() const override { return m_profile.exactLength != ExactLength::Impossible; }
    QString lengthField() const override { return QLatin1StringView(m_profile.lengthField); }
    bool takesHistory() const override { return m_profile.place == TextPlace::Delta; }
    bool reportsUsage() const override { return m_profile.streamUsage; }
    QByteArray body(const GenerationRequest &request) const override;
    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return makeOpenAiDecoder(m_profile.place, keepText);
    }

private:
    OpenAiProfile m_profile;
};

} // namespace servescope
