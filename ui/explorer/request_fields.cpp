// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/request_fields.h"

#include <QCoreApplication>

#include <limits>

namespace servescope {

namespace {

struct RequestFieldText
{
    Q_DECLARE_TR_FUNCTIONS(RequestFieldText)
};

} // namespace

QString fieldName(RequestField field)
{
    switch (field) {
    case RequestField::Sent:
        return RequestFieldText::tr("Sent (s)");
    case RequestField::Queue:
        return RequestFieldText::tr("Queue in the client (ms)");
    case RequestField::Ttft:
        return RequestFieldText::tr("TTFT (ms)");
    case RequestField::Tpot:
        return RequestFieldText::tr("TPOT (ms)");
    case RequestField::E2el:
        return RequestFieldText::tr("E2EL (ms)");
    case RequestField::InputTokens:
        return RequestFieldText::tr("Input tokens");
    case RequestField::OutputTokens:
        return RequestFieldText::tr("Output tokens");
    case RequestField::Duration:
        return RequestFieldText::tr("In flight (ms)");
    case RequestField::Turn:
        return RequestFieldText::tr("Turn of the conversation");
    }
    return {};
}

double fieldValue(const RequestSample &sample, RequestField field, double origin)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    switch (field) {
    case RequestField::Sent:
        return sample.sent ? sample.start - origin : none;
    case RequestField::Queue:
        return sample.queue;
    case RequestField::Ttft:
        return sample.ttft;
    case RequestField::Tpot:
        return sample.tpot;
    case RequestField::E2el:
        return sample.e2el;
    case RequestField::InputTokens:
        return sample.inputTokens;
    case RequestField::OutputTokens:
        return sample.success ? sample.outputTokens : none;
    case RequestField::Duration:
        return sample.sent ? (sample.end - sample.start) * 1000 : none;
    case RequestField::Turn:
        return sample.turn;
    }
    return none;
}

} // namespace servescope
