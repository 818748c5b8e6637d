// SPDX-License-Identifier: GPL-3.0-or-later
// Files of other tools in the views of our own runs: each in its convention, compared in one or refused.
#include "core/import/import_files.h"
#include "core/import/measured_source.h"
#include "tests/support/registry.h"
#include "tests/ui/results/page_fixture.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/common/format.h"
#include "ui/compare/compare_table_model.h"
#include "ui/compare/compare_view.h"
#include "ui/explorer/figure_cell.h"
#include "ui/explorer/point_focus.h"

#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using enum Outcome;

class ImportedRunsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyToolIsShownInItsConvention_data();
    void everyToolIsShownInItsConvention();
    void ourOwnIsToldInTheirs_data();
    void ourOwnIsToldInTheirs();
    void aListOfRequestsHasFiguresAsWell();
    void toolsThatDisagreeAreRefused();
};

namespace {

QString imported(const QString &library, const QString &name)
{
    const ImportReading reading = readResultFiles({QStringLiteral(TEST_DATA_DIR "/import/") + name});
    const auto path = storeImportedRun(library, reading.runs.at(0));
    return path ? *path : QString();
}

/// A run of our own with the load of that one's first point.
QString ownLike(const QString &library, const QString &other)
{
    const auto model = openRun(other);
    Manifest manifest = manifestOf(u"own"_s, 0);
    PointEntry entry;
    entry.point = model->points.front().entry.point;
    entry.point.id = u"own"_s;
    manifest.points = {entry};
    auto folder = RunFolder::create(library, "model: own\n", manifest);
    if (!folder)
        return {};
    PointResult result = pointResult(folder.value()->manifest(), entry);
    result.records = requests(std::max(1, entry.point.load.maxConcurrency), 60);
    for (RequestRecord &record : result.records) {
        record.promptTokensRequested = entry.point.lengths.input;
        record.outputTokensRequested = entry.point.lengths.output;
    }
    result.summary = summarize(result.records, {});
    auto journal = JournalWriter::open(folder.value()->journalPath(entry.point.id));
    for (const RequestRecord &record : result.records)
        journal.value()->append(record);
    if (!journal.value()->close() || !folder.value()->writeResult(result, false))
        return {};
    entry.state = RunState::Finished;
    entry.completed = result.summary.completed;
    entry.failed = result.summary.failed;
    if (!folder.value()->setPoint(0, entry) || !folder.value()->close(RunState::Finished))
        return {};
    return folder.value()->path();
}

} // namespace

void ImportedRunsTest::everyToolIsShownInItsConvention_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("convention"); ///< as the window says it
    QTest::addColumn<bool>("requests");      ///< does the file have values of single requests?
    QTest::newRow("vLLM 2025") << u"old-2025-02-vllm-c4.json"_s << u"vLLM"_s << true;
    QTest::newRow("vLLM 2026") << u"b9821-chat-c4-goodput.json"_s << u"vLLM"_s << true;
    QTest::newRow("vLLM ramp-up") << u"b9821-completions-rampup.json"_s << u"vLLM"_s << true;
    QTest::newRow("vLLM's Rust client") << u"written/vllm-rust.json"_s << u"vLLM"_s << true;
    QTest::newRow("SGLang") << u"sglang-c4.jsonl"_s << u"SGLang"_s << true;
    QTest::newRow("SGLang, two") << u"sglang-two-runs.jsonl"_s << u"SGLang"_s << false;
    QTest::newRow("AIPerf records") << u"aiperf-qwen-c1-profile_export.jsonl"_s << u"AIPerf"_s << true;
    QTest::newRow("AIPerf summary") << u"aiperf-qwen-c1-profile_export_aiperf.json"_s << u"AIPerf"_s << false;
    QTest::newRow("GuideLLM 0.8") << u"guidellm-0.8-report_v2.json"_s << u"GuideLLM"_s << false;
    QTest::newRow("GuideLLM 0.3") << u"written/guidellm-0.3.json"_s << u"GuideLLM"_s << true;
    QTest::newRow("GuideLLM v1") << u"written/guidellm-v1.json"_s << u"GuideLLM"_s << true;
    QTest::newRow("inference-perf") << u"inference-perf-stage_0_lifecycle_metrics.json"_s
                                    << u"inference-perf"_s << false;
}

