// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/summary_text.h"

#include "core/metrics/turns.h"
#include "core/results/vllm_keys.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 50;

QString centred(const QString &title, QChar fill)
{
    const qsizetype room = qMax<qsizetype>(0, columns - title.size());
    return QString(room / 2, fill) + title + QString(room - room / 2, fill) + u'\n';
}

QString row(const QString &label, const QString &value)
{
    return label.leftJustified(40) + u' ' + value.leftJustified(10) + u'\n';
}

QString decimals(double value)
{
    return QString::number(value, 'f', 2);
}

QString section(const Summary &summary, VllmMetric metric, const std::vector<double> &percentiles)
{
    const Distribution &d = vllmDistribution(summary, metric);
    const QString name = vllmMetricName(metric);
    const auto value = [&d](auto figure) { return d.available() ? decimals(figure()) : u"N/A"_s; };
    QString text = centred(vllmMetricTitle(metric), u'-');
    text += row(u"Mean %1 (ms):"_s.arg(name), value([&d] { return d.mean(); }));
    text += row(u"Median %1 (ms):"_s.arg(name), value([&d] { return d.median(); }));
    for (const double p : percentiles) {
        text += row(u"P%1 %2 (ms):"_s.arg(QString::fromLatin1(percentileWord(p)), name),
                    value([&d, p] { return d.at(p); }));
    }
    return text;
}

/// One line a turn; long conversations are shown by their first and last turns.
QString turnsText(const std::vector<TurnFigures> &turns)
{
    constexpr size_t shownAtEachEnd = 8;
    if (turns.empty())
        return {};
    const auto cell = [](const QString &text, int width) { return text.rightJustified(width); };
    QString text = centred(u"Turns of the Conversations"_s, u'-');
    text += cell(u"Turn"_s, 4) + cell(u"Done"_s, 7) + cell(u"Input"_s, 9) + cell(u"TTFT p50"_s, 10) +
            cell(u"p99 (ms)"_s, 10) + cell(u"E2EL p50"_s, 10) + u'\n';
    for (size_t i = 0; i < turns.size(); ++i) {
        if (i == shownAtEachEnd && turns.size() > 2 * shownAtEachEnd) {
            i = turns.size() - shownAtEachEnd;
            text += cell(u"…"_s, 4) + u'\n';
        }
        const TurnFigures &turn = turns[i];
        const auto value = [](const Distribution &d, double p) {
            return d.available() ? decimals(d.at(p)) : u"N/A"_s;
        };
        text += cell(QString::number(turn.turn + 1), 4) + cell(QString::number(turn.completed), 7) +
                cell(QString::number(turn.meanInputTokens, 'f', 1), 9) + cell(value(turn.ttft, 50), 10) +
                cell(value(turn.ttft, 99), 10) + cell(value(turn.e2el, 50), 10) + u'\n';
    }
    return text;
}

QString instrumentText(const InstrumentHealth &health)
{
    QString text = centred(u"Instrument"_s, u'-');
    text += row(u"Verdict on this client:"_s, healthVerdictName(health.verdict));
    text += row(u"P99 event loop lag (ms):"_s, decimals(health.loopLag.p99Ms));
    text += row(u"P99 send lateness (ms):"_s, decimals(health.sendLateness.p99Ms));
    text += row(u"Own share of the processor (%):"_s, decimals(health.ownCpu * 100));
    if (health.resent > 0)
        text += row(u"Requests sent twice:"_s, QString::number(health.resent));
    if (health.redirected > 0)
        text += row(u"Requests sent on to another path:"_s, QString::number(health.redirected));
    if (const auto &expected = health.expectedError) {
        text += row(u"Median TTFT error by self-test (ms):"_s, decimals(expected->ttftMs));
        text += row(u"P99 ITL error by self-test (ms):"_s, decimals(expected->itlP99Ms));
    }
    for (const Error &reason : health.reasons)
        text += reason.sentence() + u'\n';
    return text;
}

} // namespace

QString summaryText(const PointResult &result)
{
    const Summary &s = result.summary;
    const PointSetup &setup = result.setup;
    const auto figure = [&s](double value) { return s.completed > 0 ? decimals(value) : u"N/A"_s; };
    QString text = centred(u" Serving Benchmark Result "_s, u'=');
    text += row(u"Successful requests:"_s, QString::number(s.completed));
    text += row(u"Failed requests:"_s, QString::number(s.failed));
    if (setup.maxConcurrency)
        text += row(u"Maximum request concurrency:"_s, QString::number(*setup.maxConcurrency));
    if (std::isfinite(setup.requestRate))
        text += row(u"Request rate configured (RPS):"_s, decimals(setup.requestRate));
    text += row(u"Benchmark duration (s):"_s, decimals(s.durationSeconds));
    text += row(u"Total input tokens:"_s, QString::number(s.totalInputTokens));
    text += row(u"Total generated tokens:"_s, QString::number(s.totalOutputTokens));
    text += row(u"Request throughput (req/s):"_s, figure(s.requestThroughput));
    if (s.requestGoodput)
        text += row(u"Request goodput (req/s):"_s, figure(*s.requestGoodput));
    text += row(u"Output token throughput (tok/s):"_s, figure(s.outputThroughput));
    text += row(u"Peak output token throughput (tok/s):"_s, figure(s.maxOutputTokensPerSecond));
    text += row(u"Peak concurrent requests:"_s, figure(s.maxConcurrentRequests));
    text += row(u"Total token throughput (tok/s):"_s, figure(s.totalTokenThroughput));
    for (const VllmMetric metric : vllmMetrics) {
        if (setup.percentileMetrics.contains(vllmMetricKey(metric)))
            text += section(s, metric, setup.metricPercentiles);
    }
    text += turnsText(turnFigures(result.records));
    if (result.health.verdict != HealthVerdict::Unknown)
        text += instrumentText(result.health);
    text += QString(columns, u'=') + u'\n';
    return text;
}

} // namespace servescope
