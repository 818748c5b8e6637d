// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/import/import_files.h"
#include "core/report/command_lines.h"
#include "core/report/html_report.h"
#include "core/report/report_charts.h"
#include "core/report/report_words.h"
#include "core/report/text_reports.h"
#include "tests/support/registry.h"
#include "tests/ui/results/stored_runs.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// A report about a run on disk, format by format.
class ReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sectionsAnswerTheQuestions();
    void onlyTheSectionsAskedFor();
    void htmlStandsAlone();
    void htmlOpensAgain();
    void hostileNames();
    void sameInputSameBytes();
    void noSecretLeaves();
    void csvHasEveryPoint();
    void csvHasEveryRequest();
    void csvKnowsNoLocale();
    void markdown();
    void commandLinesCarryTheRun();
    void failedPointsAreNamed();
    void severalRuns();
    void resultFilesOfOthers();
    void comparison();
    void logo();
    void vllmJson();

private:
    QTemporaryDir m_folder;
    std::vector<ReportRun> m_runs;
};

namespace {

ReportRun runOf(const QTemporaryDir &folder, const QString &name, const std::vector<Outcome> &outcomes)
{
    const QString path = writeRun(folder.filePath(name), u"org/model-"_s + name, outcomes);
    const auto run = readReportRun(path);
    return run ? *run : ReportRun();
}

QString allText(const ReportDocument &document, const QString &section)
{
    QString text;
    for (const ReportSection &part : document.sections) {
        for (const ReportBlock &block : part.blocks) {
            if (part.id == section)
                text += block.text + u'\n' + block.items.join(u'\n') + u'\n';
        }
    }
    return text;
}

QList<QList<QByteArray>> cells(const QByteArray &csv)
{
    QList<QList<QByteArray>> rows;
    for (const QByteArray &line : csv.split('\n')) {
        if (!line.isEmpty())
            rows += line.trimmed().split(',');
    }
    return rows;
}

} // namespace

void ReportTest::initTestCase()
{
    m_runs = {runOf(m_folder, u"one"_s, {Outcome::Finished, Outcome::Finished, Outcome::Finished})};
    QCOMPARE(m_runs[0].points.size(), size_t(3));
    QVERIFY(m_runs[0].points[0].figure(u"median_ttft_ms"));
}

void ReportTest::sectionsAnswerTheQuestions()
{
    m_runs[0].evidence.objectives = m_runs[0].objectives = {{u"ttft"_s, 60}};
    const ReportDocument document = makeReport(m_runs, {});
    const QString summary = allText(document, u"summary"_s);
    QVERIFY(summary.contains(u"org/model-one"_s) &&
            summary.contains(u"http://127.0.0.1:8000"_s));                        // which server
    QVERIFY(summary.contains(u"concurrency 1, concurrency 4, concurrency 16"_s)); // and load
    QVERIFY(summary.contains(u"output tok/s at concurrency 16"_s));               // how much at which latency
    QVERIFY2(summary.contains(u"up to concurrency 4 the server meets TTFT ≤ 60 ms"_s) ||
                 summary.contains(u"the server meets TTFT ≤ 60 ms"_s) ||
                 summary.contains(u"no measured load"_s),
             qPrintable(summary));                 // is the objective met
    QVERIFY(summary.contains(u"95 % interval"_s)); // how sure
    const QString again = allText(document, u"reproduce"_s);
    QVERIFY(again.contains(u"servescope bench"_s) && again.contains(u"vllm bench serve"_s) &&
            again.contains(u"model: org/model-one"_s)); // can I reproduce it
    QVERIFY(document.charts.size() >= 8);
}

void ReportTest::onlyTheSectionsAskedFor()
{
    ReportOptions options;
    options.parts = {ReportPart::Summary, ReportPart::Points};
    const ReportDocument document = makeReport(m_runs, options);
    QCOMPARE(document.sections.size(), size_t(2));
    QCOMPARE(document.sections[1].id, u"points"_s);
    QVERIFY(document.charts.empty());
}

