// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/screenshots/photographer.h"
#include "ui/connection/certificate_dialog.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/key_dialog.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/template_dialog.h"

#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

namespace servescope {

using namespace Qt::StringLiterals;

void Photographer::emptyPages()
{
    QTest::qWait(300);
    shoot(u"home-empty"_s);
    go(3);
    shoot(u"run-empty"_s);
    go(4);
    shoot(u"results-empty"_s);
    go(2);
    shoot(u"scenario-new"_s);
}

void Photographer::scenarioPage()
{
    const QByteArray lines =
        "\n# [input tokens, output tokens]\ninput_output:\n  - [128, 64]   # chat\n  - [512, 32]\n"
        "\nconcurrency_prompts:\n  - [1, 6]\n  - [8, 24]\n  - [32, 64]\ntemperature: 0.7\n"
        "goodput: {ttft: 400, tpot: 15}\ntop_p: 2\nrepeats: 2\nrequest_rate: 4\n";
    scenario()->setText(scenarioText(QByteArray(lines).replace("top_p: 2", "top_p: 0.9"), *m_server),
                        u"combos.yaml"_s);
    auto *views = part<QTabWidget>(u"scenarioViews"_s);
    views->setCurrentIndex(1);
    QTest::qWait(100);
    shoot(u"scenario-workload-empty"_s);
    part<QPushButton>(u"previewButton"_s)->click();
    await("the prompts", 20000,
          [this] { return part<QTableView>(u"promptTable"_s)->model()->rowCount() > 0; });
    QTest::qWait(400);
    shoot(u"scenario-workload"_s);
    views->setCurrentIndex(0);
    scenario()->setText(scenarioText(lines, *m_server), u"combos.yaml"_s);
    QTest::qWait(250);
    shoot(u"scenario-problem"_s);
}

/// Each section opened, as much of the form at a time as is seen.
void Photographer::scenarioSections()
{
    const auto headings = [this] {
        QList<QToolButton *> all;
        for (QToolButton *button : scenario()->findChildren<QToolButton *>())
            if (button->objectName().startsWith("section_"_L1) && !button->objectName().endsWith("_clear"_L1))
                all += button;
        return all;
    };
    for (QToolButton *heading : headings())
        if (!heading->isChecked())
            heading->click();
    QTest::qWait(150);
    auto *area = scenario()->findChild<QScrollArea *>();
    QScrollBar *bar = area->verticalScrollBar();
    const int step = area->viewport()->height() - 60;
    int number = 0;
    for (int top = 0; top < bar->maximum() + step && number < 12; top += step) {
        bar->setValue(top);
        QTest::qWait(30);
        shoot(u"scenario-sections-%1"_s.arg(++number), area);
    }
    for (QToolButton *heading : headings())
        if (heading->isChecked())
            heading->click();
    bar->setValue(0);
    scenario()->setText(scenarioText("input_output: [[1, \n", *m_server), u"broken.yaml"_s);
    QTest::qWait(250);
    shoot(u"scenario-broken"_s);
}

void Photographer::scenarioFile()
{
    const QByteArray text =
        scenarioText("input_output: [[128, 64]]\nconcurrency_prompts: [[1, 8]]\n", *m_server);
    const QString path = m_place.filePath(u"combos.yaml"_s);
    if (!writeFile(path, text))
        qFatal("cannot write the scenario");
    scenario()->openFile(path);
    QTest::qWait(100);
    if (!writeFile(path, text + "seed: 7\n"))
        qFatal("cannot write the scenario");
    QTest::qWait(600);
    shoot(u"scenario-changed-on-disk"_s);
}

void Photographer::dialogs()
{
    for (const bool there : {true, false}) {
        QByteArray text =
            scenarioText("input_output: [[128, 64]]\nconcurrency_prompts: [[1, 8]]\n", *m_server);
        if (!there)
            text.replace(m_server->url().toString().toUtf8(), "http://127.0.0.1:1");
        scenario()->setText(text, u"combos.yaml"_s);
        scenario()->testConnection();
        auto *test = part<ConnectionDialog>();
        if (there)
            shoot(u"connection-asking"_s, test);
        await("the test of the connection", 30000, [test] { return !test->testing(); });
        QTest::qWait(100);
        shoot(there ? u"connection-good"_s : u"connection-unreachable"_s, test);
        test->close();
        QTest::qWait(50);
    }
    scenario()->askForKey();
    auto *key = part<KeyDialog>();
    QTest::qWait(50);
    shoot(u"key"_s, key);
    key->close();
    QTest::qWait(50);
    TemplateDialog templates(m_window.get());
    templates.setAttribute(Qt::WA_DeleteOnClose, false);
    templates.findChild<QListWidget *>()->setCurrentRow(2);
    templates.show();
    QTest::qWait(80);
    shoot(u"templates"_s, &templates);
    templates.close();
    shootDialog(u"commands"_s, QKeySequence(u"Ctrl+K"_s), 80);
    shootDialog(u"preferences"_s, QKeySequence(u"Ctrl+,"_s), 80);
}

void Photographer::certificate()
{
    ShownCertificate shown{
        u"gpu-box.lan:8443"_s,
        u"gpu-box.lan"_s,
        u"Laboratory authority"_s,
        {u"gpu-box.lan"_s, u"192.168.1.20"_s},
        QDateTime::currentDateTimeUtc().addDays(-20),
        QDateTime::currentDateTimeUtc().addDays(345),
        QByteArray(32, '\x5a'),
        {u"The issuer certificate of a locally looked up certificate could not be found"_s},
        {},
        {}};
    shown.pin = CertificatePin{shown.server, QByteArray(32, '\x3c'), shown.validUntil};
    CertificateDialog question(shown, m_window.get());
    question.show();
    QTest::qWait(50);
    shoot(u"certificate"_s, &question);
    question.close();
}

} // namespace servescope
