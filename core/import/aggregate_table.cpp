// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csv.h"
#include "core/import/format.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A row whose cells are all words is a second header (Chinese, say): no result has a word for its counts.
bool isHeader(const QStringList &row, const std::vector<qsizetype> &numeric)
{
    return std::ranges::none_of(numeric, [&row](qsizetype column) {
        bool good = false;
        (void)row.value(column).toDouble(&good);
        return good;
    });
}

JsonValue cellValue(const QString &cell)
{
    if (cell.isEmpty())
        return {};
    bool good = false;
    const qlonglong whole = cell.toLongLong(&good);
    if (good)
        return JsonValue(static_cast<qint64>(whole));
    const double real = cell.toDouble(&good);
    return good ? JsonValue(real) : JsonValue(cell);
}

} // namespace

Result<ImportedFile> readAggregateTable(const QByteArray &text)
{
    const auto rows = readCsv(QString::fromUtf8(text));
    if (!rows)
        return rows.error();
    QStringList header = rows->front();
    for (QString &name : header)
        name = name.trimmed();
    std::vector<qsizetype> numeric;
    for (const auto name : {"num_prompts"_L1, "completed"_L1, "duration"_L1, "request_throughput"_L1,
                            "mean_ttft_ms"_L1, "output_throughput"_L1}) {
        if (const qsizetype column = header.indexOf(name); column >= 0)
            numeric.push_back(column);
    }
    if (numeric.size() < 2)
        return Error{u"import.unknown"_s,
                     u"This table has no columns of a benchmark result; it begins with %1."_s.arg(
                         header.mid(0, 5).join(u", "_s)),
                     u"aggregate_results.csv of a vLLM sweep is what can be read."_s,
                     {header.mid(0, 5).join(u", "_s)}};
    std::vector<JsonValue> results;
    QStringList files;
    for (size_t i = 1; i < rows->size(); ++i) {
        const QStringList &row = (*rows)[i];
        if (row.join(QString()).trimmed().isEmpty() || isHeader(row, numeric))
            continue;
        if (row.size() != header.size())
            return Error{u"import.incomplete"_s,
                         u"Row %1 of the table has %2 cells where the header has %3."_s.arg(i + 1)
                             .arg(row.size())
                             .arg(header.size()),
                         u"Is the file complete?"_s,
                         {u"row %1"_s.arg(i + 1)}};
        JsonValue result;
        for (qsizetype column = 0; column < header.size(); ++column) {
            if (!header[column].isEmpty() && !row[column].isEmpty())
                result.set(header[column].toUtf8(), cellValue(row[column].trimmed()));
        }
        results.push_back(std::move(result));
    }
    if (results.empty())
        return incompleteFile(u"table of results"_s, u"any row"_s);
    const size_t count = results.size();
    auto file = flatFormat().read(std::move(results), QString());
    if (file)
        file.value().format = u"table of results (%1 rows)"_s.arg(count);
    return file;
}

} // namespace servescope
