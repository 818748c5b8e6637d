// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/recorder.h"

#include "core/telemetry/gpu_log.h"
#include "core/telemetry/series_file.h"
#include "core/transport/network_defaults.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QThread>
#include <QTimer>

#include <functional>
#include <mutex>
#include <utility>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 pageLimit = 32LL << 20;
constexpr int rounds = 3; // through all addresses, before the server is taken to have no metrics

/// What the thread leaves for others.
struct Shared
{
    std::mutex mutex;
    std::vector<ServerState> samples;
};

/// Asks and writes; lives in the recorder's thread.
class Scraper : public QObject
{
public:
    Scraper(const TelemetryOptions &options, Shared &shared) : m_options(options), m_shared(shared)
    {
        connect(&m_timer, &QTimer::timeout, this, &Scraper::ask);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(std::chrono::ceil<std::chrono::milliseconds>(options.interval));
        if (!options.gpuPath.isEmpty())
            m_gpus = std::make_unique<GpuLog>(options.gpuTool, options.gpuPath, options.interval);
        if (!options.urls.empty()) {
            m_timer.start();
            ask();
        }
    }

    /// One last question, then `done`.
    void finish(const std::function<void()> &done)
    {
        m_timer.stop();
        m_done = done;
        QTimer::singleShot(500ms, this, &Scraper::end);
        if (m_reply)
            return; // its end is the end
        if (m_known)
            ask();
        if (!m_reply)
            end();
    }

private:
    void end()
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done();
    }

    void ask()
    {
        if (m_reply || m_failures >= rounds * int(m_options.urls.size()))
            return;
        const QUrl &url = m_options.urls[m_url];
        if (!m_manager)
            m_manager = makeMeasuringManager(url);
        QNetworkRequest request(url);
        prepareRequest(request);
        request.setTransferTimeout(5000);
        for (const auto &[name, value] : m_options.headers)
            request.setRawHeader(name, value);
        m_reply = m_manager->get(request);
        connect(m_reply, &QNetworkReply::finished, this, &Scraper::take);
    }

    void take()
    {
        const Nanoseconds now = monotonicNow();
        QNetworkReply *reply = std::exchange(m_reply, nullptr);
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        ServerState state;
        if (status == 200 && reply->error() == QNetworkReply::NoError)
            state = readServerState(parseMetrics(reply->read(pageLimit)));
        state.time = now;
        if (status == 307 || status == 308) // older vLLM: /metrics → /metrics/
            redirect(reply->url().resolved(QUrl::fromEncoded(reply->rawHeader("Location"))));
        else if (!state.empty())
            keep(state);
        else if (!m_known)
            next();
        if (m_done && !m_reply)
            end();
    }

    void redirect(const QUrl &target)
    {
        QUrl &url = m_options.urls[m_url];
        ++m_failures;
        if (target.host() != url.host() || target == url || m_done)
            return;
        url = target;
        ask();
    }

    void next()
    {
        ++m_failures;
        m_url = (m_url + 1) % m_options.urls.size();
        m_manager.release()->deleteLater(); // another address may be another host
        if (m_url != 0 && !m_done)
            ask();
    }

    void keep(const ServerState &state)
    {
        if (!m_known && !m_options.seriesPath.isEmpty())
            m_file = std::make_unique<SeriesFile>(m_options.seriesPath,
                                                  m_options.urls[m_url].toString(QUrl::RemoveUserInfo),
                                                  m_options.interval);
        m_known = true;
        if (m_file)
            m_file->append(state);
        const std::lock_guard lock(m_shared.mutex);
        m_shared.samples.push_back(state);
    }

    TelemetryOptions m_options;
    Shared &m_shared;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr; // the manager's
    QTimer m_timer;
    std::unique_ptr<SeriesFile> m_file;
    std::unique_ptr<GpuLog> m_gpus;
    std::function<void()> m_done;
    size_t m_url = 0;
    int m_failures = 0;
    bool m_known = false; // metrics have come from there
};

} // namespace

struct TelemetryRecorder::Private
{
    TelemetryOptions options;
    Shared shared;
    QThread thread;
    Scraper *scraper = nullptr; // in the thread
};

TelemetryRecorder::TelemetryRecorder(TelemetryOptions options) : d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->thread.setObjectName(u"telemetry"_s);
}

TelemetryRecorder::~TelemetryRecorder()
{
    stop();
}

void TelemetryRecorder::start()
{
    if (d->thread.isRunning() || (d->options.urls.empty() && d->options.gpuPath.isEmpty()))
        return;
    d->thread.start();
    auto *home = new QObject;
    home->moveToThread(&d->thread);
    QMetaObject::invokeMethod(home, [this, home] {
        d->scraper = new Scraper(d->options, d->shared);
        home->deleteLater();
    });
}

void TelemetryRecorder::stop()
{
    if (!d->thread.isRunning())
        return;
    auto *home = new QObject;
    home->moveToThread(&d->thread);
    QMetaObject::invokeMethod(home, [this, home] {
        home->deleteLater();
        d->scraper->finish([this] {
            std::exchange(d->scraper, nullptr)->deleteLater();
            d->thread.quit();
        });
    });
    d->thread.wait();
}

std::vector<ServerState> TelemetryRecorder::samples() const
{
    const std::lock_guard lock(d->shared.mutex);
    return d->shared.samples;
}

std::optional<ServerState> TelemetryRecorder::newest() const
{
    const std::lock_guard lock(d->shared.mutex);
    return d->shared.samples.empty() ? std::nullopt : std::optional(d->shared.samples.back());
}

std::vector<QUrl> usualMetricsUrls(const QString &baseUrl)
{
    QUrl url(baseUrl.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/v1"_L1))
        path.chop(3);
    url.setQuery(QString());
    std::vector<QUrl> urls;
    for (const QString &name : {u"/metrics"_s, u"/prometheus/metrics"_s}) {
        url.setPath(path + name);
        urls.push_back(url);
    }
    if (url.port() == 8000) { // Triton serves its metrics beside
        url.setPort(8002);
        url.setPath(u"/metrics"_s);
        urls.push_back(url);
    }
    return urls;
}

} // namespace servescope
