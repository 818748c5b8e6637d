// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/trace_rows.h"

#include "core/dataset/csv_rows.h"
#include "core/dataset/entry_file.h"

#include <QDateTime>
#include <QFileInfo>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 10'000'000;
constexpr double latest = 9e9; // seconds: what fits into 64 bits of nanoseconds
constexpr int mooncakeChunk = 512;
constexpr int qwenChunk = 16;

const QString wholeLength = u"a whole number of tokens from 0 to 10000000"_s;
const QString timeInSeconds = u"a time stamp of at most 9e9 seconds"_s;

Error cancelledError()
{
    return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
}

QString shown(const QByteArray &field)
{
    return u'"' + QString::fromUtf8(field.left(40)) + u'"';
}

/// Puts rows together and keeps them in order.
class Collector
{
public:
    Collector(const TraceOptions &options, int most) : m_options(options), m_most(most) {}

    bool full() const { return static_cast<int>(trace.rows.size()) >= m_most; }

    /// `at` in seconds from any beginning.
    Result<void> add(double at, TraceRow row, qint64 line)
    {
        if (!(std::abs(at) <= latest))
            return shapeError(m_options.path, line, timeInSeconds, QString::number(at));
        if (row.input < 1 || row.output < 1) {
            ++trace.dropped;
            return {};
        }
        if (trace.rows.empty())
            m_first = m_newest = at;
        if (at < m_newest)
            return shapeError(m_options.path, line, u"times in ascending order"_s,
                              u"one %1 s before its predecessor's"_s.arg(m_newest - at));
        m_newest = at;
        row.at = fromSeconds(at - m_first);
        trace.rows.push_back(std::move(row));
        return {};
    }

    Trace trace;

private:
    const TraceOptions &m_options;
    int m_most;
    double m_first = 0;
    double m_newest = 0;
};

Result<int> lengthOf(const QString &path, qint64 line, const QByteArray &field)
{
    bool ok = false;
    const double value = field.trimmed().toDouble(&ok); // some files write 12.0
    if (!ok || value < 0 || value > longest || value != std::floor(value))
        return shapeError(path, line, wholeLength, shown(field));
    return static_cast<int>(value);
}

/// Seconds of "2023-11-16 18:17:03.9799600", "2024-05-10 00:00:00+00:00" … in UTC, or NaN.
double dateSeconds(const QByteArray &text)
{
    constexpr qsizetype whole = 19; // up to the seconds
    const QByteArray field = text.trimmed();
    const QDateTime time =
        QDateTime::fromString(QString::fromLatin1(field.left(whole)).replace(u' ', u'T') + u'Z', Qt::ISODate);
    if (field.size() < whole || !time.isValid())
        return std::nan("");
    QByteArray rest = field.mid(whole);
    for (const char *zone : {"+00:00", "Z", " UTC", "+00"})
        if (rest.endsWith(zone)) {
            rest.chop(qstrlen(zone));
            break;
        }
    bool ok = rest.isEmpty();
    const double fraction = ok ? 0 : ("0" + rest).toDouble(&ok);
    if (!ok || !(rest.isEmpty() || rest.startsWith('.')))
        return std::nan("");
    return static_cast<double>(time.toSecsSinceEpoch()) + fraction;
}

Result<Trace> readCsv(const TraceOptions &options, int most, const std::atomic_bool &cancelled)
{
    CsvRows csv(options.path);
    if (const Result<void> opened = csv.open(); !opened)
        return opened.error();
    const bool azure = csv.column("ContextTokens"_L1) >= 0;
    const int time = csv.column("Timestamp"_L1);
    const int input = csv.column(azure ? "ContextTokens"_L1 : "Request tokens"_L1);
    const int output = csv.column(azure ? "GeneratedTokens"_L1 : "Response tokens"_L1);
    if (time < 0 || input < 0 || output < 0)
        return traceError(options.path, u"its columns are %1"_s.arg(csv.columns().join(", "_L1).left(200)));
    Collector collector(options, most);
    std::vector<QByteArray> fields;
    double beginning = 0;
    while (!collector.full()) {
        if (cancelled)
            return cancelledError();
        const Result<bool> more = csv.next(fields);
        if (!more)
            return more.error();
        if (!*more)
            break;
        ++collector.trace.seen;
        const QByteArray &stamp = fields[static_cast<size_t>(time)];
        bool ok = true;
        double at = azure ? dateSeconds(stamp) : stamp.trimmed().toDouble(&ok);
        if (!ok || std::isnan(at))
            return shapeError(options.path, csv.line(), azure ? u"a date and time"_s : timeInSeconds,
                              shown(stamp));
        if (collector.trace.seen == 1)
            beginning = at; // small numbers keep their nanoseconds
        at = (at - beginning) * options.toSeconds.value_or(1);
        const Result<int> in = lengthOf(options.path, csv.line(), fields[static_cast<size_t>(input)]);
        if (!in)
            return in.error();
        const Result<int> out = lengthOf(options.path, csv.line(), fields[static_cast<size_t>(output)]);
        if (!out)
            return out.error();
        if (const Result<void> added = collector.add(at, {{}, *in, *out, {}}, csv.line()); !added)
            return added.error();
    }
    return std::move(collector.trace);
}

