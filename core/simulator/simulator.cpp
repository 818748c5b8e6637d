// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"

#include "core/simulator/server.h"
#include "core/simulator/simulator_options.h"

#include <QThread>

#include <future>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// The server is made, run and destroyed inside run(), so that none of its objects is ever touched from
/// outside.
class ServerThread : public QThread
{
public:
    ServerThread(const SimulatorOptions &options, TruthLog &log) : m_options(options), m_log(log)
    {
        setObjectName(u"simulator"_s);
    }

    std::future<Result<quint16>> opened() { return m_opened.get_future(); }

protected:
    void run() override
    {
        Server server(m_options, m_log);
        const auto port = server.open();
        m_opened.set_value(port);
        if (port)
            exec();
    }

private:
    const SimulatorOptions m_options;
    TruthLog &m_log;
    std::promise<Result<quint16>> m_opened;
};

} // namespace

struct Simulator::Private
{
    explicit Private(SimulatorOptions simulatorOptions)
        : options(std::move(simulatorOptions)), log(options.recordTruth)
    {}

    const SimulatorOptions options;
    TruthLog log;
    std::unique_ptr<ServerThread> thread;
    quint16 port = 0;
};

Simulator::Simulator(SimulatorOptions options) : d(std::make_unique<Private>(std::move(options))) {}

Simulator::~Simulator()
{
    stop();
}

Result<void> Simulator::start()
{
    if (d->thread)
        return Error{u"simulator.running"_s,
                     u"The built-in server is already running at %1."_s.arg(url().toString()),
                     {},
                     {url().toString()}};
    if (auto checked = checkOptions(d->options); !checked)
        return checked;
    d->log.clear();
    d->thread = std::make_unique<ServerThread>(d->options, d->log);
    auto opened = d->thread->opened();
    d->thread->start();
    const Result<quint16> port = opened.get();
    if (!port) {
        stop();
        return port.error();
    }
    d->port = *port;
    return {};
}

void Simulator::stop()
{
    if (!d->thread)
        return;
    d->thread->quit();
    d->thread->wait();
    d->thread.reset();
    d->port = 0;
}

QUrl Simulator::url() const
{
    QUrl url;
    if (d->port == 0)
        return url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(d->port);
    return url;
}

std::vector<TruthRecord> Simulator::truth() const
{
    return d->log.records();
}

int Simulator::peakConnections() const
{
    return d->log.peakConnections();
}

int Simulator::peakRunning() const
{
    return d->log.peakRunning();
}

} // namespace servescope
