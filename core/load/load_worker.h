// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/conversation_book.h"
#include "core/load/load_generator.h"
#include "core/load/request_run.h"
#include "core/load/shared_run.h"
#include "core/transport/lane_pool.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>

namespace servescope {

/// One thread's share of a run: takes tickets from the shared counter, sends them when they are due and a
/// lane is free, never two closer than releaseGap() says, and hands finished records to the sink. All its
/// sockets live in its thread.
class LoadWorker : public QObject
{
    Q_OBJECT
public:
    enum class Stage { Warmup, Measuring };

    /// `capacity` = how many requests this worker may have in flight; `lanes` of them are connected
    /// beforehand.
    LoadWorker(std::shared_ptr<SharedRun> run, RecordSink &sink, int capacity, int lanes);
    ~LoadWorker() override;

    // To be invoked in the worker's thread.
    void prepare();
    void begin(Stage stage);
    void cancel();
    void endSending(); ///< takes no further ticket; what is in flight goes on
    void abortRest();  ///< the drain time is over

Q_SIGNALS:
    void prepared(int opened, const servescope::Error &failure);
    void stageDone(); ///< no ticket left and nothing in flight
    void stopped();   ///< the answer to cancel()
    void hopeless(const servescope::Error &reason);
    void tooManyErrors(const servescope::Error &reason); ///< once per run

private:
    /// A request made ready while it waits for its time.
    struct Held
    {
        RequestRecord record;
        QByteArray body;
        Nanoseconds since{}; ///< when it found a free slot
    };
    /// A request drawn, whose prompt may not be ready yet.
    struct Ticket
    {
        int number = 0; ///< of the warm-up or the measured request
        Nanoseconds scheduled{};
        std::optional<Nanoseconds> waitingSince{};
    };

    void pump();
    bool holdNext(); ///< false: there is nothing to send now
    std::optional<Ticket> takeTicket();
    Held makeRequest(const Ticket &ticket);
    bool sendNextTurn(); ///< false: no conversation has a turn that is due
    void wakeAt(Nanoseconds due);
    void stopSending(); ///< no ticket, and no further turn
    int promptOf(const Ticket &ticket) const;
    void launch(Held held, Nanoseconds due); ///< `due` = when it should have been sent, pace included
    void requestEnded(RequestRun &request);
    void checkTimeouts();
    void abortAll();
    void startLagProbe();
    void probeLag();
    void noTicketsLeft();
    void finishStage();

    std::shared_ptr<SharedRun> m_run;
    RecordSink &m_sink;
    std::unique_ptr<LanePool> m_pool;
    std::unordered_map<RequestRun *, std::unique_ptr<RequestRun>> m_requests;
    std::vector<std::unique_ptr<RequestRun>> m_ended; // deleted once the transport has let go of them
    ConversationBook m_conversations;
    std::optional<Ticket> m_ticket;
    std::optional<Held> m_held;
    QTimer *m_release = nullptr;
    QTimer *m_housekeeping = nullptr;
    QTimer *m_lagProbe = nullptr;
    Nanoseconds m_lagDue{};
    Nanoseconds m_nextRelease{};
    Nanoseconds m_meanDuration{}; // of the newest requests, exponentially weighted
    Stage m_stage = Stage::Warmup;
    int m_capacity;
    int m_lanes;
    bool m_active = false; // between begin() and stageDone()
    bool m_preparing = false;
    bool m_pumping = false;
    bool m_ticketsLeft = false;
};

} // namespace servescope