void ReportTest::htmlStandsAlone()
{
    const ReportDocument document = makeReport(m_runs, {});
    const QString html = QString::fromUtf8(htmlReport(document));
    QCOMPARE(html.count(u"<svg "_s), static_cast<qsizetype>(document.charts.size()));
    for (const ReportSection &section : document.sections)
        QVERIFY(html.contains(u"<section id=\"%1\">"_s.arg(section.id)) &&
                html.contains(u"href=\"#%1\""_s.arg(section.id)));
    // Nothing is loaded from anywhere.
    static const QRegularExpression loads(u"(src|href)=\"(?!#)|url\\((?!#)|@import|<link|fetch\\(|XMLHttp"_s);
    QVERIFY2(!loads.match(html).hasMatch(), qPrintable(loads.match(html).captured()));
    QVERIFY(html.contains(u"default-src 'none'"_s));
    // Tables and charts are there before any script has run.
    const QString body = html.left(html.indexOf(u"<script"_s));
    QVERIFY(body.contains(u"<table class=\"sortable\">"_s) && body.contains(u"512 → 32, concurrency 16"_s));
    QVERIFY(!body.contains(u"<button"_s) && !body.contains(u"<input"_s));
}

void ReportTest::htmlOpensAgain()
{
    const QString path = m_folder.filePath(u"report.html"_s);
    QVERIFY(writeFile(path, htmlReport(makeReport(m_runs, {}))));
    const ImportReading reading = readResultFiles({path});
    QVERIFY2(reading.allRead(), qPrintable(reading.files[0].error.message));
    QCOMPARE(reading.runs.size(), size_t(1));
    QCOMPARE(reading.runs[0].points.size(), size_t(3));
    QCOMPARE(reading.runs[0].points[2].result["median_ttft_ms"].number(),
             m_runs[0].points[2].evidence.result["median_ttft_ms"].number());
    const auto again = readReportRun(path);
    QVERIFY(again);
    QCOMPARE(again->points.size(), size_t(3));
}

void ReportTest::hostileNames()
{
    std::vector<ReportRun> runs = m_runs;
    runs[0].measured.model = u"</script><img src=x onerror=alert(1)>%1"_s;
    runs[0].points[0].evidence.result.set("model_id", u"</script><b>"_s);
    ReportOptions options;
    options.title = u"<h1>%2"_s;
    options.notes = u"a & b </p>"_s;
    const QByteArray html = htmlReport(makeReport(runs, options));
    QVERIFY(!html.contains("<img") && !html.contains("<h1><h1>"));
    QCOMPARE(html.count("</script>"), html.count("<script"));
    QVERIFY(html.contains("a &amp; b &lt;/p&gt;"));
}

void ReportTest::sameInputSameBytes()
{
    const auto again = readReportRun(m_runs[0].measured.path);
    QVERIFY(again);
    ReportRun second = *again;
    second.objectives = second.evidence.objectives = m_runs[0].objectives;
    QCOMPARE(htmlReport(makeReport({second}, {})), htmlReport(makeReport(m_runs, {})));
    QCOMPARE(pointsCsv({second}), pointsCsv(m_runs));
    QCOMPARE(markdownReport(makeReport({second}, {})), markdownReport(makeReport(m_runs, {})));
}

void ReportTest::noSecretLeaves()
{
    const ReportDocument document = makeReport(m_runs, {}); // the run's address has user and password
    for (const QByteArray &file : {htmlReport(document), markdownReport(document), pointsCsv(m_runs)})
        QVERIFY(!file.contains("secret"));
    QVERIFY(document.data.contains("results"));
}

void ReportTest::csvHasEveryPoint()
{
    const auto rows = cells(pointsCsv(m_runs));
    QCOMPARE(rows.size(), 4);
    const auto column = [&rows](const char *name) { return rows[0].indexOf(QByteArray(name)); };
    for (const auto &row : rows)
        QCOMPARE(row.size(), rows[0].size());
    QCOMPARE(rows[2][column("max_concurrency")], QByteArray("4"));
    QCOMPARE(rows[2][column("completed")], QByteArray("38"));
    const double median = rows[3][column("median_ttft_ms")].toDouble();
    QVERIFY(median > 0);
    QVERIFY(rows[3][column("median_ttft_ms_low")].toDouble() <= median);
    QVERIFY(rows[3][column("p99_ttft_ms_high")].isEmpty()); // no bound with so few requests
}