void ImportedRunsTest::everyToolIsShownInItsConvention()
{
    QFETCH(QString, file);
    QFETCH(QString, convention);
    QFETCH(bool, requests);
    const QTemporaryDir library;
    const QString path = imported(library.path(), file);
    ShownPage shown(library.path());
    QVERIFY(shown.openByClick(path));
    QVERIFY(shown.card("peakOutput") != u"N/A"_s);
    QVERIFY(shown.card("requestCount") != u"0 ok"_s);
    QVERIFY(!shown.chart("throughputCurve")->data().empty());
    shown.showTab(1);
    auto *focus = shown.page.findChild<PointFocus *>();
    QTRY_VERIFY(focus->figures().has_value() ||
                (!focus->data() && !focus->reason().startsWith(u"Reading"_s)));
    auto *box = shown.find<QComboBox>("convention");
    QCOMPARE(box->currentText(), convention);
    QVERIFY2(!box->isEnabled(), "what was measured by others stays in their convention");
    QCOMPARE(focus->figures().has_value(), requests);
    if (requests) {
        QTRY_VERIFY(!shown.chart("histogram")->data().empty());
        QVERIFY(shown.find<FigureCell>("figure_median_ttft_ms")->value() != u"N/A"_s);
        if (!focus->table()->timed) // without times there is no other rate than that of the file
            QCOMPARE(shown.find<FigureCell>("figure_output_throughput")->value(),
                     formatRate(focus->point().figure(u"output_throughput"_s), u"tok/s"_s));
    } else { // the views say why they are empty
        QVERIFY2(focus->reason().contains(u"figures only"_s), qPrintable(focus->reason()));
        const StoredPoint &point = focus->point();
        QCOMPARE(shown.find<FigureCell>("figure_output_throughput")->value(),
                 formatRate(point.figure(u"output_throughput"_s), u"tok/s"_s));
        QCOMPARE(shown.find<FigureCell>("figure_p99_ttft_ms")->value(),
                 formatMilliseconds(point.figure(u"p99_ttft_ms"_s)));
        QVERIFY(!shown.chart("histogram")->findChild<QLabel *>(u"emptyText"_s)->text().isEmpty());
    }
    for (int tab = 2; tab < 7; ++tab) {
        shown.showTab(tab);
        QVERIFY(!shown.page.grab().isNull());
    }
}

void ImportedRunsTest::ourOwnIsToldInTheirs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("convention");
    QTest::newRow("vLLM") << u"old-2025-02-vllm-c4.json"_s << u"vllm"_s;
    QTest::newRow("SGLang") << u"sglang-c4.jsonl"_s << u"sglang"_s;
    QTest::newRow("AIPerf") << u"aiperf-qwen-c1-profile_export.jsonl"_s << u"aiperf"_s;
    QTest::newRow("AIPerf summary") << u"aiperf-qwen-c1-profile_export_aiperf.json"_s << u"aiperf"_s;
    QTest::newRow("GuideLLM") << u"guidellm-0.8-report_v2.json"_s << u"guidellm"_s;
}

