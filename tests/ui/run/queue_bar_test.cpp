// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "ui/run/queue_model.h"
#include "ui/run/queue_view.h"
#include "ui/run/run_log.h"
#include "ui/run/run_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class QueueBarTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_library;
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<RunQueue> m_queue;
    std::unique_ptr<RunPage> m_page;

    SweepJob job(std::vector<LoadPair> loads, const QString &model = u"sim-model"_s)
    {
        SweepJob made;
        made.scenario.model = model;
        made.scenario.baseUrl = m_server->url().toString();
        made.scenario.inputOutput = {{16, 4}};
        made.scenario.concurrencyPrompts = std::move(loads);
        made.title = u"combos.yaml"_s;
        made.library = m_library->path();
        return made;
    }
    template <typename T>
    T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void click(const QString &name) { QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton); }
    QueueView *view() const { return m_page->findChild<QueueView *>(); }
    QString shown(int row, QueueModel::Column column) const
    {
        return view()->model()->index(row, static_cast<int>(column)).data().toString();
    }
    /// The rows of the page are those of the queue.
    bool agrees() const
    {
        const auto &rows = static_cast<QueueModel *>(view()->model())->rows();
        return std::ranges::equal(rows, m_queue->points(), [](const QueuedPoint &a, const QueuedPoint &b) {
            return a.job == b.job && a.point == b.point && a.state == b.state;
        });
    }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_library = std::make_unique<QTemporaryDir>();
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{2ms, 1ms};
        m_server = std::make_unique<Simulator>(options);
        QVERIFY(m_server->start());
        m_queue = std::make_unique<RunQueue>();
        m_page = std::make_unique<RunPage>(*m_queue);
        m_page->resize(960, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_queue.reset();
        QSettings().clear();
    }

    void pauseReorderAndContinue()
    {
        QAbstractItemModelTester tester(view()->model());
        QSignalSpy idle(m_queue.get(), &RunQueue::idle);
        m_queue->add(job({{1, 150}, {1, 2}, {1, 3}}));
        m_queue->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_queue->points()[0].progress.completed > 0, 20000);
        click(u"pauseQueue"_s);
        QVERIFY(m_queue->paused());
        QTRY_VERIFY_WITH_TIMEOUT(!m_queue->running(), 20000);
        QTRY_VERIFY2(m_page->headline().startsWith(u"Paused"), qPrintable(m_page->headline()));

        view()->selectRow(2);
        click(u"moveUp"_s);
        QCOMPARE(m_queue->points()[1].point.load.numPrompts, 3);
        QVERIFY(agrees());
        QCOMPARE(view()->currentIndex().row(), 1);
        click(u"moveUp"_s); // over a finished row there is nothing
        QVERIFY(agrees());
        QTest::keySequence(view(), QKeySequence(u"Alt+Down"_s));
        QTRY_COMPARE(m_queue->points()[1].point.load.numPrompts, 2);
        QVERIFY(agrees());

        // As a drag would: the last row before the second.
        auto *model = view()->model();
        const std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(2, 0)}));
        model->dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {});
        QCOMPARE(m_queue->points()[1].point.load.numPrompts, 3);
        QVERIFY(agrees());
        QVERIFY(!(model->flags(model->index(0, 0)) & Qt::ItemIsDragEnabled));

        click(u"pauseQueue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QVERIFY(agrees());
        QVERIFY(!part<QPushButton>(u"pauseQueue"_s)->isEnabled());
    }

    void retryAndRunAgain()
    {
        QSignalSpy idle(m_queue.get(), &RunQueue::idle);
        m_queue->add(job({{1, 2}, {1, 3}}, u"another"_s));
        QVERIFY(!part<QPushButton>(u"retryPoints"_s)->isEnabled());
        m_queue->start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QVERIFY(part<QPushButton>(u"retryPoints"_s)->isEnabled());
        QTest::qWait(50);        // its end is written
        click(u"retryPoints"_s); // nothing selected: both
        QVERIFY(m_queue->running());
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 2, 20000);
        QVERIFY(agrees());
        view()->selectRow(0);
        click(u"runAgain"_s);
        QCOMPARE(m_queue->points().size(), size_t{4});
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 3, 20000);
        QVERIFY(agrees());
    }

    void theLogTellsAndFilters()
    {
        QSignalSpy idle(m_queue.get(), &RunQueue::idle);
        m_queue->add(job({{1, 2}}));
        m_queue->add(job({{1, 3}}, u"another"_s));
        m_queue->start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        auto *log = m_page->findChild<RunLog *>();
        part<QTabWidget>(u"runTabs"_s)->setCurrentIndex(1);
        const QString all = log->shownLines().join(u'\n');
        QVERIFY2(all.contains(u"began") && all.contains(u"finished after") && all.contains(u"another"),
                 qPrintable(all));
        click(u"runLogProblems"_s);
        for (const QString &line : log->shownLines())
            QVERIFY2(line.contains(u"failed"), qPrintable(line));
        QVERIFY(!log->shownLines().isEmpty());
        click(u"runLogProblems"_s);
        QTest::keyClicks(part<QLineEdit>(u"runLogFilter"_s), u"BEGAN"_s);
        QCOMPARE(log->shownLines().size(), 2);
    }

    void failurePolicyIsKept()
    {
        auto *policy = part<QComboBox>(u"onFailure"_s);
        QCOMPARE(m_queue->failureLimit(), 0);
        m_queue->add(job({{1, 2}, {1, 3}}, u"another"_s));
        policy->setFocus();
        QTest::keyClick(policy, Qt::Key_Down);
        QCOMPARE(m_queue->failureLimit(), 1);
        m_queue->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_queue->paused() && !m_queue->running(), 20000);
        QCOMPARE(m_queue->points()[1].state, RunState::Queued);
        RunQueue other;
        const RunPage page(other);
        QCOMPARE(other.failureLimit(), 1);
    }
};

SERVESCOPE_TEST(QueueBarTest)
#include "queue_bar_test.moc"
