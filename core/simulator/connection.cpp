// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/connection.h"

#include "core/simulator/direct_send.h"
#include "core/simulator/fault_response.h"

#include <QTcpSocket>
#include <QTimer>

#include <array>

namespace servescope {

namespace {
// What a client may send ahead of an answer, or leave unread of one, before it has to wait.
constexpr qsizetype maxAhead = qsizetype(1) << 20;
// A refused request may still be on its way; closing on unread bytes resets the connection, and the client
// would lose the answer that says why.
constexpr std::chrono::milliseconds lingering(200);
constexpr std::chrono::seconds slowHeaders(2);
} // namespace

Connection::Connection(qintptr descriptor, ServerContext &context,
                       std::function<void(Connection *)> whenClosed)
    : m_socket(new QTcpSocket(this)), m_context(context), m_whenClosed(std::move(whenClosed))
{
    if (!m_socket->setSocketDescriptor(descriptor))
        return;
    m_socket->setReadBufferSize(maxAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::handleClosed);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::read);
    if (m_context.keepAliveTimeout > Nanoseconds::zero()) {
        m_idleTimer = new QTimer(this);
        m_idleTimer->setSingleShot(true);
        m_idleTimer->setInterval(std::chrono::ceil<std::chrono::milliseconds>(m_context.keepAliveTimeout));
        connect(m_idleTimer, &QTimer::timeout, this, &Connection::close);
        watchIdle();
    }
}

Connection::~Connection()
{
    m_socket->disconnect(this);
    delete m_socket;
}

bool Connection::valid() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState;
}

void Connection::read()
{
    const Nanoseconds now = monotonicNow();
    thread_local std::array<char, 65536> buffer;
    for (;;) {
        process(now);
        if (m_parser.buffered() > maxAhead)
            return; // read on when the client has been answered
        const qint64 bytes = m_socket->read(buffer.data(), buffer.size());
        if (bytes <= 0)
            return;
        if (!m_discarding)
            m_parser.feed(QByteArrayView(buffer.data(), bytes));
    }
}

void Connection::process(Nanoseconds now)
{
    if (m_processing)
        return;
    m_processing = true;
    while (!m_generation && !m_waiting && !m_discarding && m_socket->bytesToWrite() < maxAhead) {
        const auto state = m_parser.advance();
        if (state == HttpRequestParser::State::Complete) {
            handle(m_parser.take(), now);
            continue;
        }
        if (state == HttpRequestParser::State::Bad)
            refuse();
        else if (m_parser.takeContinue())
            send("HTTP/1.1 100 Continue\r\n\r\n");
        break;
    }
    m_processing = false;
    watchIdle();
}

void Connection::handle(const HttpRequest &request, Nanoseconds received)
{
    if (m_idleTimer)
        m_idleTimer->stop();
    m_keepAlive = request.keepAlive;
    m_chunked = request.http11;
    m_headOnly = request.method == "HEAD";
    const QByteArray requestId = request.header("x-request-id");
    auto result = route(m_context.routes, request);
    if (auto *generation = std::get_if<ServedRequest>(&result)) {
        const auto fault = m_context.faults.throwOnce();
        if (fault && answerWith(*fault, request)) {
            logAnswer(0, requestId, received);
            return;
        }
        if (!fault) {
            generate(std::move(*generation), requestId, received);
            return;
        }
        generation->fault = fault->kind;
        m_closeAfter = fault->kind == FaultKind::Close;
        if (fault->kind != FaultKind::SlowHeaders) {
            generate(std::move(*generation), requestId, received);
            return;
        }
        m_waiting = true;
        QTimer::singleShot(slowHeaders, this, [this, held = std::move(*generation), requestId, received] {
            m_waiting = false;
            if (!m_discarding && !m_broken && !m_closed)
                generate(held, requestId, received);
        });
        return;
    }
    const auto &response = std::get<HttpResponse>(result);
    if (generationPath(m_context.routes.model.server, request.path()))
        logAnswer(response.status, requestId, received);
    respond(response);
    if (!m_keepAlive)
        close();
}

void Connection::logAnswer(int status, const QByteArray &requestId, Nanoseconds received)
{
    TruthRecord truth;
    truth.requestId = requestId;
    truth.status = status;
    truth.received = received;
    truth.finished = monotonicNow();
    m_context.log.add(std::move(truth));
}

void Connection::generate(ServedRequest request, const QByteArray &requestId, Nanoseconds received)
{
    m_generation = m_context.engine.start(std::move(request), *this, requestId, received);
}

bool Connection::answerWith(const Fault &fault, const HttpRequest &request)
{
    switch (fault.kind) {
    case FaultKind::ResetBefore:
        breakOff(true);
        return true;
    case FaultKind::Silent:
        m_waiting = true;
        return true;
    default:
        break;
    }
    const auto response = faultResponse(fault, m_context.routes.model, request);
    if (!response)
        return false;
    respond(*response);
    if (!m_keepAlive)
        close();
    return true;
}

void Connection::refuse()
{
    HttpResponse response;
    response.status = m_parser.problem().status;
    response.contentType = "text/plain; charset=utf-8";
    response.body = "Invalid HTTP request received: " + m_parser.problem().text + '.';
    m_keepAlive = false;
    m_headOnly = false;
    respond(response);
    m_discarding = true;
    QTimer::singleShot(lingering, this, &Connection::close);
}

void Connection::send(QByteArrayView bytes)
{
    if (m_broken)
        return;
    if (m_socket->bytesToWrite() == 0) {
        const qint64 sent = directSend(m_socket->socketDescriptor(), bytes);
        if (sent < 0) {
            leave();
            return;
        }
        bytes = bytes.sliced(sent);
    }
    if (bytes.isEmpty())
        return;
    // No flush(): it may find the connection broken and emit disconnected() in the middle of a round through
    // all streams.
    if (m_socket->write(bytes.data(), bytes.size()) < 0)
        leave();
}

void Connection::leave()
{
    if (m_broken)
        return;
    // The peer has gone. The caller may be going through all streams, so take leave a little later.
    m_broken = true;
    const auto end = [this] {
        m_socket->abort();
        handleClosed();
    };
    QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
}

void Connection::respond(const HttpResponse &response)
{
    QByteArray bytes = responseBytes(response, m_keepAlive, httpDate());
    if (m_headOnly)
        bytes.chop(response.body.size());
    send(bytes);
}

void Connection::openStream(const QByteArray &contentType, const QByteArray &moreHeaders)
{
    send(streamHead(contentType, m_chunked, m_keepAlive, httpDate(), moreHeaders));
}

void Connection::breakOff(bool reset)
{
    if (reset)
        resetOnClose(m_socket->socketDescriptor());
    m_discarding = true;
    leave();
}

void Connection::responseEnded()
{
    m_generation = 0;
    if (!m_keepAlive || m_closeAfter)
        close();
    else
        read(); // what was sent ahead and had to wait
}

void Connection::close()
{
    m_discarding = true;
    m_socket->disconnectFromHost();
}

void Connection::handleClosed()
{
    if (m_closed)
        return;
    m_closed = true;
    if (m_idleTimer)
        m_idleTimer->stop();
    if (m_generation)
        m_context.engine.abort(m_generation);
    m_generation = 0;
    m_whenClosed(this);
}

void Connection::watchIdle()
{
    if (!m_idleTimer)
        return;
    const bool idle = !m_generation && !m_waiting && !m_discarding && m_parser.idle();
    if (!idle)
        m_idleTimer->stop();
    else if (!m_idleTimer->isActive())
        m_idleTimer->start();
}

} // namespace servescope
