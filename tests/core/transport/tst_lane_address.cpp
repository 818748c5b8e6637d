// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/lane_address.h"

#include "tests/support/registry.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestLaneAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainHttpHasOneManagerAndANamePerLane()
    {
        QSet<QString> names;
        for (int lane = 0; lane < 1000; ++lane) {
            const LaneAddress address = laneAddress(QUrl(u"http://127.0.0.1:8000/v1"_s), lane);
            QCOMPARE(address.manager, 0);
            names.insert(address.peerVerifyName);
        }
        QCOMPARE(names.size(), 1000);
    }

    void httpsNamesAreSpellingsOfTheHost()
    {
        QSet<QString> names;
        for (int lane = 0; lane < 1024; ++lane) {
            const LaneAddress address = laneAddress(QUrl(u"https://inference.example.org"_s), lane);
            QCOMPARE(address.manager, 0);
            QCOMPARE(address.peerVerifyName.toLower(), u"inference.example.org"_s);
            names.insert(address.peerVerifyName);
        }
        QCOMPARE(names.size(), 1024);
    }

    void httpsWithoutEnoughLettersUsesMoreManagers_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("address") << u"https://10.1.2.3:8443"_s;
        QTest::newRow("two letters") << u"https://gw"_s;
        QTest::newRow("IPv6") << u"https://[fe80::1]"_s;
    }
    void httpsWithoutEnoughLettersUsesMoreManagers()
    {
        QFETCH(QString, url);
        QMap<std::pair<int, QString>, int> lanesPerKey;
        for (int lane = 0; lane < 500; ++lane) {
            const LaneAddress address = laneAddress(QUrl(url), lane);
            ++lanesPerKey[{address.manager, address.peerVerifyName}];
        }
        for (const int lanes : lanesPerKey)
            QVERIFY2(lanes <= 6, "QNetworkAccessManager opens six connections per host key");
    }
};

SERVESCOPE_TEST(TestLaneAddress)
#include "tst_lane_address.moc"
