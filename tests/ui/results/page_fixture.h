// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/data_chart.h"
#include "ui/results/headline_card.h"
#include "ui/results/results_page.h"
#include "ui/results/run_view.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

namespace servescope::test {

/// A shown page over a library, and the places a person looks at.
class ShownPage
{
public:
    explicit ShownPage(const QString &library)
    {
        page.resize(1280, 800);
        page.setLibrary(library);
        page.show();
    }

    ResultsPage page;
    QSignalSpy opened{&page, &ResultsPage::runOpened};

    template <typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = page.findChild<Widget *>(QString::fromLatin1(name));
        Q_ASSERT(widget);
        return widget;
    }
    QTreeView *runs() const { return find<QTreeView>("runs"); }
    QTableView *points() const { return find<QTableView>("points"); }
    DataChart *chart(const char *name) const { return find<DataChart>(name); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    QString card(const char *name) const { return find<HeadlineCard>(name)->value(); }
    QString cardDetail(const char *name) const { return find<HeadlineCard>(name)->detail(); }
    QString message() const
    {
        const auto *label = page.findChild<RunView *>()->findChild<QLabel *>(QStringLiteral("messageText"));
        return label->isVisible() ? label->text() : QString();
    }

    static void click(QAbstractItemView *table, int row, int column = 0)
    {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, column)).center());
    }
    /// Opens the run whose folder that is, by a click on its row.
    bool openByClick(const QString &path)
    {
        if (!QTest::qWaitFor([&] { return rowOf(path) >= 0; }, 5000))
            return false;
        const qsizetype before = opened.size();
        click(runs(), rowOf(path), 1);
        return QTest::qWaitFor([&] { return opened.size() > before; }, 5000) && opened.last()[0] == path;
    }
    int rowOf(const QString &path) const
    {
        for (int row = 0; row < runs()->model()->rowCount(); ++row) {
            if (runs()->model()->index(row, 0).data(Qt::UserRole + 1) == path)
                return row;
        }
        return -1;
    }
    void showTab(int index) const
    {
        auto *bar = find<QTabWidget>("views")->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
    }
};

} // namespace servescope::test
