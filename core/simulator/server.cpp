// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/server.h"

#include <QDateTime>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

// A burst of connections beyond the backlog waits a full second for the next attempt.
constexpr int backlog = 4096;

/// The usual soft limit of 1024 descriptors is below what 1024 streams and their client need.
void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    constexpr rlim_t wanted = 16384;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
#endif
}

} // namespace

Server::Server(const SimulatorOptions &options, TruthLog &log)
    : m_options(options), m_log(log), m_engine(std::make_unique<Engine>(options, m_vocabulary, log)),
      m_faults(options), m_context{{{options.model, options.maxModelLength, m_vocabulary,
                                     serverKind(options.server).value_or(ServerKind::Vllm)},
                                    options.apiKey,
                                    QDateTime::currentSecsSinceEpoch(),
                                    [this] { return m_engine->metricsText(); },
                                    [this] { m_engine->forgetPrefixes(); }},
                                   *m_engine,
                                   log,
                                   m_faults,
                                   options.keepAliveTimeout}
{
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
    // Out of descriptors: QTcpServer stops accepting for good unless told to go on.
    connect(this, &QTcpServer::acceptError, this, [this] {
        QTimer::singleShot(std::chrono::milliseconds(100), this, &QTcpServer::resumeAccepting);
    });
}

Server::~Server()
{
    close();
    m_engine.reset(); // first, as it speaks to the connections
    for (Connection *connection : m_connections)
        delete connection;
}

Result<quint16> Server::open()
{
    raiseDescriptorLimit();
    if (listen(QHostAddress::LocalHost, m_options.port))
        return serverPort();
    const QString port = QString::number(m_options.port);
    return Error{u"simulator.listen"_s,
                 u"The built-in server cannot listen on 127.0.0.1, port %1: %2."_s.arg(port, errorString()),
                 u"Choose another port, or 0 for any free one."_s,
                 {port, errorString()}};
}

void Server::incomingConnection(qintptr descriptor)
{
    auto *connection = new Connection(descriptor, m_context, [this](Connection *closed) { forget(closed); });
    if (!connection->valid()) {
        delete connection;
        return;
    }
    connection->setParent(this);
    m_connections.insert(connection);
    m_log.sawConnections(static_cast<int>(m_connections.size()));
    m_engine->setConnections(static_cast<int>(m_connections.size()));
}

void Server::forget(Connection *connection)
{
    m_connections.erase(connection);
    m_engine->setConnections(static_cast<int>(m_connections.size()));
    connection->deleteLater();
}

} // namespace servescope