Result<TraceRow> jsonRow(const TraceOptions &options, JsonNode entry, qint64 line)
{
    TraceRow row;
    for (const auto &[name, member] : {std::pair(&options.inputLength, &TraceRow::input),
                                       std::pair(&options.outputLength, &TraceRow::output)}) {
        const JsonNode node = entry[name->toStdString()];
        const qint64 value = node.integer(-1);
        if (value < 0 || value > longest)
            return shapeError(options.path, line, wholeLength + u" as \"%1\""_s.arg(*name),
                              node.isNumber() ? node.string() : node.what());
        row.*member = static_cast<int>(value);
    }
    const JsonNode hashes = entry[options.hashIds.toStdString()];
    if (hashes.exists() && !hashes.isArray())
        return shapeError(options.path, line, u"a list as \"%1\""_s.arg(options.hashIds), hashes.what());
    bool numbers = true;
    if (hashes.isArray())
        hashes.forEachItem([&](JsonNode id) {
            numbers = numbers && id.isNumber();
            row.hashes.push_back(id.integer());
        });
    if (!numbers)
        return shapeError(options.path, line, u"numbers in \"%1\""_s.arg(options.hashIds),
                          u"something else"_s);
    return row;
}

Result<Trace> readJson(const TraceOptions &options, int most, const std::atomic_bool &cancelled)
{
    EntryFile file(options.path);
    Collector collector(options, most);
    bool qwen = false;
    const auto take = [&](JsonNode entry, qint64 line) -> Result<bool> {
        if (collector.full())
            return false;
        if (collector.trace.seen++ == 0) {
            qwen = entry["chat_id"].exists();
            collector.trace.chunkTokens = options.chunkTokens.value_or(qwen ? qwenChunk : mooncakeChunk);
        }
        const JsonNode stamp = entry[options.timestamp.toStdString()];
        if (!stamp.isNumber())
            return shapeError(options.path, line, u"a number as \"%1\""_s.arg(options.timestamp),
                              stamp.what());
        Result<TraceRow> row = jsonRow(options, entry, line);
        if (!row)
            return row.error();
        const double factor = options.toSeconds.value_or(qwen ? 1 : 0.001);
        if (const Result<void> added = collector.add(stamp.number() * factor, std::move(row).value(), line);
            !added)
            return added.error();
        return false; // the row is read, and no longer needed
    };
    if (const Result<void> read = file.index(take, cancelled); !read)
        return read.error();
    return std::move(collector.trace);
}

bool looksLikeJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray head = file.read(256);
    if (head.startsWith("\xef\xbb\xbf"))
        head.remove(0, 3);
    head = head.trimmed();
    return head.startsWith('{') || head.startsWith('[');
}

} // namespace

Result<Trace> readTrace(const TraceOptions &options, int most, const std::atomic_bool &cancelled)
{
    return looksLikeJson(options.path) ? readJson(options, most, cancelled)
                                       : readCsv(options, most, cancelled);
}

Result<std::vector<TracePair>> readBurstGpt(const QString &path, int &seen, const std::atomic_bool &cancelled)
{
    CsvRows csv(path);
    if (const Result<void> opened = csv.open(); !opened)
        return opened.error();
    const int model = csv.column("Model"_L1);
    const int input = csv.column("Request tokens"_L1);
    const int output = csv.column("Response tokens"_L1);
    if (model < 0 || input < 0 || output < 0)
        return traceError(path, u"its columns are %1"_s.arg(csv.columns().join(", "_L1).left(200)));
    std::vector<TracePair> pairs;
    std::vector<QByteArray> fields;
    for (seen = 0;; ++seen) {
        if (cancelled)
            return cancelledError();
        const Result<bool> more = csv.next(fields);
        if (!more)
            return more.error();
        if (!*more)
            return pairs;
        const Result<int> in = lengthOf(path, csv.line(), fields[static_cast<size_t>(input)]);
        if (!in)
            return in.error();
        const Result<int> out = lengthOf(path, csv.line(), fields[static_cast<size_t>(output)]);
        if (!out)
            return out.error();
        if (fields[static_cast<size_t>(model)].trimmed() == "GPT-4" && *in > 0 && *out > 0)
            pairs.push_back({*in, *out});
    }
}

} // namespace servescope
