// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/request_record.h"
#include "tests/support/registry.h"

#include <QSet>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestRequestRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statusNamesAreStable();
    void eventsAreSmall();
    void aNewRecordIsOkAndEmpty();
};

void TestRequestRecord::statusNamesAreStable()
{
    const QStringList names{
        u"ok"_s,        u"http_error"_s,       u"stream_error"_s,  u"timeout"_s,
        u"cancelled"_s, u"connection_error"_s, u"protocol_error"_s}; // they stand in files
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto status = static_cast<RequestStatus>(i);
        QCOMPARE(statusName(status), names[i]);
        QCOMPARE(statusFromName(names[i]), status);
    }
    for (const QString &other : {u"OK"_s, u"ok "_s, QString(), u"error"_s})
        QVERIFY(!statusFromName(other));
}

void TestRequestRecord::eventsAreSmall()
{
    QCOMPARE(sizeof(StreamEvent), size_t(16));
}

void TestRequestRecord::aNewRecordIsOkAndEmpty()
{
    RequestRecord record;
    QVERIFY(record.ok());
    QCOMPARE(record.attempts, 1);
    QCOMPARE(record.sent, Nanoseconds::zero());
    record.status = RequestStatus::Timeout;
    QVERIFY(!record.ok());
    QVERIFY(record != RequestRecord{});
}

SERVESCOPE_TEST(TestRequestRecord)
#include "tst_request_record.moc"
