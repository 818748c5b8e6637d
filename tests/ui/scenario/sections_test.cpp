// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/schema.h"
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "ui/connection/connection_dialog.h"
#include "ui/scenario/arrival_picture.h"
#include "ui/scenario/key_field.h"
#include "ui/scenario/scenario_page.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kText = "model: m # 模型\n"
                         "base_url: http://127.0.0.1:1\n"
                         "temperature: 0.2  # cool\n"
                         "input_output: [[16, 8]]\n"
                         "concurrency_prompts: [[1, 2]]\n";

enum Section {
    WorkloadSection = 1,
    LoadSection,
    LimitsSection,
    SamplingSection,
    OutputSection,
    ServerSection
};

} // namespace

class SectionsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<ScenarioPage> m_page;

    template <typename T>
    T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void open(int section)
    {
        auto *heading = part<QToolButton>(u"section_%1"_s.arg(section));
        QVERIFY(heading);
        if (!heading->isChecked())
            QTest::mouseClick(heading, Qt::LeftButton);
    }
    QLineEdit *type(const QString &key, const QString &text)
    {
        auto *line = part<QLineEdit>(key);
        line->setFocus();
        line->selectAll();
        text.isEmpty() ? QTest::keyClick(line, Qt::Key_Backspace) : QTest::keyClicks(line, text);
        return line;
    }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_page = std::make_unique<ScenarioPage>(QStringList{u"vllm"_s, u"llama.cpp"_s});
        m_page->resize(1024, 680);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setText(kText, u"combos.yaml"_s);
    }
    void cleanup() { m_page.reset(); }

    void everyKeyHasAnInput()
    {
        for (const KeySchema &key : scenarioSchema()) {
            auto *input = part<QWidget>(QString::fromLatin1(key.name));
            QVERIFY2(input, key.name);
            QVERIFY2(!input->accessibleName().isEmpty(), key.name);
            if (key.type != KeyType::PairList) // a table says it in its heading
                QVERIFY2(!input->accessibleDescription().isEmpty(), key.name);
        }
    }

    void showsWhatIsSetAndWhatIsNot()
    {
        QVERIFY(!part<QLineEdit>(u"temperature"_s)->isVisible()); // folded away
        open(SamplingSection);
        QTRY_VERIFY(part<QLineEdit>(u"temperature"_s)->isVisible());
        QCOMPARE(part<QLineEdit>(u"temperature"_s)->text(), u"0.2"_s);
        QVERIFY(part<QLineEdit>(u"top_p"_s)->text().isEmpty());
        QVERIFY(!part<QLineEdit>(u"top_p"_s)->placeholderText().isEmpty());
        QVERIFY(part<QToolButton>(u"temperature_clear"_s)->isVisible());
        QVERIFY(!part<QToolButton>(u"top_p_clear"_s)->isVisible());
        QVERIFY(part<QLabel>(u"section_4_summary"_s)->text().contains(u'1'));
    }

    void onlyTheKeysOfTheDataSetAreShown()
    {
        open(WorkloadSection);
        const auto shown = [this](const char *key) {
            return part<QWidget>(QString::fromLatin1(key))->isVisible();
        };
        QTRY_VERIFY(shown("dataset_name"));
        QVERIFY(shown("random_range_ratio"));
        QVERIFY(!shown("hf_rows") && !shown("multi_turn_turns") && !shown("dataset_path"));
        auto *dataset = part<QComboBox>(u"dataset_name"_s);
        dataset->setFocus();
        while (dataset->currentText() != "multi_turn"_L1 && dataset->currentIndex() + 1 < dataset->count())
            QTest::keyClick(dataset, Qt::Key_Down);
        QVERIFY(m_page->text().contains("dataset_name: multi_turn"));
        QTRY_VERIFY(shown("multi_turn_turns") && shown("dataset_path") && shown("disable_shuffle"));
        QVERIFY(!shown("random_range_ratio") && !shown("hf_rows"));
        m_page->setText(QByteArray(kText) + "hf_rows: 100\n", u"combos.yaml"_s); // set all the same
        QTRY_VERIFY(shown("hf_rows") && shown("random_range_ratio"));
        QVERIFY(!shown("multi_turn_turns"));
    }

    void nothingIsCutAtTheEdge()
    {
        for (int section = WorkloadSection; section <= ServerSection; ++section)
            open(section);
        auto *area = m_page->findChild<QScrollArea *>();
        for (const double font : {1.0, 1.5}) {
            QFont larger = QApplication::font();
            larger.setPointSizeF(larger.pointSizeF() * font);
            m_page->setFont(larger);
            for (const int width : {1024, 900, 1600}) {
                m_page->resize(width, 680);
                QTest::qWait(60);
                QVERIFY2(area->widget()->width() <= area->viewport()->width(),
                         qPrintable(u"%1 px, font × %2: %3 > %4"_s.arg(width)
                                        .arg(font)
                                        .arg(area->widget()->width())
                                        .arg(area->viewport()->width())));
                for (const KeyField *field : m_page->findChildren<KeyField *>()) {
                    const int right = field->mapTo(area->widget(), field->rect().topRight()).x();
                    QVERIFY2(!field->isVisible() || right < area->viewport()->width(),
                             qPrintable(field->key()));
                }
            }
        }
    }

    void setsChangesAndTakesOut()
    {
        open(SamplingSection);
        type(u"temperature"_s, u"0.75"_s);
        QCOMPARE(m_page->text(), QByteArray(kText).replace("0.2", "0.75"));
        type(u"top_p"_s, u"0.9"_s);
        QCOMPARE(m_page->text(), QByteArray(kText).replace("0.2", "0.75") + "top_p: 0.9\n");

        // An emptied field keeps its line until it is left, so that another value keeps the comment.
        QLineEdit *line = type(u"temperature"_s, {});
        QVERIFY(m_page->text().contains("0.75  # cool"));
        QVERIFY(!m_page->canRun());
        QTest::keyClick(line, Qt::Key_Tab);
        QVERIFY(!m_page->text().contains("temperature"));
        QVERIFY(m_page->canRun());
        QTest::qWait(50); // the button has just appeared: the layout gives it its place
        QTest::mouseClick(part<QToolButton>(u"top_p_clear"_s), Qt::LeftButton);
        QCOMPARE(m_page->text(), QByteArray(kText).replace("temperature: 0.2  # cool\n", ""));
        for (int i = 0; i < 20 && m_page->modified(); ++i)
            QTest::keySequence(part<QLineEdit>(u"top_p"_s), QKeySequence::Undo);
        QCOMPARE(m_page->text(), kText);
        QTRY_COMPARE(part<QLineEdit>(u"temperature"_s)->text(), u"0.2"_s);
    }

    void choicesMapsAndObjects()
    {
        open(LoadSection);
        open(OutputSection);
        open(ServerSection);
        auto *strategy = part<QComboBox>(u"ramp_up_strategy"_s);
        strategy->setFocus();
        QTest::keyClick(strategy, Qt::Key_Down);
        QVERIFY2(m_page->text().contains("ramp_up_strategy: linear"), m_page->text().constData());
        QVERIFY(!m_page->canRun()); // its rates are missing
        QTest::keyClick(strategy, Qt::Key_Up);
        QVERIFY(!m_page->text().contains("ramp_up"));
        type(u"goodput"_s, u"ttft: 200, tpot: 50"_s);
        QVERIFY2(m_page->text().contains("ttft: 200\n"), m_page->text().constData());
        type(u"extra_body"_s, u"{\"a\": 1}"_s);
        QCOMPARE(m_page->reading().scenario.extraBody, u"{\"a\": 1}"_s);
        auto *headers = part<QPlainTextEdit>(u"header"_s);
        headers->setFocus();
        QTest::keyClicks(headers, u"X-Team: search"_s);
        QCOMPARE(m_page->reading().scenario.headers.value(u"X-Team"_s), u"search"_s);
        QVERIFY(m_page->canRun());
    }

    void mistakesAreSaidBesideTheField()
    {
        open(SamplingSection);
        type(u"top_p"_s, u"2"_s); // a number, out of range: goes into the text, which says so
        QVERIFY(m_page->text().contains("top_p: 2"));
        QVERIFY(part<QLabel>(u"top_p_problem"_s)->isVisible());
        QVERIFY(!m_page->canRun());
        QVERIFY(part<QLabel>(u"section_4_summary"_s)->isVisible());
        type(u"top_p"_s, u"much"_s); // no number: stays in the field
        QVERIFY(!m_page->text().contains("much"));
        QVERIFY(!part<QLabel>(u"top_p_problem"_s)->text().isEmpty());
        type(u"top_p"_s, u"0.5"_s);
        QVERIFY(part<QLabel>(u"top_p_problem"_s)->text().isEmpty());
        QVERIFY(m_page->canRun());
    }

    void valuesThatNoTextCanHaveAreExplained()
    {
        open(ServerSection);
        auto *headers = part<QPlainTextEdit>(u"header"_s);
        const auto *problem = part<QLabel>(u"header_problem"_s);
        headers->setFocus();
        QTest::keyClicks(headers, u"X-Team: search"_s);
        QVERIFY(m_page->text().contains("X-Team"));
        QVERIFY(problem->text().isEmpty());
        headers->setPlainText(u"X-Team: 搜索"_s);
        QVERIFY2(problem->text().contains(u"ASCII"), qPrintable(problem->text()));
        headers->setPlainText(u"Authorization: Bearer abcdefgh"_s);
        QVERIFY2(!problem->text().isEmpty() && !problem->text().contains(u"ASCII"),
                 qPrintable(problem->text()));
        QVERIFY(m_page->text().contains("X-Team: search")); // what could be read stays
        QVERIFY(!m_page->text().contains("Bearer"));
        QVERIFY(!m_page->canRun());
        open(OutputSection);
        type(u"goodput"_s, u"speed: 3"_s);
        QVERIFY2(part<QLabel>(u"goodput_problem"_s)->text().contains(u"speed"),
                 qPrintable(part<QLabel>(u"goodput_problem"_s)->text()));
    }

    void theArrivalsAreDrawn()
    {
        open(LoadSection);
        auto *picture = part<ArrivalPicture>(u"arrivals"_s);
        QVERIFY(picture && picture->arrivals().empty()); // no rate: no schedule
        m_page->setText(kText + "request_rate: 4\nburstiness: 0\n", u"even"_s);
        QVERIFY(picture->arrivals().empty()); // burstiness has no such value
        m_page->setText(QByteArray(kText).replace("[[1, 2]]", "[[1, 9]]") + "request_rate: 4\nseed: 3\n",
                        u"r"_s);
        const auto first = picture->arrivals();
        QCOMPARE(first.size(), size_t{9});
        QVERIFY(std::is_sorted(first.begin(), first.end()));
        QCOMPARE(toSeconds(first.back()), 9.0 / 4); // as the engine rescales it
        m_page->setText(m_page->text().replace("seed: 3", "seed: 4"), u"r"_s);
        QVERIFY(picture->arrivals() != first);
        QVERIFY(picture->isVisible() && picture->caption().contains(u'9'));
    }

    void testsTheConnectionAndTakesOver()
    {
        SimulatorOptions options;
        options.server = u"llama.cpp"_s;
        options.exact = SimulatorOptions::Exact{5ms, 2ms};
        Simulator simulator(options);
        QVERIFY(simulator.start());
        m_page->setText(QByteArray(kText).replace("http://127.0.0.1:1", simulator.url().toString().toUtf8()),
                        u"combos.yaml"_s);
        QTest::mouseClick(part<QPushButton>(u"testConnection"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<ConnectionDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->testing(), 20000);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"takeOver"_s), Qt::LeftButton);
        QVERIFY2(m_page->text().contains("model: sim-model # 模型"), m_page->text().constData());
        QVERIFY(m_page->text().contains("backend: llama.cpp"));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->testing(), 20000);
        QVERIFY(dialog->report().usable());
        dialog->close();
        QTRY_VERIFY(!m_page->findChild<ConnectionDialog *>());
    }
};

SERVESCOPE_TEST(SectionsTest)
#include "sections_test.moc"
