// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/charts/live_chart.h"
#include "ui/common/format.h"
#include "ui/run/live_board.h"
#include "ui/run/request_strip.h"
#include "ui/run/status_counts.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LoadSnapshot measuring(Nanoseconds elapsed)
{
    LoadSnapshot snapshot;
    snapshot.phase = LoadSnapshot::Phase::Measuring;
    snapshot.elapsed = elapsed;
    snapshot.total = 40;
    snapshot.sent = 20;
    snapshot.completed = 10;
    snapshot.failed = 2;
    snapshot.inFlight = 8;
    snapshot.outputTokensPerSecond = 100;
    snapshot.ttftP50Ms = 12;
    snapshot.ended[size_t(RequestStatus::Ok)] = 10;
    return snapshot;
}

std::vector<EndedRequest> requests(int count)
{
    std::vector<EndedRequest> all;
    for (int i = 0; i < count; ++i) {
        EndedRequest request;
        request.index = i;
        request.prefill = 0.2F;
        request.decode = 0.8F;
        request.tokens = 64;
        all.push_back(request);
    }
    return all;
}

} // namespace

class LiveBoardTest : public QObject
{
    Q_OBJECT

    static QList<int> shadows(const LiveBoard &board)
    {
        QList<int> counts;
        for (const LiveChart *chart : board.findChildren<LiveChart *>())
            counts += chart->shadowCount();
        return counts;
    }

private Q_SLOTS:
    void tellsErrorsByKind()
    {
        LiveBoard board;
        LoadSnapshot snapshot = measuring(250ms);
        snapshot.ended[size_t(RequestStatus::HttpError)] = 2;
        snapshot.errors = {{u"x.busy"_s, u"HTTP 503: busy."_s, 2}, {u"x.cut"_s, u"Cut short."_s, 1}};
        board.append(snapshot);
        QCOMPARE(board.newestErrors().split(u'\n').size(), 2);
        QVERIFY(board.newestErrors().startsWith(u"2 × HTTP 503: busy."));
        std::swap(snapshot.errors[0], snapshot.errors[1]); // the other one is newer now
        snapshot.errors[0].count = 7;
        board.append(snapshot);
        QCOMPARE(board.newestErrors(), u"2 × HTTP 503: busy.\n7 × Cut short."_s); // lines do not jump
        board.nextPoint();
        QVERIFY(board.newestErrors().isEmpty());
    }

    void countsByState()
    {
        LiveBoard board;
        auto *counts = board.findChild<StatusCounts *>();
        QVERIFY(!counts->text().contains(u"HTTP"));
        LoadSnapshot snapshot = measuring(1s);
        snapshot.ended[size_t(RequestStatus::HttpError)] = 2;
        board.append(snapshot);
        QCOMPARE(counts->text(), u"Waiting 20 · In flight 8 · Complete 10 · HTTP error 2"_s);
        board.clear();
        QCOMPARE(counts->text(), u"Waiting 0 · In flight 0 · Complete 0"_s);
    }

    void chartsAreOverTheTimeOfThePoint()
    {
        LiveBoard board;
        board.resize(1100, 500);
        board.show();
        QCOMPARE(board.findChildren<LiveChart *>().size(), 4);
        LoadSnapshot warmup = measuring(5s); // a clock of its own
        warmup.phase = LoadSnapshot::Phase::Warmup;
        board.append(warmup);
        for (const LiveChart *chart : board.findChildren<LiveChart *>())
            QCOMPARE(chart->pointCount(0), 0);
        for (int i = 1; i < 8; ++i)
            board.append(measuring(i * 250ms));
        for (const LiveChart *chart : board.findChildren<LiveChart *>()) // and zero at the beginning
            QVERIFY(chart->pointCount(0) == 8 || chart->pointCount(0) == 7);
        board.nextPoint();
        QCOMPARE(shadows(board), (QList<int>{1, 1, 1, 1}));
        board.append(measuring(250ms));
        board.clear();
        QCOMPARE(shadows(board), (QList<int>{0, 0, 0, 0}));
    }

    void stripTellsTheRequestUnderTheMouse()
    {
        RequestStrip strip;
        strip.resize(700, strip.sizeHint().height());
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        auto all = requests(20);
        all.back().status = RequestStatus::Timeout;
        all.back().queued = 0.5F;
        strip.setRequests(all);
        QCOMPARE(strip.shownCount(), 20);
        QVERIFY(strip.sentence().isEmpty());
        QTest::mouseMove(&strip, QPoint(19 * 7 + 3, strip.height() - 20));
        QVERIFY2(strip.sentence().startsWith(u"Request 19: Timed out · queue 500"),
                 qPrintable(strip.sentence()));
        QVERIFY(strip.sentence().contains(u"64 event"));
        QTest::mouseMove(&strip, QPoint(600, strip.height() - 20)); // right of the last one
        QVERIFY(strip.sentence().isEmpty());
    }

    void stripIsReachedByKeys()
    {
        RequestStrip strip;
        strip.resize(350, strip.sizeHint().height());
        strip.show();
        strip.setRequests(requests(LoadSnapshot::MostEnded));
        QCOMPARE(strip.shownCount(), 50); // the newest
        QTest::keyClick(&strip, Qt::Key_Left);
        QVERIFY(strip.sentence().startsWith(u"Request 255:"));
        QTest::keyClick(&strip, Qt::Key_Left);
        QVERIFY(strip.sentence().startsWith(u"Request 254:"));
        QTest::keyClick(&strip, Qt::Key_Home);
        QVERIFY(strip.sentence().startsWith(u"Request 206:"));
        QTest::keyClick(&strip, Qt::Key_End);
        QVERIFY(strip.accessibleDescription().startsWith(u"Request 255:"));
        strip.setRequests({});
        QVERIFY(strip.sentence().isEmpty());
        QTest::keyClick(&strip, Qt::Key_Left);
        QVERIFY(strip.sentence().isEmpty());
    }
};

SERVESCOPE_TEST(LiveBoardTest)
#include "live_board_test.moc"
