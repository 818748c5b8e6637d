// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_queue.h"
#include "tests/support/registry.h"
#include "ui/run/queue_model.h"
#include "ui/run/queue_view.h"
#include "ui/run/run_page.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

constexpr quint16 closedPort = 1; // tcpmux: nobody listens there

SweepJob makeJob(const QString &library, quint16 port)
{
    SweepJob job;
    job.scenario.model = u"sim-model"_s;
    job.scenario.baseUrl = u"http://127.0.0.1:%1"_s.arg(port);
    job.scenario.inputOutput = {{16, 8}};
    job.scenario.concurrencyPrompts = {{1, 4}, {2, 4}, {4, 4}};
    job.title = u"combos.yaml"_s;
    job.library = library;
    return job;
}

} // namespace

class RunPageTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_library;

private Q_SLOTS:
    void emptyPageSaysWhatToDo()
    {
        RunQueue queue;
        RunPage page(queue);
        page.resize(900, 600);
        page.show();
        QSignalSpy attempts(&page, &RunPage::tryRequested), opens(&page, &RunPage::openScenarioRequested);
        QPushButton *attempt = nullptr, *open = nullptr;
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Try it")
                attempt = button;
            if (button->isVisible() && button->text().startsWith(u"Open"))
                open = button;
        }
        QVERIFY(attempt && open);
        QTest::mouseClick(attempt, Qt::LeftButton);
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(attempts.count(), 1);
        QCOMPARE(opens.count(), 1);
        QVERIFY(!page.findChild<QueueView *>()->isVisible());
    }

    void buttonsSteerTheQueue()
    {
        RunQueue queue;
        RunPage page(queue);
        page.resize(1000, 700);
        page.show();
        queue.add(makeJob(m_library.path(), closedPort));
        auto *view = page.findChild<QueueView *>();
        QVERIFY(view->isVisible());
        QCOMPARE(view->model()->rowCount(), 3);
        auto *skip = page.findChild<QPushButton *>(u"skipPoint"_s);
        auto *stop = page.findChild<QPushButton *>(u"stopAll"_s);
        QVERIFY(!skip->isEnabled()); // nothing runs, nothing is selected
        view->selectRow(1);
        QVERIFY(skip->isEnabled());
        QTest::mouseClick(skip, Qt::LeftButton);
        QCOMPARE(queue.points()[1].state, RunState::Skipped);
        QVERIFY(!skip->isEnabled());
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(queue.points()[0].state, RunState::Cancelled);
        QCOMPARE(queue.points()[2].state, RunState::Cancelled);
        QVERIFY(!stop->isEnabled());
        QVERIFY(page.headline().startsWith(u"Stopped"));
        QTest::mouseClick(page.findChild<QPushButton *>(u"clearList"_s), Qt::LeftButton);
        QCOMPARE(view->model()->rowCount(), 0);
        QVERIFY(!view->isVisible());
    }

    void absentServerIsARowWithItsReason()
    {
        RunQueue queue;
        RunPage page(queue);
        page.resize(1000, 700);
        page.show();
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.add(makeJob(m_library.path(), closedPort));
        queue.start();
        QVERIFY(idle.wait(20000));
        const auto *model = page.findChild<QueueView *>()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            QCOMPARE(model->index(row, 0).data(QueueModel::StateRole).toInt(),
                     static_cast<int>(RunState::Failed));
            QVERIFY(model->index(row, 0).data(QueueModel::SentenceRole).toString().contains(u"127.0.0.1"));
        }
        QVERIFY2(page.headline().contains(u"failed"), qPrintable(page.headline()));
    }
};

SERVESCOPE_TEST(RunPageTest)
#include "run_page_test.moc"
