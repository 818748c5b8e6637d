// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"
#include "core/import/format.h"
#include "core/import/import_files.h"
#include "core/import/source_text.h"

#include <QFileInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString firstMembers(const JsonValue &value)
{
    const JsonValue &object = value.isArray() ? value.at(0) : value;
    QStringList names;
    for (const auto &member : object.members()) {
        names += QString::fromUtf8(member.name).left(40);
        if (names.size() == 5)
            break;
    }
    return names.isEmpty() ? u"no members at all"_s : names.join(u", "_s);
}

Error unknown(const QString &what, const QString &found)
{
    return Error{
        u"import.unknown"_s,
        u"%1 is not a benchmark result that is known; it holds %2."_s.arg(what, found),
        u"Results of vLLM, SGLang, AIPerf, GenAI-Perf, GuideLLM, inference-perf, evalscope and LLMPerf "
        "can be read, and aggregate_results.csv."_s,
        {found}};
}

/// vLLM's offline benchmarks write JSON too, but no requests were sent.
std::optional<Error> offline(const JsonValue &value)
{
    const bool throughput = value.contains("elapsed_time") && value.contains("requests_per_second");
    const bool latency = value.contains("avg_latency") && value.contains("latencies");
    if (!throughput && !latency)
        return std::nullopt;
    return Error{u"import.offline"_s,
                 u"This is a result of vLLM's offline benchmark: no server was measured."_s,
                 u"Choose a result of vllm bench serve."_s,
                 {}};
}

/// The results inside one of our own HTML reports, a JSON object per line; empty when it is none.
QByteArray reportResults(const QByteArray &text)
{
    static const QByteArray begin = "<script type=\"application/json\" id=\"servescope-data\">";
    const qsizetype from = text.startsWith('<') ? text.indexOf(begin) : -1;
    const qsizetype to = from < 0 ? -1 : text.indexOf("</script>", from);
    if (to < 0)
        return {};
    const auto data = readJson(text.mid(from + begin.size(), to - from - begin.size()));
    if (!data || (*data)["format"].text() != "servescope.report"_L1)
        return {};
    QByteArray lines;
    for (qsizetype run = 0; run < (*data)["runs"].size(); ++run) {
        const JsonValue results = (*data)["runs"].at(run)["results"];
        for (qsizetype i = 0; i < results.size(); ++i) {
            JsonWriter json(JsonWriter::Style::Compact);
            results.at(i).write(json);
            lines += json.take() + '\n';
        }
    }
    return lines;
}

} // namespace

Result<ImportedFile> readResultText(const QByteArray &bytes, const QString &fileName)
{
    const auto text = textOf(bytes);
    if (!text)
        return text.error();
    const QByteArray start = text->left(2000).trimmed();
    const bool table = !start.startsWith('{') && !start.startsWith('[') && start.contains(',') &&
                       !start.startsWith('<') && !start.startsWith('"');
    if (table || fileName.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return readAggregateTable(*text);
    if (const QByteArray embedded = reportResults(*text); !embedded.isEmpty())
        return readResultText(embedded, fileName);
    if (start.startsWith("<"))
        return unknown(u"This web page"_s, u"HTML"_s);
    if (start.startsWith("metadata:") || start.startsWith("benchmarks:") || start.startsWith("args:"))
        return unknown(u"This YAML file"_s, u"YAML; GuideLLM also writes JSON"_s);
    auto values = readJsonSequence(*text);
    if (!values)
        return values.error();
    const JsonValue &first = values->front();
    for (const ImportFormat &format : importFormats()) {
        if (format.matches(*values))
            return format.read(std::move(values.value()), QFileInfo(fileName).fileName());
    }
    if (const auto error = offline(first))
        return *error;
    return unknown(u"This file"_s, firstMembers(first));
}

} // namespace servescope
