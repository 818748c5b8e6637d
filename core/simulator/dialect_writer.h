// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/generation_request.h"

#include <memory>

namespace servescope {

struct UsageCounts
{
    qint64 prompt = 0;
    qint64 completion = 0;
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
};

/// Writes the payloads of one response. What stays the same is built once, so that a frame is a few copies.
class DialectWriter
{
public:
    virtual ~DialectWriter() = default;

    /// Appends the frame before the first token's, if the dialect has one.
    virtual void opening(QByteArray &out, const FrameContent &content) const = 0;
    virtual void frame(QByteArray &out, const FrameContent &content) const = 0;
    /// The whole answer of a request without streaming.
    virtual QByteArray body(const FrameContent &content) const = 0;
    void usageFrame(QByteArray &out, const UsageCounts &usage) const;
    static QByteArrayView doneFrame() { return "data: [DONE]\n\n"; }

protected:
    DialectWriter(const QByteArray &id, const char *object, qint64 created, const QString &model);

    QByteArray m_members;     // {"id":…,"object":…,"created":…,"model":…,"choices":[
    QByteArray m_framePrefix; // data: and the same
};

/// `id` without the dialect's prefix ("cmpl-", "chatcmpl-"); `created` in seconds since the epoch.
std::unique_ptr<DialectWriter> makeDialectWriter(const GenerationRequest &request, const QByteArray &id,
                                                 qint64 created, const QString &model);

} // namespace servescope
