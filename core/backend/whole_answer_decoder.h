// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

namespace servescope {

/// Reads one JSON answer that holds results instead of tokens: an array named `results`. The record gets one
/// event, of the time the answer was complete.
class WholeAnswerDecoder final : public StreamDecoder
{
public:
    explicit WholeAnswerDecoder(const char *results) : m_results(results) {}

    void feed(QByteArrayView bytes, Nanoseconds time, RequestRecord &record) override;
    void finish(RequestRecord &record) override;

private:
    const char *m_results;
    QByteArray m_body;
    Nanoseconds m_time{};
    bool m_overflowed = false;
};

} // namespace servescope
