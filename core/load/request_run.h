// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/load/shared_run.h"
#include "core/record/request_record.h"
#include "core/transport/exchange.h"

#include <functional>
#include <memory>

namespace servescope {

/// One request in flight: turns what the transport hears into a RequestRecord.
class RequestRun : public ExchangeListener
{
public:
    /// `done` is called last, and may delete this.
    RequestRun(SharedRun &run, RequestRecord record, std::function<void(RequestRun &)> done);

    void connecting(Nanoseconds time) override { m_record.connecting = time; }
    void encrypted(Nanoseconds time) override { m_record.encrypted = time; }
    void written(Nanoseconds time) override { m_record.written = time; }
    void resent(Nanoseconds) override { ++m_record.attempts; }
    void redirected(Nanoseconds time, const QUrl &to) override;
    void received(QByteArrayView bytes, Nanoseconds time) override;
    void ended(const ExchangeEnd &end) override;

    /// Says why abort() is about to be called; without it the record says that it was cancelled.
    void setAbortReason(RequestStatus status, Error reason);

    /// The answer is far longer than asked (runawayLimit()).
    bool isRunaway() const;

    RequestRecord &record() { return m_record; }
    int lane = -1;

private:
    void endOf200(const ExchangeEnd &end);
    void setError(RequestStatus status, const Error &error);

    SharedRun &m_run;
    RequestRecord m_record;
    std::unique_ptr<StreamDecoder> m_decoder;
    std::function<void(RequestRun &)> m_done;
    RequestStatus m_abortStatus = RequestStatus::Cancelled;
    Error m_abortReason;
    int m_tokens = 0; // seen so far, at least
    bool m_firstTokenSeen = false;
};

} // namespace servescope
