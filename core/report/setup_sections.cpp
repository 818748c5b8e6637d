// SPDX-License-Identifier: GPL-3.0-or-later
// How far the instrument can be trusted, and everything needed to measure the same again.
#include "core/base/translate.h"
#include "core/metrics/definitions.h"
#include "core/report/command_lines.h"
#include "core/report/report_words.h"
#include "core/report/sections.h"
#include "core/report/stored_sentence.h"
#include "core/results/file_names.h"

#include <QJsonArray>

#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString sentenceOf(const SectionInput &input, const Error &error)
{
    return input.options.errorSentence ? input.options.errorSentence(error) : error.sentence();
}

/// Names of the members of Manifest::environment.
QString environmentName(const QString &key)
{
    if (key == "servescope"_L1)
        return translate("Report", "ServeScope version");
    if (key == "qt"_L1)
        return translate("Report", "Qt version");
    if (key == "host"_L1)
        return translate("Report", "Client machine");
    if (key == "os"_L1)
        return translate("Report", "Operating system");
    if (key == "kernel"_L1)
        return translate("Report", "Kernel");
    if (key == "architecture"_L1)
        return translate("Report", "Architecture");
    if (key == "cpu"_L1)
        return translate("Report", "Processor");
    if (key == "cores"_L1)
        return translate("Report", "Processor threads");
    if (key == "memory_bytes"_L1)
        return translate("Report", "Memory");
    return key;
}

QString valueText(const QString &key, const QJsonValue &value)
{
    if (key == "memory_bytes"_L1)
        return plainNumber(value.toDouble() / (1 << 30)) + u" GiB"_s;
    if (value.isArray()) {
        QStringList items;
        const QJsonArray array = value.toArray();
        for (const auto &item : array)
            items += item.toVariant().toString();
        return items.join(translate("Report", ", ", "between the items of a list"));
    }
    return value.toVariant().toString();
}

class Facts
{
public:
    Facts()
    {
        m_table.header = {translate("Report", "Fact"), translate("Report", "Value"),
                          translate("Report", "Origin")};
    }
    void add(const QString &name, const QString &value, const QString &origin)
    {
        if (!value.isEmpty())
            m_table.rows.push_back({name, value, origin});
    }
    ReportTable take() { return std::move(m_table); }

private:
    ReportTable m_table;
};

ReportTable factsOf(const ReportRun &run)
{
    Facts facts;
    const QString set = translate("Report", "set by the scenario");
    const QString seen = translate("Report", "recorded by the client");
    const QString said = translate("Report", "declared by a person, not measured");
    facts.add(translate("Report", "Model"), run.measured.model, set);
    facts.add(translate("Report", "Backend"), run.measured.backend, set);
    facts.add(translate("Report", "Tool"), run.measured.tool, seen);
    const JsonValue empty;
    const JsonValue &result = run.points.empty() ? empty : run.points.front().evidence.result;
    if (run.manifest) {
        const Manifest &manifest = *run.manifest;
        facts.add(translate("Report", "Server"), withoutCredentials(manifest.baseUrl) + manifest.endpoint,
                  set);
        facts.add(translate("Report", "Tokenizer"), manifest.tokenizer, set);
        facts.add(translate("Report", "Token counts"), storedSentence(manifest.tokenizerNote), seen);
        facts.add(translate("Report", "Seed"), QString::number(manifest.seed), set);
        facts.add(translate("Report", "Workload fingerprint"), manifest.datasetFingerprint, seen);
        facts.add(translate("Report", "Started"), manifest.started.toString(Qt::ISODate), seen);
        facts.add(translate("Report", "Ended"), manifest.ended.toString(Qt::ISODate), seen);
        facts.add(translate("Report", "State"), run.measured.state, seen);
        for (auto it = manifest.environment.begin(); it != manifest.environment.end(); ++it)
            facts.add(environmentName(it.key()), valueText(it.key(), it.value()), seen);
        for (auto it = manifest.declared.begin(); it != manifest.declared.end(); ++it)
            facts.add(it.key(), valueText(it.key(), it.value()), said);
    } else {
        facts.add(translate("Report", "Date"), run.measured.date, seen);
        facts.add(translate("Report", "Tokenizer"), result["tokenizer_id"].text(), set);
        for (const QString &remark : run.measured.remarks)
            facts.add(translate("Report", "Remark"), remark, seen);
    }
    facts.add(translate("Report", "Data set"),
              run.points.empty() ? QString() : run.points.front().evidence.dataset, set);
    facts.add(translate("Report", "Convention of the figures"),
              run.points.empty() ? QString() : run.points.front().convention, seen);
    return facts.take();
}

