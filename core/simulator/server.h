// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/connection.h"

#include <QTcpServer>

#include <unordered_set>

namespace servescope {

/// The listening socket and everything behind it. Lives in one thread, the simulator's.
class Server : public QTcpServer
{
public:
    Server(const SimulatorOptions &options, TruthLog &log);
    ~Server() override;

    Result<quint16> open();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void forget(Connection *connection);

    const SimulatorOptions m_options;
    TruthLog &m_log;
    WordStock m_vocabulary;
    std::unordered_set<Connection *> m_connections;
    std::unique_ptr<Engine> m_engine;
    FaultDice m_faults;
    ServerContext m_context;
};

} // namespace servescope
