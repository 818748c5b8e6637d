// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/live_board.h"

#include "ui/charts/live_chart.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/run/figure_tile.h"
#include "ui/run/newest_errors.h"
#include "ui/run/request_strip.h"
#include "ui/run/status_counts.h"
#include "ui/run/status_word.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr int leastChartHeight = 195;

Card *framed(QWidget *chart)
{
    auto *card = new Card;
    card->body()->setContentsMargins(6, 6, 6, 6);
    card->body()->addWidget(chart);
    card->setMinimumHeight(leastChartHeight);
    return card;
}

/// The curves of failures: all of them, then each kind.
constexpr std::array failureKinds{RequestStatus::HttpError, RequestStatus::ConnectionError,
                                  RequestStatus::Timeout, RequestStatus::StreamError,
                                  RequestStatus::ProtocolError};

QStringList failureNames()
{
    QStringList names{LiveBoard::tr("All", "kinds of failures")};
    for (const RequestStatus kind : failureKinds)
        names += statusWord(kind);
    return names;
}

constexpr int ClientCurve = 0;
constexpr int RunningCurve = 1;
constexpr int WaitingCurve = 2;
constexpr double RateWindow = 1; // seconds

} // namespace

LiveBoard::LiveBoard(QWidget *parent)
    : QWidget(parent),
      m_output(new FigureTile(tr("Output"), tr("Output tokens per second, over the last second"))),
      m_ttftMedian(new FigureTile(
          tr("TTFT, median"),
          tr("Time to first token: half of the requests of the last two seconds were faster"))),
      m_ttftTail(
          new FigureTile(tr("TTFT, p99"),
                         tr("Time to first token: 99 of 100 requests of the last two seconds were faster"))),
      m_inFlight(new FigureTile(tr("In flight"), tr("Requests sent and not yet ended"))),
      m_done(
          new FigureTile(tr("Completed"), tr("Requests of this point that ended well, of all its requests"))),
      m_failed(new FigureTile(tr("Failed"), tr("Requests of this point that failed"))),
      m_outputChart(new LiveChart(tr("Output"), tr("tok/s"), {tr("Output")})),
      m_ttftChart(new LiveChart(tr("Time to first token"), tr("ms"), {tr("median"), tr("p99")})),
      m_inFlightChart(
          new LiveChart(tr("Requests in flight"), tr("requests"), {tr("Client"), tr("Batch"), tr("Queue")})),
      m_failuresChart(new LiveChart(tr("Failures"), tr("req/s"), failureNames())), m_strip(new RequestStrip),
      m_counts(new StatusCounts), m_errors(new NewestErrors)
{
    auto *figures = new QHBoxLayout;
    figures->setSpacing(24);
    for (FigureTile *tile : {m_output, m_ttftMedian, m_ttftTail, m_inFlight, m_done, m_failed})
        figures->addWidget(tile, 1);

    m_inFlightChart->setToolTip(
        tr("Client: requests that were sent and have not ended. Batch and queue: those "
           "the server works on, and those that wait in it, as its own metrics tell."));
    m_failuresChart->setToolTip(tr("Requests that failed, a second, by kind"));

    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    for (LiveChart *chart : {m_outputChart, m_ttftChart, m_inFlightChart, m_failuresChart})
        charts->addWidget(framed(chart), 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addLayout(figures);
    column->addWidget(m_counts);
    column->addLayout(charts, 1);
    column->addWidget(m_errors);
    column->addWidget(m_strip);
    m_output->setTopic(u"throughput"_s);
    setGuideTopic(this, u"chart-live"_s);
    resetPoint();
}

void LiveBoard::clear()
{
    for (LiveChart *chart : {m_outputChart, m_ttftChart, m_inFlightChart, m_failuresChart})
        chart->clear();
    resetPoint();
}

void LiveBoard::nextPoint()
{
    for (LiveChart *chart : {m_outputChart, m_ttftChart, m_inFlightChart, m_failuresChart})
        chart->beginNext();
    resetPoint();
}

void LiveBoard::resetPoint()
{
    for (FigureTile *tile : {m_output, m_ttftMedian, m_ttftTail, m_inFlight, m_done, m_failed})
        tile->setValue(u"—"_s);
    for (const int curve : {RunningCurve, WaitingCurve})
        m_inFlightChart->setCurveListed(curve, false);
    for (int curve = 0; curve <= static_cast<int>(failureKinds.size()); ++curve)
        m_failuresChart->setCurveListed(curve, false);
    m_failuresChart->setEmptyText(tr("Failures: none so far."));
    m_strip->setRequests({});
    m_counts->clear();
    m_errors->show({});
    m_ended.clear();
}

void LiveBoard::append(const LoadSnapshot &snapshot)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const bool measuring =
        snapshot.phase == LoadSnapshot::Phase::Measuring || snapshot.phase == LoadSnapshot::Phase::Finished;
    const auto shown = [](const std::optional<double> &value) {
        return value ? formatMilliseconds(value) : u"—"_s;
    };
    const int failed = snapshot.failed - snapshot.count(RequestStatus::Cancelled);
    m_output->setValue(measuring ? formatRate(snapshot.outputTokensPerSecond, tr("tok/s")) : u"—"_s);
    m_ttftMedian->setValue(shown(snapshot.ttftP50Ms));
    m_ttftTail->setValue(shown(snapshot.ttftP99Ms));
    m_inFlight->setValue(formatCount(snapshot.inFlight));
    m_done->setValue(tr("%1 / %2", "requests done of all")
                         .arg(formatCount(snapshot.completed), formatCount(snapshot.total)));
    m_failed->setValue(formatCount(failed), failed > 0 ? Tone::Bad : Tone::Neutral);
    m_counts->show(snapshot);
    m_strip->setRequests(snapshot.newest);
    m_errors->show(snapshot.errors);
    if (!measuring)
        return;

    if (m_ended.empty()) { // the point has just begun: so do the axes
        m_ended.emplace_back(0, decltype(snapshot.ended){});
        m_outputChart->append(0, {0});
        m_inFlightChart->append(0, {0});
        m_failuresChart->append(0, std::vector<double>(failureKinds.size() + 1, 0));
    }
    const double seconds = toSeconds(snapshot.elapsed);
    m_outputChart->append(seconds, {snapshot.outputTokensPerSecond});
    m_ttftChart->append(seconds, {snapshot.ttftP50Ms.value_or(none), snapshot.ttftP99Ms.value_or(none)});
    m_inFlightChart->append(seconds, {double(snapshot.inFlight), snapshot.serverRunning.value_or(none),
                                      snapshot.serverWaiting.value_or(none)});
    if (snapshot.serverRunning)
        m_inFlightChart->setCurveListed(RunningCurve, true);
    if (snapshot.serverWaiting)
        m_inFlightChart->setCurveListed(WaitingCurve, true);
    appendFailures(seconds, snapshot);
}

void LiveBoard::appendFailures(double seconds, const LoadSnapshot &snapshot)
{
    m_ended.emplace_back(seconds, snapshot.ended);
    while (m_ended.size() > 2 && m_ended[1].first <= seconds - RateWindow)
        m_ended.pop_front();
    const auto &[since, before] = m_ended.front();
    std::vector<double> rates{0};
    int kinds = 0;
    for (size_t i = 0; i < failureKinds.size(); ++i) {
        const auto kind = size_t(failureKinds[i]);
        rates.push_back((snapshot.ended[kind] - before[kind]) / std::max(seconds - since, RateWindow));
        rates.front() += rates.back();
        if (snapshot.ended[kind] > 0) {
            ++kinds;
            m_failuresChart->setCurveListed(static_cast<int>(i) + 1, true);
        }
    }
    m_failuresChart->setCurveListed(0, kinds > 1); // of one kind, its curve says it all
    m_failuresChart->append(seconds, rates);
}

QString LiveBoard::newestErrors() const
{
    return m_errors->text();
}

} // namespace servescope
