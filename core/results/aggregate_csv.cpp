// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/aggregate_csv.h"

#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/results/file_names.h"
#include "core/results/vllm_json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QString file; ///< relative to the folder
    QJsonObject result;
};

const QStringList &fixedColumns()
{
    static const QStringList columns = [] {
        QStringList list{u"date"_s,
                         u"backend"_s,
                         u"model_id"_s,
                         u"tokenizer_id"_s,
                         u"num_prompts"_s,
                         u"request_rate"_s,
                         u"burstiness"_s,
                         u"max_concurrency"_s,
                         u"duration"_s,
                         u"completed"_s,
                         u"total_input_tokens"_s,
                         u"total_output_tokens"_s,
                         u"request_throughput"_s,
                         u"request_goodput"_s,
                         u"output_throughput"_s,
                         u"total_token_throughput"_s};
        for (const auto metric : {"ttft"_L1, "tpot"_L1, "itl"_L1, "e2el"_L1}) {
            for (const auto figure : {"mean"_L1, "median"_L1, "std"_L1, "p99"_L1})
                list += u"%1_%2_ms"_s.arg(figure, metric);
        }
        return list << u"input_len"_s << u"output_len"_s << u"filename"_s;
    }();
    return columns;
}

bool isMetric(const QString &column)
{
    static const QRegularExpression latency(u"^(mean|median|std|p[0-9.]+)_.+_ms$"_s);
    static const QSet<QString> others{u"request_throughput"_s,      u"request_goodput"_s,
                                      u"output_throughput"_s,       u"total_token_throughput"_s,
                                      u"max_output_tokens_per_s"_s, u"max_concurrent_requests"_s};
    return others.contains(column) || latency.match(column).hasMatch();
}

bool isInteger(const QString &column)
{
    static const QSet<QString> integers{u"num_prompts"_s,
                                        u"max_concurrency"_s,
                                        u"completed"_s,
                                        u"failed"_s,
                                        u"total_input_tokens"_s,
                                        u"total_output_tokens"_s,
                                        u"max_concurrent_requests"_s,
                                        u"input_len"_s,
                                        u"output_len"_s};
    return integers.contains(column);
}

/// The JSON parser keeps no trace of "4.0" against "4": figures are written as floats, counts as integers.
QByteArray numberCell(const QString &column, const QJsonValue &value, bool fixed)
{
    const double number = value.toDouble();
    const bool whole = std::trunc(number) == number && std::abs(number) < 9e15;
    if (whole && (isInteger(column) || (!fixed && !isMetric(column))))
        return QByteArray::number(static_cast<qint64>(number));
    return pythonFloat(number);
}

QByteArray quoted(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const bool needed =
        bytes.contains('"') || bytes.contains(',') || bytes.contains('\n') || bytes.contains('\r');
    return needed ? '"' + bytes.replace("\"", "\"\"") + '"' : bytes;
}

/// Requested lengths: from our own key, else from the name a sweep gave the file.
QByteArray lengthCell(const Row &row, const QString &column)
{
    const QJsonValue own = row.result["servescope"_L1].toObject()[column];
    if (own.isDouble())
        return own.toDouble() > 0 ? numberCell(column, own, true) : QByteArray();
    static const QRegularExpression pattern(u"bench_io(\\d+)x(\\d+)"_s);
    const auto match = pattern.match(row.file.section(u'/', -1));
    return match.captured(column == "input_len"_L1 ? 1 : 2).toLatin1();
}

QByteArray cell(const Row &row, const QString &column, bool fixed)
{
    if (column == "filename"_L1)
        return quoted(row.file);
    if (column == "input_len"_L1 || column == "output_len"_L1)
        return lengthCell(row, column);
    if (isMetric(column) && row.result["completed"_L1].toDouble() == 0)
        return {}; // zeros in the file, but nothing was measured
    const QJsonValue value = row.result[column];
    switch (value.type()) {
    case QJsonValue::Double:
        return numberCell(column, value, fixed);
    case QJsonValue::String:
        return quoted(value.toString());
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::Null:
    case QJsonValue::Undefined:
    case QJsonValue::Array:
    case QJsonValue::Object:
        break;
    }
    return {};
}

