// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/client_side.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;

namespace {

RequestRecord requestAt(Nanoseconds scheduled, Nanoseconds sent)
{
    RequestRecord record;
    record.scheduled = scheduled;
    record.sent = sent;
    record.written = sent + 1ms;
    record.firstByte = sent + 50ms;
    StreamEvent event;
    event.choices = true;
    event.time = sent + 50ms;
    record.events.push_back(event);
    event.time = sent + 150ms;
    record.events.push_back(event);
    record.ended = sent + 151ms;
    return record;
}

} // namespace

class ClientSideTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threeRates()
    {
        // Wanted every 100 ms, sent every 200 ms, the last one fails.
        std::vector<RequestRecord> records;
        for (int i = 0; i < 11; ++i)
            records.push_back(requestAt(1s + i * 100ms, 1s + i * 200ms));
        records.back().status = RequestStatus::Timeout;
        records.back().ended = records.back().sent + 3s;
        const ClientSide side = clientSide(records);
        QCOMPARE(*side.offeredRate, 10.0);
        QCOMPARE(side.sentRate, 5.0);
        QCOMPARE(side.completedRate, 10 / 5.0);
        QCOMPARE(side.e2elWithQueue.sorted.size(), size_t(10));
        QCOMPARE(side.e2elWithQueue.sorted.front(), 150.0);
        QCOMPARE(side.e2elWithQueue.sorted.back(), 150.0 + 900);
        QCOMPARE(side.written.median(), 1.0);
        QCOMPARE(side.firstByte.median(), 50.0);
        QCOMPARE(side.attempts, qint64(11));
    }

    void onlyFreshConnectionsHaveAConnectPhase()
    {
        std::vector<RequestRecord> records{requestAt(1s, 1s), requestAt(1s, 1s), requestAt(1s, 1s)};
        records[1].connecting = 1s + 200us;
        records[1].encrypted = 1s + 800us;
        records[2].warmup = true;
        records[2].connecting = 1s;
        const ClientSide side = clientSide(records);
        QCOMPARE(side.freshConnections, 1);
        QCOMPARE(side.connect.sorted, std::vector<double>{0.8});
        QCOMPARE(side.tls.sorted, std::vector<double>{0.6});
        QVERIFY(!side.offeredRate); // all due at once
    }

    void nothing()
    {
        const ClientSide side = clientSide({});
        QVERIFY(!side.offeredRate);
        QCOMPARE(side.completedRate, 0.0);
        QVERIFY(!side.connect.available());
    }
};

SERVESCOPE_TEST(ClientSideTest)
#include "client_side_test.moc"
