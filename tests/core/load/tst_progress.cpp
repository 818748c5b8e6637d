// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/progress.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RequestRecord failure(const QString &code, RequestStatus status = RequestStatus::HttpError)
{
    RequestRecord record;
    record.status = status;
    record.errorCode = code;
    record.errorMessage = u"The sentence of %1."_s.arg(code);
    return record;
}

} // namespace

class TestProgress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAndRates()
    {
        Progress progress;
        progress.phase = LoadSnapshot::Phase::Measuring;
        for (int i = 0; i < 5; ++i)
            progress.sent();
        progress.ended(RequestRecord{});
        progress.ended(failure(u"http.overloaded"_s));
        (void)progress.snapshot(10, 1s, 2s);
        progress.tokens(50);
        const LoadSnapshot now = progress.snapshot(10, 1s, 2500ms);
        QCOMPARE(now.elapsed, Nanoseconds(1500ms));
        QCOMPARE(now.inFlight, 3);
        QCOMPARE(now.completed, 1);
        QCOMPARE(now.failed, 1);
        QCOMPARE(now.outputTokens, 50);
        QCOMPARE(now.outputTokensPerSecond, 100.0);
        QCOMPARE(now.lastError, u"The sentence of http.overloaded."_s);
    }

    void recentFirstTokensOnly()
    {
        Progress progress;
        progress.firstToken(1s, 500ms);
        progress.firstToken(9s, 10ms);
        progress.firstToken(9500ms, 30ms);
        const LoadSnapshot now = progress.snapshot(10, 1s, 10s);
        QCOMPARE(now.ttftP50Ms, std::optional<double>(20));
        QVERIFY(!progress.snapshot(10, 1s, 20s).ttftP50Ms);
    }

    void theSameConfigurationErrorThreeTimesIsHopeless()
    {
        Progress progress;
        QVERIFY(progress.hopeless(failure(u"http.not_found"_s), 3).code.isEmpty());
        QVERIFY(progress.hopeless(failure(u"http.not_found"_s), 3).code.isEmpty());
        QCOMPARE(progress.hopeless(failure(u"http.not_found"_s), 3).code, u"http.not_found"_s);
    }

    void oneSuccessOrAnotherErrorGivesHope()
    {
        Progress success;
        (void)success.hopeless(RequestRecord{}, 2);
        Progress mixed;
        (void)mixed.hopeless(failure(u"http.not_found"_s), 2);
        (void)mixed.hopeless(failure(u"http.unauthorized"_s), 2);
        Progress overload;
        for (Progress *progress : {&success, &mixed, &overload}) {
            for (int i = 0; i < 10; ++i)
                QVERIFY(
                    progress
                        ->hopeless(
                            failure(progress == &overload ? u"http.overloaded"_s : u"http.not_found"_s), 2)
                        .code.isEmpty());
        }
    }
};

SERVESCOPE_TEST(TestProgress)
#include "tst_progress.moc"