QStringList furtherColumns(const std::vector<Row> &rows)
{
    const QSet<QString> known(fixedColumns().begin(), fixedColumns().end());
    QSet<QString> found;
    for (const Row &row : rows) {
        for (auto it = row.result.begin(); it != row.result.end(); ++it) {
            if (!it->isArray() && !it->isObject() && !known.contains(it.key()))
                found.insert(it.key());
        }
    }
    QStringList columns(found.begin(), found.end());
    std::ranges::sort(columns, naturalLess);
    return columns;
}

QByteArray csv(const std::vector<Row> &rows)
{
    const QStringList further = furtherColumns(rows);
    QByteArray out;
    const auto line = [&out](const QByteArrayList &cells) { out += cells.join(',') + "\r\n"; };
    QByteArrayList header;
    for (const QString &column : fixedColumns() + further)
        header += quoted(column);
    line(header);
    for (const Row &row : rows) {
        QByteArrayList cells;
        for (const QString &column : fixedColumns())
            cells += cell(row, column, true);
        for (const QString &column : further)
            cells += cell(row, column, false);
        line(cells);
    }
    return out;
}

/// Adds the file's results as rows, or a sentence saying why it has none. JSON that is no benchmark result is
/// passed over in silence, and so is a copy of a file already read: a bench leaves its result both under
/// vLLM's name and in its run folder.
void readRows(const QDir &root, const QString &file, std::vector<Row> &rows, QStringList &skipped,
              QSet<QByteArray> &seen)
{
    const auto skip = [&](const Error &error) { skipped += u"%1: %2"_s.arg(file, error.sentence()); };
    const auto bytes = readFile(root.filePath(file));
    if (!bytes)
        return skip(bytes.error());
    const QByteArray hash = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256);
    if (seen.contains(hash))
        return;
    seen.insert(hash);
    const auto objects = readVllmObjects(*bytes);
    if (!objects)
        return skip(objects.error());
    if (std::ranges::none_of(*objects, resemblesVllmResult))
        return;
    auto results = readVllmResults(*bytes);
    if (!results)
        return skip(results.error());
    for (QJsonObject &result : results.value())
        rows.push_back({file, std::move(result)});
}

} // namespace

Result<Aggregate> aggregateFolder(const QString &folder)
{
    const QDir root(folder);
    if (folder.isEmpty() || !root.exists())
        return Error{
            u"results.no_folder"_s, u"There is no folder %1."_s.arg(folder), u"Check the path."_s, {folder}};
    QStringList files;
    QDirIterator iterator(root.path(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files += root.relativeFilePath(iterator.next());
    std::ranges::sort(files, naturalLess);

    Aggregate aggregate;
    std::vector<Row> rows;
    QSet<QByteArray> seen;
    for (const QString &file : files) {
        if (file.section(u'/', -1) != "manifest.json"_L1)
            readRows(root, file, rows, aggregate.skipped, seen);
    }
    if (rows.empty()) {
        const QString why =
            aggregate.skipped.isEmpty() ? QString() : u" (%1)"_s.arg(aggregate.skipped.join(u"; "_s));
        return Error{u"results.nothing_found"_s,
                     u"There is no result of vllm bench serve in %1%2."_s.arg(folder, why),
                     u"Choose the folder a sweep wrote its results into."_s,
                     {folder, why}};
    }
    aggregate.csv = csv(rows);
    aggregate.rows = static_cast<int>(rows.size());
    return aggregate;
}

Result<Aggregate> writeAggregate(const QString &folder)
{
    auto aggregate = aggregateFolder(folder);
    if (!aggregate)
        return aggregate;
    if (const auto written = writeFile(QDir(folder).filePath(u"aggregate_results.csv"_s), aggregate->csv);
        !written)
        return written.error();
    return aggregate;
}

} // namespace servescope
