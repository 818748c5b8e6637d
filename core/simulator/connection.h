// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/engine.h"
#include "core/simulator/http_request_parser.h"
#include "core/simulator/routes.h"

#include <QObject>

class QTcpSocket;
class QTimer;

namespace servescope {

/// What all connections of a server share.
struct ServerContext
{
    RouteContext routes;
    Engine &engine;
    TruthLog &log;
    FaultDice &faults;
    Nanoseconds keepAliveTimeout{};
};

/// One TCP connection: its requests one after the other, each answered before the next is looked at.
class Connection : public QObject, public ResponseSink
{
public:
    /// Takes the descriptor over. `whenClosed` is called once, after which the owner deletes it later.
    Connection(qintptr descriptor, ServerContext &context, std::function<void(Connection *)> whenClosed);
    ~Connection() override;

    bool valid() const;

    void send(QByteArrayView bytes) override;
    void respond(const HttpResponse &response) override;
    void openStream(const QByteArray &contentType, const QByteArray &moreHeaders) override;
    void breakOff(bool reset) override;
    bool chunked() const override { return m_chunked; }
    void responseEnded() override;

private:
    void read();
    void process(Nanoseconds now);
    void handle(const HttpRequest &request, Nanoseconds received);
    void refuse();
    void generate(ServedRequest request, const QByteArray &requestId, Nanoseconds received);
    /// Answers with the fault itself; false: the fault is one of a proper answer.
    bool answerWith(const Fault &fault, const HttpRequest &request);
    void logAnswer(int status, const QByteArray &requestId, Nanoseconds received);
    void close();
    void leave();
    void handleClosed();
    void watchIdle();

    QTcpSocket *m_socket;
    ServerContext &m_context;
    std::function<void(Connection *)> m_whenClosed;
    HttpRequestParser m_parser;
    QTimer *m_idleTimer = nullptr; // with a keep-alive timeout
    quint64 m_generation = 0;      // being answered
    bool m_processing = false;
    bool m_waiting = false;    // a fault holds the answer back
    bool m_closeAfter = false; // … or closes behind it
    bool m_chunked = true;
    bool m_keepAlive = true;
    bool m_headOnly = false;
    bool m_discarding = false; // nothing more is read
    bool m_broken = false;
    bool m_closed = false;
};

} // namespace servescope