ReportTable definitionTable()
{
    ReportTable table;
    table.header = {translate("Report", "Metric"), translate("Report", "Unit"),
                    translate("Report", "Formula")};
    for (const MetricDefinition &definition : metricDefinitions())
        table.rows.push_back({translate("Metrics", definition.name), QString::fromUtf8(definition.unit),
                              translate("Metrics", definition.formula)});
    return table;
}

void addCommands(std::vector<ReportBlock> &blocks, const ReportRun &run)
{
    const CommandLines lines = commandLines(run);
    if (!lines.sweep.isEmpty()) {
        blocks.push_back(
            paragraph(translate("Report", "The whole run, with the scenario above as combos.yaml:")));
        blocks.push_back(codeBlock(lines.sweep));
    }
    if (!lines.bench.isEmpty()) {
        blocks.push_back(paragraph(translate("Report", "Point by point:")));
        blocks.push_back(codeBlock(lines.bench));
    }
    if (!lines.vllm.isEmpty()) {
        blocks.push_back(paragraph(translate("Report", "With vLLM's own client:")));
        blocks.push_back(codeBlock(lines.vllm));
    }
    for (const QString &caveat : lines.caveats)
        blocks.push_back(paragraph(caveat));
}

} // namespace

std::vector<ReportBlock> instrumentSection(SectionInput &input)
{
    ReportTable table;
    table.sortable = true;
    table.header = {translate("Report", "Point"),
                    translate("Report", "Verdict"),
                    translate("Report", "Loop lag p99 (ms)"),
                    translate("Report", "Sent late p99 (ms)"),
                    translate("Report", "Own processor share"),
                    translate("Report", "Machine's processor"),
                    translate("Report", "TTFT error (ms)"),
                    translate("Report", "ITL error p99 (ms)")};
    std::map<QString, std::pair<QString, QStringList>> reasons; // by code: the first sentence, the points
    for (const ReportRun &run : input.runs) {
        for (const ReportPoint &point : run.points) {
            const InstrumentHealth &health = point.evidence.health;
            if (health.loopLag.samples == 0)
                continue;
            table.rows.push_back(
                {pointName(run, point, input.several()), verdictWord(health.verdict),
                 plainNumber(health.loopLag.p99Ms), plainNumber(health.sendLateness.p99Ms),
                 plainNumber(health.ownCpu * 100) + u" %"_s,
                 health.machineCpu ? plainNumber(*health.machineCpu * 100) + u" %"_s : u"–"_s,
                 health.expectedError ? plainNumber(health.expectedError->ttftMs) : u"–"_s,
                 health.expectedError ? plainNumber(health.expectedError->itlP99Ms) : u"–"_s});
            for (const Error &reason : health.reasons) {
                auto &[sentence, points] = reasons[reason.code];
                if (points.isEmpty())
                    sentence = sentenceOf(input, reason);
                points += pointName(run, point, input.several());
            }
        }
    }
    std::vector<ReportBlock> blocks;
    if (table.rows.empty()) {
        blocks.push_back(
            paragraph(translate("Report", "The client that measured did not record its own behaviour.")));
        return blocks;
    }
    blocks.push_back(paragraph(translate(
        "Report", "A client that is late measures itself. These figures tell what the latencies of each "
                  "point can be wrong by; the errors are those of the self-test at a load like this one.")));
    blocks.push_back(tableBlock(std::move(table)));
    QStringList lines;
    for (const auto &[code, reason] : reasons) {
        const auto &[sentence, points] = reason;
        const QString where =
            points.size() == 1
                ? points.first()
                : translate("Report", "%1 and %2 more").arg(points.first()).arg(points.size() - 1);
        lines += where + u": "_s + sentence;
    }
    if (!lines.isEmpty()) {
        blocks.push_back(heading(translate("Report", "What spoke against green")));
        blocks.push_back(listBlock(lines));
    }
    return blocks;
}

std::vector<ReportBlock> reproduceSection(SectionInput &input)
{
    std::vector<ReportBlock> blocks;
    for (const ReportRun &run : input.runs) {
        if (input.several())
            blocks.push_back(heading(run.measured.name));
        blocks.push_back(tableBlock(factsOf(run), translate("Report", "What was run, and who says so")));
        if (!run.scenario.isEmpty()) {
            blocks.push_back(heading(translate("Report", "Scenario")));
            blocks.push_back(codeBlock(QString::fromUtf8(run.scenario)));
        }
        blocks.push_back(heading(translate("Report", "Command lines")));
        addCommands(blocks, run);
    }
    blocks.push_back(heading(translate("Report", "What the figures mean")));
    blocks.push_back(tableBlock(definitionTable()));
    return blocks;
}

} // namespace servescope
