// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/live_board.h"

#include "ui/charts/live_chart.h"
#include "ui/common/card.h"
#include "ui/common/elided_label.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/common/tone_icon.h"
#include "ui/run/figure_tile.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

Card *framed(QWidget *chart)
{
    auto *card = new Card;
    card->body()->setContentsMargins(6, 6, 6, 6);
    card->body()->addWidget(chart);
    return card;
}

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
      m_inFlightChart(new LiveChart(tr("Requests in flight"), tr("requests"), {tr("In flight")})),
      m_errorIcon(new ToneIcon(u"error"_s, Tone::Bad, 18)), m_error(new ElidedLabel)
{
    auto *figures = new QHBoxLayout;
    figures->setSpacing(24);
    for (FigureTile *tile : {m_output, m_ttftMedian, m_ttftTail, m_inFlight, m_done, m_failed})
        figures->addWidget(tile, 1);

    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    for (LiveChart *chart : {m_outputChart, m_ttftChart, m_inFlightChart})
        charts->addWidget(framed(chart), 1);

    auto *error = new QHBoxLayout;
    error->setSpacing(8);
    error->addWidget(m_errorIcon);
    error->addWidget(m_error, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addLayout(figures);
    column->addLayout(charts, 1);
    column->addLayout(error);
    showError({});
    m_output->setTopic(u"throughput"_s);
    setGuideTopic(this, u"chart-live"_s);
}

void LiveBoard::clear()
{
    for (LiveChart *chart : {m_outputChart, m_ttftChart, m_inFlightChart})
        chart->clear();
    for (FigureTile *tile : {m_output, m_ttftMedian, m_ttftTail, m_inFlight, m_done, m_failed})
        tile->setValue(u"—"_s);
    showError({});
}

void LiveBoard::append(double seconds, const LoadSnapshot &snapshot)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const bool measuring =
        snapshot.phase == LoadSnapshot::Phase::Measuring || snapshot.phase == LoadSnapshot::Phase::Finished;
    const auto shown = [](const std::optional<double> &value) {
        return value ? formatMilliseconds(value) : u"—"_s;
    };
    m_output->setValue(measuring ? formatRate(snapshot.outputTokensPerSecond, tr("tok/s")) : u"—"_s);
    m_ttftMedian->setValue(shown(snapshot.ttftP50Ms));
    m_ttftTail->setValue(shown(snapshot.ttftP99Ms));
    m_inFlight->setValue(formatCount(snapshot.inFlight));
    m_done->setValue(tr("%1 / %2", "requests done of all")
                         .arg(formatCount(snapshot.completed), formatCount(snapshot.total)));
    m_failed->setValue(formatCount(snapshot.failed), snapshot.failed > 0 ? Tone::Bad : Tone::Neutral);

    m_outputChart->append(seconds, {measuring ? snapshot.outputTokensPerSecond : none});
    m_ttftChart->append(seconds, {snapshot.ttftP50Ms.value_or(none), snapshot.ttftP99Ms.value_or(none)});
    m_inFlightChart->append(seconds, {measuring ? double(snapshot.inFlight) : none});
    if (!snapshot.lastError.isEmpty())
        showError(snapshot.lastError);
}

void LiveBoard::showError(const QString &sentence)
{
    m_error->setFullText(sentence.isEmpty() ? QString() : tr("Newest error: %1").arg(sentence));
    m_error->setVisible(!sentence.isEmpty());
    m_errorIcon->setVisible(!sentence.isEmpty());
}

QString LiveBoard::newestError() const
{
    return m_error->fullText();
}

} // namespace servescope
