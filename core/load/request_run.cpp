// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/request_run.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

RequestRun::RequestRun(SharedRun &run, RequestRecord record, std::function<void(RequestRun &)> done)
    : m_run(run), m_record(std::move(record)), m_decoder(run.plan.backend->decoder(run.keepsText())),
      m_done(std::move(done)), m_abortReason{u"request.cancelled"_s, u"The request was cancelled."_s, {}, {}}
{
    m_record.events.reserve(static_cast<size_t>(std::clamp(m_record.outputTokensRequested, 0, 8192)) + 4);
}

void RequestRun::setAbortReason(RequestStatus status, Error reason)
{
    m_abortStatus = status;
    m_abortReason = std::move(reason);
}

void RequestRun::redirected(Nanoseconds, const QUrl &to)
{
    ++m_record.attempts;
    m_record.redirectedTo = to.path();
}

void RequestRun::received(QByteArrayView bytes, Nanoseconds time)
{
    if (!m_record.firstByte)
        m_record.firstByte = time;
    const size_t before = m_record.events.size();
    m_decoder->feed(bytes, time, m_record);
    int fresh = 0;
    for (size_t i = before; i < m_record.events.size(); ++i) {
        const StreamEvent &event = m_record.events[i];
        fresh += event.choices ? 1 : 0;
        m_tokens += event.characters > 0 ? std::max<int>(1, event.tokens) : event.tokens;
    }
    if (fresh == 0 || m_record.warmup)
        return;
    m_run.progress.tokens(fresh);
    if (!m_firstTokenSeen) {
        m_firstTokenSeen = true;
        m_run.progress.firstToken(time, time - m_record.sent);
    }
}

void RequestRun::ended(const ExchangeEnd &end)
{
    m_record.ended = end.time;
    m_record.httpStatus = end.httpStatus;
    if (end.aborted) {
        setError(m_abortStatus, m_abortReason);
    } else if (!end.encoding.isEmpty()) {
        setError(RequestStatus::ProtocolError, end.error);
    } else if (end.httpStatus == 200) {
        endOf200(end);
    } else if (end.httpStatus == 0) {
        setError(RequestStatus::ConnectionError, end.error);
    } else if (end.httpStatus >= 300 && end.httpStatus < 400 && !end.redirectTo.isEmpty()) {
        setError(RequestStatus::HttpError, {u"http.redirect"_s,
                                            u"%1 redirects to %2."_s.arg(QString::fromUtf8(m_run.plan.url),
                                                                         QString::fromUtf8(end.redirectTo)),
                                            u"Use that address as the base URL."_s,
                                            {}});
    } else {
        describeHttpError(end.httpStatus, end.reason, end.body, QString::fromUtf8(m_run.plan.url), m_record,
                          end.retryAfter);
    }
    m_done(*this);
}

void RequestRun::endOf200(const ExchangeEnd &end)
{
    m_decoder->finish(m_record);
    if (end.clean || (m_record.ok() && !m_decoder->needsCleanEnd()) ||
        m_record.errorCode == "stream.error"_L1)
        return; // a connection that breaks after the end marker has lost nothing
    setError(RequestStatus::StreamError,
             {u"stream.cut"_s,
              u"The connection broke after %1 events, before the end of the answer: %2"_s
                  .arg(m_record.events.size())
                  .arg(end.error.message),
              {},
              {QString::number(m_record.events.size())}});
}

bool RequestRun::isRunaway() const
{
    return m_tokens > runawayLimit(m_record.outputTokensRequested);
}

void RequestRun::setError(RequestStatus status, const Error &error)
{
    m_record.status = status;
    m_record.errorCode = error.code;
    m_record.errorMessage = error.sentence();
}

} // namespace servescope
