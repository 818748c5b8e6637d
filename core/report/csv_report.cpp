// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_reports.h"

#include "core/base/json_writer.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QByteArray cell(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const bool quote =
        bytes.contains('"') || bytes.contains(',') || bytes.contains('\n') || bytes.contains('\r');
    return quote ? '"' + bytes.replace("\"", "\"\"") + '"' : bytes;
}

QByteArray cell(double value)
{
    return std::isfinite(value) ? pythonFloat(value) : QByteArray();
}

QByteArray cell(const JsonValue &value)
{
    if (value.isString())
        return cell(value.text());
    if (value.isWhole())
        return QByteArray::number(*value.integer());
    const auto number = value.number();
    return number ? cell(*number) : QByteArray();
}

constexpr const char *setup[] = {"date",        "backend",      "model_id",   "tokenizer_id",
                                 "num_prompts", "request_rate", "burstiness", "max_concurrency"};
constexpr const char *totals[] = {"duration", "completed", "failed", "total_input_tokens",
                                  "total_output_tokens"};
constexpr const char *rates[] = {"request_throughput", "request_goodput", "output_throughput",
                                 "total_token_throughput"};

QList<QByteArray> figureKeys()
{
    QList<QByteArray> keys;
    for (const char *rate : rates)
        keys += rate;
    for (const char *metric : {"ttft", "tpot", "itl", "e2el"}) {
        for (const char *figure : {"mean", "median", "std", "p99"})
            keys += QByteArray(figure) + '_' + metric + "_ms";
    }
    return keys;
}

} // namespace

QByteArray pointsCsv(const std::vector<ReportRun> &runs)
{
    const QList<QByteArray> figures = figureKeys();
    QList<QByteArray> bounded; // the figures some point has an interval of
    for (const QByteArray &key : figures) {
        for (const ReportRun &run : runs) {
            for (const ReportPoint &point : run.points) {
                const Estimate *estimate = point.figure(QString::fromLatin1(key));
                if (estimate && estimate->hasInterval() && !bounded.contains(key))
                    bounded += key;
            }
        }
    }
    QList<QByteArray> header{"run", "point", "input_len", "output_len"};
    for (const char *key : setup)
        header += key;
    for (const char *key : totals)
        header += key;
    header += figures;
    for (const QByteArray &key : bounded)
        header << key + "_low" << key + "_high";
    QByteArray csv = header.join(',') + "\r\n";
    for (const ReportRun &run : runs) {
        for (const ReportPoint &point : run.points) {
            const PointEvidence &at = point.evidence;
            QList<QByteArray> row{cell(run.measured.name), cell(at.id),
                                  at.inputLen > 0 ? QByteArray::number(at.inputLen) : QByteArray(),
                                  at.outputLen > 0 ? QByteArray::number(at.outputLen) : QByteArray()};
            for (const char *key : setup)
                row += cell(at.result[key]);
            for (const char *key : totals)
                row += cell(at.result[key]);
            for (const QByteArray &key : figures)
                row += at.completed > 0 ? cell(at.result[key]) : QByteArray();
            for (const QByteArray &key : bounded) {
                const Estimate *estimate = point.figure(QString::fromLatin1(key));
                const bool known = estimate && estimate->hasInterval();
                row << (known ? cell(estimate->lower) : QByteArray())
                    << (known ? cell(estimate->upper) : QByteArray());
            }
            csv += row.join(',') + "\r\n";
        }
    }
    return csv;
}

QByteArray requestsCsv(const std::vector<ReportRun> &runs)
{
    QByteArray csv = "run,point,request,start_s,end_s,success,input_tokens,output_tokens,ttft_ms,tpot_ms,"
                     "itl_mean_ms,e2el_ms,client_queue_ms\r\n";
    for (const ReportRun &run : runs) {
        for (const ReportPoint &point : run.points) {
            if (!point.evidence.samples)
                continue;
            const SampleTable &table = *point.evidence.samples;
            double origin = std::numeric_limits<double>::infinity();
            for (const RequestSample &sample : table.requests) {
                if (sample.sent)
                    origin = std::min(origin, sample.start);
            }
            int index = 0;
            const QByteArray name = cell(run.measured.name) + ',' + cell(point.evidence.id) + ',';
            table.forEach([&](const RequestSample &sample, std::span<const double> gaps) {
                double sum = 0;
                for (const double gap : gaps)
                    sum += gap;
                const bool timed = table.timed && sample.sent;
                const double mean = gaps.empty() ? std::nan("") : sum / static_cast<double>(gaps.size());
                csv += name + QByteArray::number(index++) + ',' +
                       (timed ? cell(sample.start - origin) : QByteArray()) + ',' +
                       (timed ? cell(sample.end - origin) : QByteArray()) + ',' +
                       (sample.success ? "true" : "false") + ',' +
                       QByteArray::number(static_cast<qint64>(sample.inputTokens)) + ',' +
                       QByteArray::number(static_cast<qint64>(sample.outputTokens)) + ',' +
                       cell(sample.ttft) + ',' + cell(sample.tpot) + ',' + cell(mean) + ',' +
                       cell(sample.e2el) + ',' + cell(sample.queue) + "\r\n";
            });
        }
    }
    return csv;
}

} // namespace servescope