void ReportTest::csvHasEveryRequest()
{
    const auto rows = cells(requestsCsv(m_runs));
    QCOMPARE(rows.size(), 1 + 3 * 40);
    QCOMPARE(rows[1].size(), rows[0].size());
    QCOMPARE(rows[1][rows[0].indexOf("success")], QByteArray("true"));
    QCOMPARE(rows[20][rows[0].indexOf("success")], QByteArray("false")); // every twentieth failed
    QCOMPARE(rows[1][rows[0].indexOf("output_tokens")], QByteArray("32"));
    QVERIFY(rows[1][rows[0].indexOf("ttft_ms")].toDouble() > 20);
}

void ReportTest::csvKnowsNoLocale()
{
    const QByteArray before = pointsCsv(m_runs) + requestsCsv(m_runs) + htmlReport(makeReport(m_runs, {}));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QByteArray after = pointsCsv(m_runs) + requestsCsv(m_runs) + htmlReport(makeReport(m_runs, {}));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(after, before);
}

void ReportTest::markdown()
{
    const QString text = QString::fromUtf8(markdownReport(makeReport(m_runs, {})));
    QVERIFY(text.startsWith(u"## Serving benchmark: org/model-one"_s));
    QVERIFY(text.contains(u"| 512 → 32, concurrency 16 | 38 | 2 |"_s));
    QVERIFY(text.contains(u"| Point | Completed | Failed |"_s));
    QVERIFY(!text.contains(u"<svg"_s));
    QCOMPARE(text.count(u"<details>"_s), text.count(u"</details>"_s));
}

void ReportTest::commandLinesCarryTheRun()
{
    const CommandLines lines = commandLines(m_runs[0]);
    for (const QString &text : {lines.bench, lines.vllm}) {
        for (const QString &part :
             {u"--model org/model-one"_s, u"--random-input-len 512"_s, u"--random-output-len 32"_s,
              u"--seed 4242"_s, u"for load in \"1 40\" \"4 40\" \"16 40\"; do"_s,
              u"--max-concurrency \"$1\""_s, u"--base-url http://127.0.0.1:8000 "_s})
            QVERIFY2(text.contains(part), qPrintable(part + u" in "_s + text));
    }
    QVERIFY(lines.bench.startsWith(u"servescope bench"_s) || lines.bench.contains(u"  servescope bench"_s));
    QCOMPARE(shellWord(u"it's"_s), u"'it'\\''s'"_s);
    QCOMPARE(shellWord(u"a b"_s), u"'a b'"_s);
    QCOMPARE(shellWord(u"org/model:1"_s), u"org/model:1"_s);
}

void ReportTest::failedPointsAreNamed()
{
    const std::vector<ReportRun> runs{runOf(m_folder, u"failed"_s, {Outcome::Finished, Outcome::Failed})};
    ReportOptions options;
    options.errorSentence = [](const Error &error) { return u"translated "_s + error.code; };
    const QString points = allText(makeReport(runs, options), u"points"_s);
    QVERIFY2(points.contains(u"512 → 32, concurrency 4: translated test.refused"_s), qPrintable(points));
    const std::vector<ReportRun> nothing{runOf(m_folder, u"nothing"_s, {Outcome::Failed})};
    const QString summary = allText(makeReport(nothing, {}), u"summary"_s);
    QVERIFY(summary.contains(u"No request of this run succeeded."_s));
    QVERIFY(!htmlReport(makeReport(nothing, {})).contains("nan"));
}

void ReportTest::severalRuns()
{
    std::vector<ReportRun> runs = m_runs;
    runs.push_back(runOf(m_folder, u"two"_s, {Outcome::Finished, Outcome::Finished}));
    const ReportDocument document = makeReport(runs, {});
    QCOMPARE(document.charts[0].data.series.size(), size_t(2));
    QCOMPARE(cells(pointsCsv(runs)).size(), 6);
    QSet<QString> ids;
    for (const ReportChart &chart : document.charts)
        ids.insert(chart.data.id);
    QCOMPARE(ids.size(), static_cast<qsizetype>(document.charts.size())); // each its own file
}

void ReportTest::resultFilesOfOthers()
{
    const auto run = readReportRun(QStringLiteral(TEST_DATA_DIR "/import/b9821-chat-c4-goodput.json"));
    QVERIFY(run);
    const ReportDocument document = makeReport({*run}, {});
    QVERIFY(allText(document, u"summary"_s).contains(u"did not record how late the client"_s));
    QVERIFY(htmlReport(document).size() > 10000);
}

