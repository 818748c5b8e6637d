// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/registry.h"
#include "ui/charts/data_chart.h"
#include "ui/common/inline_message.h"
#include "ui/workload/prompt_table_model.h"
#include "ui/workload/workload_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <algorithm>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;

Scenario sample()
{
    Scenario scenario;
    scenario.model = u"m"_s;
    scenario.baseUrl = u"http://127.0.0.1:1"_s; // where nobody listens
    scenario.tokenizer = QStringLiteral(TEST_DATA_DIR "/tokenizers/mini-llama3.json");
    scenario.inputOutput = {{64, 16}, {32, 8}};
    scenario.concurrencyPrompts = {{4, 120}};
    return scenario;
}

} // namespace

class WorkloadViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsPromptsAndLengths();
    void anotherRowAnotherLength();
    void aTraceHasTimes();
    void failuresAreSaid();
    void withoutServerTokensAreEstimated();
    void canBeCancelled();
    void mayGoAwayMeanwhile();

private:
    template <typename T>
    static T *part(WorkloadView &view, const char *name)
    {
        return view.findChild<T *>(QString::fromLatin1(name));
    }
    /// x: the length, y: how many have it.
    static bool hasBar(WorkloadView &view, const char *chart, QPointF bar)
    {
        const ChartData &data = part<DataChart>(view, chart)->data();
        return data.series.size() == 1 && std::ranges::count(data.series[0].points, bar) == 1;
    }
    static void press(WorkloadView &view)
    {
        QTest::mouseClick(part<QPushButton>(view, "previewButton"), Qt::LeftButton);
    }
    static bool pressAndWait(WorkloadView &view)
    {
        QSignalSpy prepared(&view, &WorkloadView::prepared);
        press(view);
        return view.preparing() && prepared.wait(patience);
    }
};