void ImportedRunsTest::ourOwnIsToldInTheirs()
{
    QFETCH(QString, file);
    QFETCH(QString, convention);
    const QTemporaryDir library;
    const QString theirs = imported(library.path(), file), own = ownLike(library.path(), theirs);
    const auto records = readRecords(*openRun(own), u"own"_s);
    QVERIFY(records.ok());
    CompareView view;
    view.resize(1100, 600);
    view.show();
    QSignalSpy ready(&view, &CompareView::ready);
    view.setRuns({theirs, own});
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
    const auto *model =
        static_cast<CompareTableModel *>(view.findChild<QTableView *>(u"comparedFigures"_s)->model());
    const QString message = view.findChild<QLabel *>(u"messageText"_s)->text();
    QVERIFY2(model->rowCount() > 0, qPrintable(message));
    const Figures wanted =
        figuresOf(sampleTable(*records, conventionFromName(convention).value()), FigureOptions());
    bool compared = false;
    for (int row = 0; row < model->rowCount(); ++row) {
        const MetricComparison &metric = model->metric(row);
        if (metric.key == "mean_ttft_ms"_L1 || metric.key == "median_ttft_ms"_L1) {
            const double expected = metric.key == "mean_ttft_ms"_L1 ? wanted.ttft.mean : wanted.ttft.median;
            QVERIFY2(std::abs(metric.candidate.value - expected) < 1e-6 * expected,
                     qPrintable(u"%1: %2, in %3 it is %4"_s.arg(metric.key)
                                    .arg(metric.candidate.value)
                                    .arg(convention)
                                    .arg(expected)));
            compared = true;
        }
    }
    QVERIFY(compared);
}

/// The figures of a list of requests are those of its lines; the rate is near that of the summary of the
/// whole run, of which the list has the first ten.
void ImportedRunsTest::aListOfRequestsHasFiguresAsWell()
{
    const QString name = u"aiperf-qwen-c1-profile_export.jsonl"_s;
    const QTemporaryDir one, other;
    const auto records = openRun(imported(one.path(), name));
    const auto summary = openRun(imported(other.path(), u"aiperf-qwen-c1-profile_export_aiperf.json"_s));
    QVERIFY(records.ok() && summary.ok());
    QFile file(QStringLiteral(TEST_DATA_DIR "/import/") + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    double ttft = 0, latency = 0;
    int count = 0;
    while (!file.atEnd()) {
        const QJsonObject metrics =
            QJsonDocument::fromJson(file.readLine()).object()[u"metrics"_s].toObject();
        ttft += metrics[u"time_to_first_token"_s].toObject()[u"value"_s].toDouble();
        latency += metrics[u"request_latency"_s].toObject()[u"value"_s].toDouble();
        ++count;
    }
    const StoredPoint &point = records->points[0];
    QVERIFY(std::abs(*point.figure(u"mean_ttft_ms"_s) - ttft / count) < 1e-6);
    QVERIFY(std::abs(*point.figure(u"mean_e2el_ms"_s) - latency / count) < 1e-6);
    const double rate = *point.figure(u"output_throughput"_s);
    QVERIFY2(std::abs(rate / *summary->points[0].figure(u"output_throughput"_s) - 1) < 0.03,
             qPrintable(QString::number(rate)));
    const QJsonObject own = point.result[u"servescope"_s].toObject();
    QVERIFY(own[u"imported"_s].toObject()[u"computed"_s].toArray().contains(u"output_throughput"_s));
    QVERIFY(!summary->points[0].result[u"servescope"_s].toObject()[u"imported"_s].toObject().contains(
        u"computed"_s));
}

void ImportedRunsTest::toolsThatDisagreeAreRefused()
{
    const QTemporaryDir library;
    const QString aiperf = imported(library.path(), u"aiperf-qwen-c1-profile_export.jsonl"_s);
    const QString sglang = imported(library.path(), u"sglang-c4.jsonl"_s);
    const QString other = imported(library.path(), u"inference-perf-stage_0_lifecycle_metrics.json"_s);
    const QString own = ownLike(library.path(), other);
    for (const auto &[paths, names] :
         {std::pair(QStringList{aiperf, sglang}, QStringList{u"aiperf"_s, u"sglang"_s}),
          std::pair(QStringList{other, own}, QStringList{u"inference-perf"_s, u"vllm"_s})}) {
        CompareView view;
        view.show();
        QSignalSpy ready(&view, &CompareView::ready);
        view.setRuns(paths);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
        const QString message = view.findChild<QLabel *>(u"messageText"_s)->text();
        for (const QString &name : names)
            QVERIFY2(message.contains(name), qPrintable(message));
        QCOMPARE(view.findChild<QTableView *>(u"comparedFigures"_s)->model()->rowCount(), 0);
    }
}

SERVESCOPE_TEST(ImportedRunsTest)
#include "imported_runs_test.moc"