void ReportTest::comparison()
{
    QVERIFY(allText(makeReport(m_runs, {}), u"comparison"_s).isEmpty()); // nothing to hold it against
    std::vector<ReportRun> runs{m_runs[0], runOf(m_folder, u"two"_s, {Outcome::Finished, Outcome::Finished})};
    const ReportDocument document = makeReport(runs, {});
    const auto section = std::ranges::find(document.sections, u"comparison"_s, &ReportSection::id);
    QVERIFY(section != document.sections.end());
    std::vector<const ReportTable *> tables;
    for (const ReportBlock &block : section->blocks)
        if (block.kind == ReportBlock::Kind::Table)
            tables.push_back(&block.table);
    QCOMPARE(tables.size(), size_t(2));
    // What was set differently comes first.
    QVERIFY(std::ranges::any_of(tables[0]->rows, [](const QStringList &row) {
        return row == QStringList{u"model"_s, u"org/model-one"_s, u"org/model-two"_s};
    }));
    // A verdict with its interval for each main figure of both matched points, as compareRuns() gives it.
    const auto comparison = compareRuns(runs[0].measured, runs[1].measured);
    QVERIFY(comparison && comparison->points.size() == 2);
    QVERIFY(tables[1]->rows.size() >= 12);
    const QStringList words{u"better"_s, u"worse"_s, u"not distinguishable"_s, u"not judged"_s};
    for (const QStringList &row : tables[1]->rows) {
        QCOMPARE(row.size(), tables[1]->header.size());
        QVERIFY2(words.contains(row.last()), qPrintable(row.join(u" | "_s)));
        QVERIFY(row.last() == words[3] || row[6].contains(u" … "_s));
    }
    const QString text = allText(document, u"comparison"_s);
    QVERIFY2(text.contains(u"Only in the baseline: 512 → 32 tokens, concurrency 16"_s), qPrintable(text));
    for (const QByteArray &format : {htmlReport(document), markdownReport(document)})
        QVERIFY(format.contains("95 % interval of the change"));
    // The other way round each verdict is turned.
    std::swap(runs[0], runs[1]);
    const auto turned = compareRuns(runs[0].measured, runs[1].measured);
    QCOMPARE(turned->points[0].metrics[0].difference.value,
             -comparison->points[0].metrics[0].difference.value);
}

void ReportTest::logo()
{
    const QString png = m_folder.filePath(u"logo.png"_s);
    const QByteArray bytes = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    QVERIFY(writeFile(png, bytes));
    ReportOptions options;
    options.logo = *readLogo(png);
    const QByteArray html = htmlReport(makeReport(m_runs, options));
    QVERIFY(
        html.contains("<img class=\"logo\" alt=\"\" src=\"data:image/png;base64," + bytes.toBase64() + "\""));
    QVERIFY(!htmlReport(makeReport(m_runs, {})).contains("<img"));

    const QString text = m_folder.filePath(u"logo.txt"_s);
    QVERIFY(writeFile(text, "no picture"));
    QCOMPARE(readLogo(text).error().code, u"report.logo_type"_s);
    QVERIFY(writeFile(text, bytes + QByteArray(1 << 20, 'x')));
    QCOMPARE(readLogo(text).error().code, u"file.too_large"_s);
    QCOMPARE(readLogo(m_folder.filePath(u"none"_s)).error().code, u"file.open"_s);
}

void ReportTest::vllmJson()
{
    const auto files = vllmFiles(m_runs);
    QVERIFY(files && files->size() == 3);
    QSet<QString> names;
    for (const auto &[name, bytes] : *files) {
        names.insert(name);
        const auto stored = readFile(m_runs[0].measured.path + u'/' + name);
        QVERIFY(stored);
        QCOMPARE(bytes, *stored);
    }
    QCOMPARE(names.size(), 3);
    // Two runs of the same points do not overwrite each other.
    const auto both = vllmFiles({m_runs[0], m_runs[0]});
    QVERIFY(both && both->size() == 6);
    for (const auto &[name, bytes] : *both)
        names.insert(name);
    QCOMPARE(names.size(), 9);
}

SERVESCOPE_TEST(ReportTest)
#include "report_test.moc"