void WorkloadViewTest::showsPromptsAndLengths()
{
    WorkloadView view;
    auto *table = part<QTableView>(view, "promptTable");
    const QAbstractItemModelTester tester(table->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    view.resize(900, 600);
    view.show();
    view.setScenario(sample());
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(pressAndWait(view));
    QVERIFY(view.findChild<InlineMessage *>()->isHidden());
    QCOMPARE(table->model()->rowCount(), 100); // of 120
    using Column = PromptTableModel::Column;
    const auto cell = [&](Column column) {
        return table->model()->index(3, static_cast<int>(column)).data().toString();
    };
    QCOMPARE(cell(Column::Number), u"4"_s);
    QCOMPARE(cell(Column::Input), u"64"_s);
    QCOMPARE(cell(Column::Output), u"16"_s);
    QVERIFY(cell(Column::Text).size() > 20);
    QVERIFY(table->isColumnHidden(static_cast<int>(Column::At)));
    const ChartData &chart = part<DataChart>(view, "inputHistogram")->data();
    QCOMPARE(chart.series.size(), size_t{1});
    QVERIFY(hasBar(view, "inputHistogram", QPointF(64, 120)));
    QCOMPARE(chart.series[0].barWidth, 1.0);
    QVERIFY(part<QLabel>(view, "previewState")->text().contains(u"120 "_s));
    QVERIFY(part<QLabel>(view, "previewState")->text().contains(u"mini-llama3.json"_s));
    // The same scenario again changes nothing, another one clears.
    view.setScenario(sample());
    QCOMPARE(table->model()->rowCount(), 100);
    Scenario other = sample();
    other.seed = 9;
    view.setScenario(other);
    QCOMPARE(table->model()->rowCount(), 0);
}

void WorkloadViewTest::anotherRowAnotherLength()
{
    WorkloadView view;
    view.show();
    view.setScenario(sample());
    auto *lengths = part<QComboBox>(view, "previewLengths");
    QVERIFY(lengths->isVisible());
    QCOMPARE(lengths->count(), 2);
    lengths->setFocus();
    QTest::keyClick(lengths, Qt::Key_Down);
    QCOMPARE(lengths->currentIndex(), 1);
    QVERIFY(pressAndWait(view));
    QVERIFY(hasBar(view, "outputHistogram", QPointF(8, 120)));
    Scenario own = sample();
    own.datasetName = u"prefix_repetition"_s;
    view.setScenario(own);
    QVERIFY(lengths->isHidden()); // lengths of its own
    QVERIFY(pressAndWait(view));
    QVERIFY(hasBar(view, "outputHistogram", QPointF(128, 120)));
}

void WorkloadViewTest::aTraceHasTimes()
{
    QTemporaryDir folder;
    Scenario scenario = sample();
    scenario.datasetName = u"timed_trace"_s;
    scenario.datasetPath = folder.filePath(u"trace.jsonl"_s);
    scenario.concurrencyPrompts = {{1, 2}};
    QVERIFY(writeFile(scenario.datasetPath, "{\"timestamp\":0,\"input_length\":20,\"output_length\":5}\n"
                                            "{\"timestamp\":1500,\"input_length\":30,\"output_length\":6}\n")
                .ok());
    WorkloadView view;
    view.setScenario(scenario);
    QVERIFY(pressAndWait(view));
    auto *table = part<QTableView>(view, "promptTable");
    const int at = static_cast<int>(PromptTableModel::Column::At);
    QVERIFY(!table->isColumnHidden(at));
    QCOMPARE(table->model()->index(1, at).data().toString(), u"1.500 s"_s);
}

void WorkloadViewTest::failuresAreSaid()
{
    Scenario scenario = sample();
    scenario.datasetName = u"sharegpt"_s;
    scenario.datasetPath = u"/nowhere/at-all.json"_s;
    WorkloadView view;
    view.show();
    view.setScenario(scenario);
    QVERIFY(pressAndWait(view));
    auto *message = view.findChild<InlineMessage *>();
    QVERIFY(!message->isHidden());
    QVERIFY2(message->text().contains(u"at-all.json"_s), qPrintable(message->text()));
    QVERIFY(!view.preparing());
    // Mended, it works.
    view.setScenario(sample());
    QVERIFY(message->isHidden());
    QVERIFY(pressAndWait(view));
    QCOMPARE(part<QTableView>(view, "promptTable")->model()->rowCount(), 100);
}

void WorkloadViewTest::withoutServerTokensAreEstimated()
{
    Scenario scenario = sample();
    scenario.tokenizer.clear();
    WorkloadView view;
    view.show();
    view.setScenario(scenario);
    QVERIFY(pressAndWait(view));
    QVERIFY(!view.findChild<InlineMessage *>()->isHidden());
    QVERIFY(part<QLabel>(view, "previewState")->text().contains(u"estimates"_s));
    QCOMPARE(part<QTableView>(view, "promptTable")->model()->rowCount(), 100);
}

void WorkloadViewTest::canBeCancelled()
{
    Scenario scenario = sample();
    scenario.inputOutput = {{20000, 16}};
    scenario.concurrencyPrompts = {{4, 1000}};
    WorkloadView view;
    view.show();
    view.setScenario(scenario);
    press(view);
    auto *button = part<QPushButton>(view, "previewButton");
    QCOMPARE(button->text(), u"Cancel"_s);
    QVERIFY(view.preparing());
    press(view);
    QVERIFY(!view.preparing());
    QCOMPARE(button->text(), u"Show prompts"_s);
    // What was cancelled does not come back over what is asked next.
    view.setScenario(sample());
    QVERIFY(pressAndWait(view));
    QVERIFY(hasBar(view, "inputHistogram", QPointF(64, 120)));
}

void WorkloadViewTest::mayGoAwayMeanwhile()
{
    {
        WorkloadView view;
        Scenario scenario = sample();
        scenario.inputOutput = {{20000, 16}};
        view.setScenario(scenario);
        press(view);
        QVERIFY(view.preparing());
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone(patience));
}

SERVESCOPE_TEST(WorkloadViewTest)
#include "workload_view_test.moc"
