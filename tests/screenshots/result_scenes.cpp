// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"
#include "tests/screenshots/photographer.h"
#include "ui/guide/guide_window.h"
#include "ui/results/import_report.h"
#include "ui/results/library_panel.h"
#include "ui/results/results_page.h"

#include <QComboBox>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

void Photographer::results()
{
    go(4);
    await("the runs", 10000, [this] { return listRuns(m_place.filePath(u"runs"_s)).size() == 4; });
    auto runs = listRuns(m_place.filePath(u"runs"_s)); // the newest first
    std::ranges::reverse(runs);
    auto *page = part<ResultsPage>();
    QTest::qWait(500);
    shoot(u"results-list"_s);
    page->openRun(runs[0].path);
    QTest::qWait(900);
    auto *sweep = part<QComboBox>(u"sweepView"_s);
    for (int view = 0; view < sweep->count(); ++view) {
        sweep->setCurrentIndex(view);
        QTest::qWait(300);
        shoot(u"results-sweep-%1"_s.arg(view + 1));
    }
    sweep->setCurrentIndex(0);
    part<QTableView>(u"points"_s)->selectRow(2);
    shootTabs(u"results-run"_s, part<QTabWidget>(u"views"_s), 700);
    page->openRun(runs[2].path); // no point of it has a result
    QTest::qWait(600);
    shoot(u"results-failed-run"_s);
    page->openRun(runs[3].path);
    QTest::qWait(600);
    shoot(u"results-stopped-run"_s);
    part<QTabWidget>(u"views"_s)->setCurrentIndex(0);
    comparison({runs[0].path, runs[1].path});
    const QString data = QString::fromUtf8(TEST_DATA_DIR) + u"/import/"_s;
    drop(part<LibraryPanel>(), {data + u"guidellm-0.8-report_v2.json"_s, data + u"sglang-two-runs.jsonl"_s,
                                data + u"b9821-chat-c4-goodput.json"_s, data + u"SOURCES.md"_s});
    await("the import", 10000, [this] { return part<ImportReport>()->isVisible(); });
    QTest::qWait(500);
    shoot(u"results-import"_s);
}

void Photographer::comparison(const QStringList &runs)
{
    part<ResultsPage>()->compareRuns(runs);
    QTest::qWait(900);
    shootTabs(u"comparison"_s, part<QTabWidget>(u"compareViews"_s), 500);
}

void Photographer::reportAndGuide()
{
    shootDialog(u"report"_s, QKeySequence(u"Ctrl+E"_s), 1500);
    trigger(QKeySequence(u"F1"_s));
    auto *guide = part<GuideWindow>();
    if (!guide)
        qFatal("no guide");
    for (const char *topic : {"", "ttft", "concurrency"}) {
        guide->openTopic(QString::fromLatin1(topic));
        QTest::qWait(300);
        shoot(u"guide%1%2"_s.arg(*topic ? u"-"_s : QString(), QString::fromLatin1(topic)), guide);
    }
    guide->close();
}

} // namespace servescope
