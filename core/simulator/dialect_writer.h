// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/served_request.h"

#include <QByteArrayList>

#include <memory>

namespace servescope {

struct UsageCounts
{
    qint64 prompt = 0;
    qint64 completion = 0;
    qint64 cached = 0; ///< of the prompt, found in the prefix cache

    /// The member that tells of them, with its comma; empty where there are none.
    QByteArray cachedMember() const
    {
        return cached > 0
                   ? ",\"prompt_tokens_details\":{\"cached_tokens\":" + QByteArray::number(cached) + '}'
                   : QByteArray();
    }
};

/// What differs from frame to frame. The texts are JSON already.
struct FrameContent
{
    QByteArrayView text;                ///< without its quotes
    QByteArrayView finish = "null";     ///< "\"length\"", "\"stop\""
    QByteArrayView tokenIds = "null";   ///< "[5,7]"
    QByteArrayView promptIds = "null";  ///< in the first frame
    const UsageCounts *usage = nullptr; ///< in every frame on request
    bool last = false;
    bool stopped = false;   ///< the last token is the end-of-text token
    UsageCounts counts;     ///< so far
    QByteArrayView allText; ///< so far, of writers whose frames grow
    QByteArrayView allIds;  ///< "[5,7]", so far, of writers whose frames grow
    qint64 elapsedNs = 0;   ///< since the request was complete
    qint64 promptNs = 0;    ///< until the first token
};

/// Writes the payloads of one response. What stays the same is built once, so that a frame is a few copies.
class DialectWriter
{
public:
    virtual ~DialectWriter() = default;

    virtual QByteArray contentType() const { return "text/event-stream; charset=utf-8"; }
    /// Each frame repeats what went before.
    virtual bool grows() const { return false; }
    /// Appends the frame before the first token's, if the dialect has one.
    virtual void opening(QByteArray &out, const FrameContent &content) const = 0;
    virtual void frame(QByteArray &out, const FrameContent &content) const = 0;
    /// What follows the last token's frame, each piece a frame of its own; `wantsUsage`: the client asked for
    /// a frame with the counts.
    virtual QByteArrayList ending(const FrameContent &content, bool wantsUsage) const;
    /// The whole answer of a request without streaming.
    virtual QByteArray body(const FrameContent &content) const = 0;
    /// An error in the middle of the stream; the pieces as in ending(). Empty: this server breaks the
    /// connection instead.
    virtual QByteArrayList failure(const QByteArray &message) const;
    void usageFrame(QByteArray &out, const UsageCounts &usage) const;
    static QByteArrayView doneFrame() { return "data: [DONE]\n\n"; }

protected:
    DialectWriter() = default;
    DialectWriter(const QByteArray &id, const char *object, qint64 created, const QString &model);

    QByteArray m_members;     // {"id":…,"object":…,"created":…,"model":…,"choices":[
    QByteArray m_framePrefix; // data: and the same
};

/// What every answer of a server has in common.
struct AnswerNames
{
    ServerKind server = ServerKind::Vllm;
    QByteArray id;      ///< without the dialect's prefix ("cmpl-", "chatcmpl-")
    qint64 created = 0; ///< seconds since the epoch
    QString model;
};

std::unique_ptr<DialectWriter> makeDialectWriter(const ServedRequest &request, const AnswerNames &names);
/// OpenAI's dialects in the flavours of other servers than vLLM.
std::unique_ptr<DialectWriter> makeFamilyWriter(const ServedRequest &request, const AnswerNames &names);
/// The servers' own interfaces.
std::unique_ptr<DialectWriter> makeNativeWriter(const ServedRequest &request, const AnswerNames &names);
/// Messages, responses, embeddings and reranking.
std::unique_ptr<DialectWriter> makeCloudWriter(const ServedRequest &request, const AnswerNames &names);

} // namespace servescope
