// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/registry.h"
#include "ui/common/inline_message.h"
#include "ui/scenario/draft_store.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/template_dialog.h"
#include "ui/scenario/yaml_editor.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kText = "model: m\nbase_url: http://127.0.0.1:1\ninput_output: [[16, 8]]\n"
                         "concurrency_prompts: [[1, 2], [2, 4]]\nheader: {X-Team: search}\n";

} // namespace

/// Drafts, files that change under the editor, and commands for a shell.
class ComfortsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    std::unique_ptr<ScenarioPage> page()
    {
        auto made = std::make_unique<ScenarioPage>(QStringList{u"vllm"_s});
        made->resize(1024, 680);
        made->show();
        return made;
    }
    static InlineMessage *message(const ScenarioPage &page)
    {
        return page.findChild<InlineMessage *>(u"scenarioMessage"_s);
    }
    static void act(const ScenarioPage &page)
    {
        QTest::mouseClick(message(page)->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    }
    static void type(ScenarioPage &page, const QString &text)
    {
        auto *editor = page.findChild<YamlEditor *>();
        editor->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor, text);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDraftOutlivesItsWriter()
    {
        const QString path = m_folder->filePath(u"combos.yaml"_s), drafts = m_folder->filePath(u"drafts"_s);
        QVERIFY(writeFile(path, kText));
        {
            DraftStore dying(drafts);
            dying.keep({u"combos.yaml"_s, path, kText + "seed: 7\n"});
            DraftStore other(drafts);
            QVERIFY(!other.orphan()); // its writer lives
        }
        auto window = page();
        window->setDraftFolder(drafts);
        QVERIFY2(message(*window)->text().contains(u"combos.yaml"), qPrintable(message(*window)->text()));
        act(*window);
        QCOMPARE(window->text(), kText + "seed: 7\n");
        QVERIFY(window->modified());
        QCOMPARE(window->path(), path);
        QCOMPARE(*readFile(path), kText);
        QVERIFY(window->save());
        QCOMPARE(*readFile(path), kText + "seed: 7\n");
        window.reset();
        DraftStore later(drafts);
        QVERIFY(!later.orphan()); // saved, so nothing is left
    }

    void typingIsKeptWithinSeconds()
    {
        const QString drafts = m_folder->filePath(u"drafts"_s);
        auto window = page();
        window->setDraftFolder(drafts);
        QVERIFY(!message(*window)->isVisible());
        window->setText(kText, u"combos.yaml"_s);
        type(*window, u"seed: 8"_s);
        const auto kept = [&drafts] {
            for (const QString &name : QDir(drafts).entryList({u"*.draft"_s})) {
                const Result<QByteArray> draft = readFile(drafts + u'/' + name); // it may go at any moment
                if (draft && draft->endsWith("seed: 8"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 5000); // "at most five seconds of typing"
        window->setText(kText, u"another"_s);   // thrown away on purpose
        QTRY_VERIFY(!kept());
    }

    void aFileThatChangesIsNoticed()
    {
        const QString path = m_folder->filePath(u"combos.yaml"_s);
        QVERIFY(writeFile(path, kText));
        auto window = page();
        QVERIFY(window->openFile(path));
        QVERIFY(writeFile(path, kText + "seed: 9\n"));
        QTRY_VERIFY_WITH_TIMEOUT(message(*window)->isVisible(), 5000);
        QCOMPARE(window->text(), kText); // nothing without the person
        act(*window);
        QCOMPARE(window->text(), kText + "seed: 9\n");
        QVERIFY(writeFile(path, kText)); // a second time: the replaced file is watched too
        QTRY_VERIFY_WITH_TIMEOUT(message(*window)->isVisible(), 5000);
    }

    void everyTemplateCanRun()
    {
        for (const ScenarioTemplate &each : scenarioTemplates()) {
            const QByteArray text = templateText(each);
            QVERIFY(text.isEmpty() == (*each.file == 0));
            if (!text.isEmpty())
                QVERIFY2(readScenario(text).usable(), each.file);
        }
    }

    void copiesCommands()
    {
        auto window = page();
        window->setText(kText, u"combos.yaml"_s);
        const QList<QAction *> flavors =
            window->findChild<QToolButton *>(u"copyCommands"_s)->menu()->actions();
        QCOMPARE(flavors.size(), 2);
        flavors[0]->trigger();
        QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(u"servescope bench "_s), 2);
        QVERIFY2(copied.contains(u"--max-concurrency 2") && copied.contains(u"X-Team=search"),
                 qPrintable(copied));
        flavors[1]->trigger();
        copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(u"vllm bench serve "_s), 2);
        window->setText("model: [\n", u"broken"_s);
        flavors[0]->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), copied);
        QCOMPARE(message(*window)->tone(), Tone::Bad);
    }
};

SERVESCOPE_TEST(ComfortsTest)
#include "comforts_test.moc"
