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
        progress.ended(RequestRecord{}, false);
        progress.ended(failure(u"http.overloaded"_s), false);
        (void)progress.snapshot(10, 1s, 2s);
        progress.tokens(50);
        const LoadSnapshot now = progress.snapshot(10, 1s, 2500ms);
        QCOMPARE(now.elapsed, Nanoseconds(1500ms));
        QCOMPARE(now.inFlight, 3);
        QCOMPARE(now.completed, 1);
        QCOMPARE(now.failed, 1);
        QCOMPARE(now.outputTokens, 50);
        QCOMPARE(now.outputTokensPerSecond, 100.0);
        QCOMPARE(now.lastError(), u"The sentence of http.overloaded."_s);
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

    void countsByStatus()
    {
        Progress progress;
        progress.ended(RequestRecord{}, false);
        progress.ended(failure(u"request.timeout"_s, RequestStatus::Timeout), false);
        progress.ended(failure(u"request.drained"_s, RequestStatus::Cancelled), false);
        progress.ended(RequestRecord{}, false);
        const LoadSnapshot now = progress.snapshot(10, 1s, 2s);
        QCOMPARE(now.count(RequestStatus::Ok), 2);
        QCOMPARE(now.count(RequestStatus::Timeout), 1);
        QCOMPARE(now.count(RequestStatus::Cancelled), 1);
        QCOMPARE(now.count(RequestStatus::HttpError), 0);
        QCOMPARE(now.errors.size(), size_t(1)); // what was stopped is no error
    }

    void keepsTheNewestKindsOfErrors()
    {
        Progress progress;
        for (int i = 0; i < 3; ++i)
            for (int kind = 0; kind < LoadSnapshot::MostErrors; ++kind)
                progress.ended(failure(u"kind.%1"_s.arg(kind)), false);
        progress.ended(failure(u"kind.1"_s), false);
        LoadSnapshot now = progress.snapshot(10, 1s, 2s);
        QCOMPARE(now.errors.size(), size_t(LoadSnapshot::MostErrors));
        QCOMPARE(now.errors.front().code, u"kind.1"_s);
        QCOMPARE(now.errors.front().count, 4);
        progress.ended(failure(u"kind.new"_s), false);
        now = progress.snapshot(10, 1s, 2s);
        QCOMPARE(now.errors.size(), size_t(LoadSnapshot::MostErrors));
        QCOMPARE(now.errors.front().code, u"kind.new"_s);
        QVERIFY(
            std::ranges::none_of(now.errors, [](const SeenError &error) { return error.code == u"kind.0"; }));
    }

    void newestRequestsAreAFewAndInOrder()
    {
        Progress progress;
        constexpr int count = LoadSnapshot::MostEnded + 44;
        for (int i = 0; i < count; ++i) {
            RequestRecord record;
            record.index = i;
            progress.ended(record, false);
        }
        const LoadSnapshot now = progress.snapshot(count, 1s, 2s);
        QCOMPARE(now.newest.size(), size_t(LoadSnapshot::MostEnded));
        for (int i = 0; i < LoadSnapshot::MostEnded; ++i)
            QCOMPARE(now.newest[size_t(i)].index, count - LoadSnapshot::MostEnded + i);
    }

    void phasesOfARequest()
    {
        RequestRecord record;
        record.scheduled = 10s;
        record.sent = 11s;
        record.connecting = 11s;
        record.written = 11500ms;
        record.ended = 20s;
        StreamEvent role;
        role.time = 12s;
        StreamEvent token;
        token.time = 14500ms;
        token.choices = true;
        record.events = {role, token, token};
        Progress progress;
        progress.ended(record, true);
        progress.ended(record, false);
        const LoadSnapshot now = progress.snapshot(2, 1s, 30s);
        const EndedRequest &request = now.newest.front();
        QCOMPARE(request.queued, 1.0F);
        QCOMPARE(request.connecting, 0.5F);
        QCOMPARE(request.prefill, 3.0F);
        QCOMPARE(request.decode, 5.5F);
        QCOMPARE(request.tokens, 2);
        QCOMPARE(now.newest.back().queued, 0.0F); // nothing was due in a closed loop
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
