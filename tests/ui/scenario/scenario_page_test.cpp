// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/registry.h"
#include "ui/common/inline_message.h"
#include "ui/scenario/diagnostic_list.h"
#include "ui/scenario/pair_model.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/yaml_editor.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kText = "# by hand\n"
                         "model: \"Qwen/Qwen3-8B\"   # the big one\n"
                         "base_url: http://127.0.0.1:8000\n"
                         "tokenizer: ''\n"
                         "input_output:\n"
                         "  - [128, 128]   # chat\n"
                         "  - [2048, 128]  # retrieval\n"
                         "concurrency_prompts: [[1, 10], [8, 80], [32, 255]]\n"
                         "my_own: {kept: yes}\n";

} // namespace

class ScenarioPageTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<ScenarioPage> m_page;

    template <typename T>
    T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    YamlEditor *editor() const { return part<YamlEditor>(u"yamlEditor"_s); }
    QString problem(const QString &key) const { return part<QLabel>(key + "_problem"_L1)->text(); }
    QByteArray replaced(const QByteArray &from, const QByteArray &to) const
    {
        return QByteArray(kText).replace(from, to);
    }
    void typeInto(QLineEdit *line, const QString &text)
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<ScenarioPage>(QStringList{u"vllm"_s, u"openai"_s, u"openai-chat"_s});
        m_page->resize(1024, 680);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setText(kText, u"combos.yaml"_s);
    }
    void cleanup() { m_page.reset(); }

    void formShowsTheText()
    {
        QCOMPARE(part<QLineEdit>(u"model"_s)->text(), u"Qwen/Qwen3-8B"_s);
        QCOMPARE(part<QLineEdit>(u"base_url"_s)->text(), u"http://127.0.0.1:8000"_s);
        QCOMPARE(part<QLineEdit>(u"request_rate"_s)->text(), u"inf"_s);
        QCOMPARE(part<QComboBox>(u"backend"_s)->currentText(), u"vllm"_s);
        QCOMPARE(part<QTableView>(u"input_output"_s)->model()->rowCount(), 2);
        QCOMPARE(part<QTableView>(u"concurrency_prompts"_s)->model()->rowCount(), 3);
        const QString cost = part<QLabel>(u"cost"_s)->text();
        QVERIFY2(cost.contains(u'6') && cost.contains("690"_L1), qPrintable(cost));
        QVERIFY(m_page->canRun());
        QVERIFY(!m_page->modified());
        QCOMPARE(m_page->text(), kText);
        QCOMPARE(m_page->title(), u"combos.yaml"_s);
    }

    void newScenarioNeedsOnlyAModel()
    {
        m_page->newScenario();
        QVERIFY(!m_page->canRun());
        QVERIFY(!m_page->modified());
        QVERIFY(!problem(u"model"_s).isEmpty());
        typeInto(part<QLineEdit>(u"model"_s), u"m"_s);
        QVERIFY(m_page->canRun());
        QVERIFY(problem(u"model"_s).isEmpty());
    }

    void cellEditChangesOnlyItsCharacters()
    {
        auto *table = part<QTableView>(u"input_output"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_4); // typing begins an edit
        auto *cell = table->findChild<QLineEdit *>();
        QVERIFY(cell);
        QTest::keyClicks(cell, u"096"_s);
        QTest::keyClick(cell, Qt::Key_Return);
        QTRY_COMPARE(m_page->text(), replaced("2048", "4096"));
        QVERIFY(m_page->modified());

        // Ctrl+Z with the focus still in the table takes it back, Ctrl+Y does it again.
        QTest::keySequence(table, QKeySequence::Undo);
        QCOMPARE(m_page->text(), kText);
        QVERIFY(!m_page->modified());
        QTRY_COMPARE(table->model()->index(1, 0).data(Qt::EditRole).toInt(), 2048);
        QTest::keySequence(table, QKeySequence::Redo);
        QCOMPARE(m_page->text(), replaced("2048", "4096"));
        QTRY_COMPARE(table->model()->index(1, 0).data(Qt::EditRole).toInt(), 4096);
    }

    void fields()
    {
        auto *model = part<QLineEdit>(u"model"_s);
        typeInto(model, u"a: b"_s);
        QCOMPARE(m_page->text(), replaced("Qwen/Qwen3-8B", "a: b"));
        QCOMPARE(model->text(), u"a: b"_s);
        QTest::keySequence(model, QKeySequence::Undo); // the page's undo, not the field's
        QTRY_COMPARE(model->text(), QString::fromUtf8(m_page->reading().scenario.model.toUtf8()));
        while (m_page->modified())
            QTest::keySequence(model, QKeySequence::Undo);
        QCOMPARE(m_page->text(), kText);

        part<QSpinBox>(u"num_warmups"_s)->setValue(3);
        QCOMPARE(m_page->text(), kText + "num_warmups: 3\n");
        auto *backend = part<QComboBox>(u"backend"_s);
        backend->setFocus();
        QTest::keyClick(backend, Qt::Key_Down);
        QCOMPARE(m_page->text(), kText + "num_warmups: 3\nbackend: openai\n");
        typeInto(part<QLineEdit>(u"request_rate"_s), u"1, 2.5"_s);
        QVERIFY((m_page->reading().scenario.requestRates == std::vector<double>{1, 2.5}));
        typeInto(part<QLineEdit>(u"seed"_s), u"18446744073709551615"_s);
        QCOMPARE(m_page->reading().scenario.seed, std::numeric_limits<quint64>::max());
        QVERIFY(m_page->canRun());
    }

    void unfinishedFieldsKeepFromRunning()
    {
        auto *rates = part<QLineEdit>(u"request_rate"_s);
        typeInto(rates, u"fast"_s);
        QVERIFY(!m_page->canRun());
        QVERIFY(!part<QPushButton>(u"runScenarioButton"_s)->isEnabled());
        QVERIFY(!problem(u"request_rate"_s).isEmpty());
        QCOMPARE(m_page->text(), kText);
        typeInto(rates, u"4"_s);
        QVERIFY(m_page->canRun());
        QVERIFY(problem(u"request_rate"_s).isEmpty());
    }

    void brokenTextDisablesTheForm()
    {
        editor()->setFocus();
        editor()->jumpTo(8, 22);
        QTest::keyClicks(editor(), u"[["_s);
        const QByteArray broken = replaced(": [[1,", ": [[[[1,");
        QCOMPARE(m_page->text(), broken);
        auto *banner = part<InlineMessage>(u"brokenText"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u'8') || banner->text().contains(u'9'), qPrintable(banner->text()));
        QVERIFY(!part<QLineEdit>(u"model"_s)->isEnabled());
        QVERIFY(!m_page->canRun());
        QCOMPARE(m_page->text(), broken); // nothing rewrote it
        QCOMPARE(part<QLineEdit>(u"model"_s)->text(), u"Qwen/Qwen3-8B"_s);
        QTest::keySequence(editor(), QKeySequence::Undo);
        QCOMPARE(m_page->text(), kText);
        QTRY_VERIFY(part<QLineEdit>(u"model"_s)->isEnabled());
        QVERIFY(!banner->isVisible());
    }

    void textEditsReachTheForm()
    {
        editor()->setFocus();
        editor()->jumpTo(6, 6);
        QTest::keyClick(editor(), Qt::Key_Delete);
        auto *table = part<QTableView>(u"input_output"_s);
        QTRY_COMPARE(table->model()->index(0, 0).data(Qt::EditRole).toInt(), 28);
        QTest::keyClick(editor(), Qt::Key_Delete);
        QTest::keyClick(editor(), Qt::Key_Delete);
        QTRY_VERIFY(!problem(u"input_output"_s).isEmpty());
        auto *list = part<DiagnosticList>(u"problems"_s);
        QVERIFY(list->isVisible());
        QVERIFY(!editor()->markTip(6).isEmpty());
        QVERIFY(editor()->extraSelections().size() >= 1);

        editor()->moveCursor(QTextCursor::End);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QCOMPARE(editor()->textCursor().blockNumber(), 5);
        QVERIFY(editor()->hasFocus());
    }

    void paste()
    {
        auto *table = part<QTableView>(u"concurrency_prompts"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(2, 0));
        QApplication::clipboard()->setText(u"64\t512\n128\t1024\n"_s);
        QTest::keySequence(table, QKeySequence::Paste);
        QCOMPARE(m_page->text(), replaced("[32, 255]", "[64, 512], [128, 1024]"));
        QApplication::clipboard()->setText(u"not numbers"_s);
        QTest::keySequence(table, QKeySequence::Paste);
        QVERIFY(part<InlineMessage>(u"scenarioMessage"_s)->isVisible());
        QCOMPARE(m_page->text(), replaced("[32, 255]", "[64, 512], [128, 1024]"));
    }

    void run()
    {
        QSignalSpy runs(m_page.get(), &ScenarioPage::runRequested);
        QTest::mouseClick(part<QPushButton>(u"runScenarioButton"_s), Qt::LeftButton);
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs[0][0].value<Scenario>() == m_page->reading().scenario);
        QCOMPARE(runs[0][1].toByteArray(), kText);
        QCOMPARE(runs[0][2].toString(), u"combos.yaml"_s);
        m_page->setText("model: m\n", u"half"_s);
        m_page->requestRun();
        QCOMPARE(runs.size(), 1);
        QVERIFY(part<InlineMessage>(u"scenarioMessage"_s)->isVisible());
    }

    void unknownBackendStaysVisible()
    {
        m_page->setText(kText + "backend: mystery\n", u"x"_s);
        auto *backend = part<QComboBox>(u"backend"_s);
        QVERIFY(backend->currentText().contains("mystery"_L1));
        QVERIFY(!m_page->canRun());
        QVERIFY(problem(u"backend"_s).contains("openai-chat"_L1));
        m_page->setText(kText, u"x"_s);
        QCOMPARE(backend->count(), 3);
        QCOMPARE(backend->currentText(), u"vllm"_s);
    }

    void lineEndsAndMarkSurvive()
    {
        QByteArray text = "\xef\xbb\xbf" + QByteArray(kText).replace("\n", "\r\n");
        m_page->setText(text, u"x"_s);
        QCOMPARE(m_page->text(), text);
        typeInto(part<QLineEdit>(u"model"_s), u"m"_s);
        QCOMPARE(m_page->text(), text.replace("Qwen/Qwen3-8B", "m"));
    }

    void whatIsNoTextIsLocked()
    {
        for (const QByteArray &bytes :
             {QByteArray("model: \xff\n"), QByteArray("model: a\0b\n", 11), QByteArray(2'000'000, 'a')}) {
            m_page->setText(bytes, u"x"_s);
            QVERIFY(editor()->isReadOnly());
            QVERIFY(!m_page->canRun());
            QVERIFY(!part<QPushButton>(u"saveScenarioAsButton"_s)->isEnabled());
            QCOMPARE(m_page->text(), bytes);
            QVERIFY(part<DiagnosticList>(u"problems"_s)->count() > 0);
        }
        m_page->setText(kText, u"x"_s);
        QVERIFY(!editor()->isReadOnly());
        // A no-break space is text like any other.
        const QByteArray space = QByteArray(kText).replace("# by hand", "# by\xc2\xa0hand");
        m_page->setText(space, u"x"_s);
        typeInto(part<QLineEdit>(u"model"_s), u"m"_s);
        QVERIFY(m_page->text().contains("by\xc2\xa0hand"));
    }

    void openAndSave()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"my combos.yaml"_s);
        QVERIFY(writeFile(path, kText).ok());
        QSignalSpy titles(m_page.get(), &ScenarioPage::titleChanged);
        QVERIFY(m_page->openFile(path));
        QCOMPARE(m_page->title(), u"my combos.yaml"_s);
        QVERIFY(titles.size() >= 1);
        typeInto(part<QLineEdit>(u"model"_s), u"m"_s);
        QVERIFY(m_page->modified());
        QSignalSpy saves(m_page.get(), &ScenarioPage::saved);
        QTest::mouseClick(part<QPushButton>(u"saveScenarioButton"_s), Qt::LeftButton);
        QCOMPARE(saves.size(), 1);
        QVERIFY(!m_page->modified());
        QCOMPARE(*readFile(path), replaced("Qwen/Qwen3-8B", "m"));

        // Someone else writes the file: told once, then replaced.
        typeInto(part<QLineEdit>(u"model"_s), u"n"_s);
        QVERIFY(writeFile(path, "model: theirs\n").ok());
        QVERIFY(!m_page->save());
        QVERIFY(part<InlineMessage>(u"scenarioMessage"_s)->isVisible());
        QCOMPARE(*readFile(path), QByteArray("model: theirs\n"));
        QVERIFY(m_page->save());
        QCOMPARE(*readFile(path), replaced("Qwen/Qwen3-8B", "n"));

        QVERIFY(!m_page->openFile(folder.filePath(u"none.yaml"_s)));
        QVERIFY(part<InlineMessage>(u"scenarioMessage"_s)->text().contains("none.yaml"_L1));
        QCOMPARE(m_page->title(), u"my combos.yaml"_s);
    }

    void saveAsAsksForAFile()
    {
        QTemporaryDir folder;
        QVERIFY(!m_page->save()); // no file yet
        auto *dialog = m_page->findChild<QFileDialog *>(u"saveScenario"_s);
        QVERIFY(dialog);
        const QString path = folder.filePath(u"new.yaml"_s);
        dialog->setDirectory(folder.path());
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(m_page->path(), path);
        QCOMPARE(m_page->title(), u"new.yaml"_s);
        QVERIFY(QFile::remove(path));
        // A folder that has gone.
        QVERIFY(folder.remove());
        QFile blocker(folder.path());
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        QVERIFY(!m_page->save());
        QVERIFY(part<InlineMessage>(u"scenarioMessage"_s)->isVisible());
        blocker.remove();
    }

    void keyboardReachesEverything()
    {
        QSet<QString> seen;
        part<QLineEdit>(u"base_url"_s)->setFocus();
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(QApplication::focusWidget());
            seen << QApplication::focusWidget()->objectName();
        }
        for (const char *name : {"model", "backend", "tokenizer", "input_output", "input_output_add",
                                 "concurrency_prompts", "request_rate", "num_warmups", "seed",
                                 "testConnection", "section_4", "yamlEditor", "runScenarioButton"})
            QVERIFY2(seen.contains(QString::fromLatin1(name)), name);
        for (QLineEdit *line : m_page->findChildren<QLineEdit *>())
            QVERIFY(!line->accessibleName().isEmpty() || line->objectName().startsWith("qt_"_L1));
    }

    void fitsSmallWindows()
    {
        QVERIFY2(m_page->minimumSizeHint().width() <= 900,
                 qPrintable(QString::number(m_page->minimumSizeHint().width())));
        QVERIFY2(m_page->minimumSizeHint().height() <= 560,
                 qPrintable(QString::number(m_page->minimumSizeHint().height())));
    }
};

SERVESCOPE_TEST(ScenarioPageTest)
#include "scenario_page_test.moc"
