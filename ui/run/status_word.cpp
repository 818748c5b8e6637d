// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/status_word.h"

#include "ui/common/tone_icon.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

struct StatusWord
{
    Q_DECLARE_TR_FUNCTIONS(StatusWord)
};

} // namespace

QString statusWord(RequestStatus status)
{
    switch (status) {
    case RequestStatus::Ok:
        return StatusWord::tr("Complete");
    case RequestStatus::HttpError:
        return StatusWord::tr("HTTP error");
    case RequestStatus::StreamError:
        return StatusWord::tr("Error in the stream");
    case RequestStatus::Timeout:
        return StatusWord::tr("Timed out");
    case RequestStatus::Cancelled:
        return StatusWord::tr("Stopped");
    case RequestStatus::ConnectionError:
        return StatusWord::tr("Connection error");
    case RequestStatus::ProtocolError:
        return StatusWord::tr("Unexpected answer");
    }
    return {};
}

Tone statusTone(RequestStatus status)
{
    return status == RequestStatus::Ok          ? Tone::Good
           : status == RequestStatus::Cancelled ? Tone::Neutral
                                                : Tone::Bad;
}

QString statusIcon(RequestStatus status)
{
    return status == RequestStatus::Cancelled ? u"cancelled"_s
           : status == RequestStatus::Timeout ? u"clock"_s
                                              : toneIconName(statusTone(status));
}

} // namespace servescope
