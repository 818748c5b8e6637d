// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/dataset.h"
#include "core/load/load_generator.h"
#include "core/metrics/turns.h"
#include "core/simulator/simulator.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <map>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Conversations whose turns say "c0t0", "c0t1" …
class Talks : public FixedPrompts
{
public:
    Talks(int turns, int requests, Nanoseconds thinkTime)
        : FixedPrompts(QString(), 3), m_turns(turns), m_requests(requests), m_thinkTime(thinkTime)
    {}
    Prompt prompt(int index) const override
    {
        Prompt prompt = FixedPrompts::prompt(index);
        prompt.text = u"c%1t%2"_s.arg(index / m_turns).arg(index % m_turns);
        prompt.conversation = index / m_turns;
        prompt.turn = index % m_turns;
        prompt.thinkTime = prompt.turn > 0 ? m_thinkTime : 0ns;
        if (recorded)
            prompt.recordedAnswer = u"r%1"_s.arg(index);
        return prompt;
    }
    std::vector<int> conversationStarts() const override
    {
        std::vector<int> starts;
        for (int i = 0; i < m_requests; i += m_turns)
            starts.push_back(i);
        return starts;
    }
    bool recorded = false;

private:
    int m_turns, m_requests;
    Nanoseconds m_thinkTime;
};

SimulatorOptions exact()
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{5ms, 1ms};
    return options;
}

LoadPlan chatPlan(const QUrl &base, int requests, int concurrency,
                  std::shared_ptr<const PromptSource> prompts)
{
    LoadPlan plan = planFor(base, requests, concurrency, 3);
    plan.backend = findBackend(u"openai-chat");
    plan.url = requestUrl(base.toString(), plan.backend->defaultPath()).value();
    plan.prompts = std::move(prompts);
    return plan;
}

const QByteArray answer =
    ScriptedServer::streamHead() +
    ScriptedServer::chunk(
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"so\"},\"finish_reason\":null}]}\n\n"
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" be "
        "it\"},\"finish_reason\":\"stop\"}]}\n\n"
        "data: [DONE]\n\n") +
    ScriptedServer::streamEnd();

/// The contents of the messages of a request, "user:c0t0|assistant:so be it|…".
QString saidIn(const QByteArray &request)
{
    const QByteArray body = request.mid(request.indexOf("\r\n\r\n") + 4);
    QStringList said;
    for (const QJsonValueConstRef message :
         QJsonDocument::fromJson(body).object().value("messages"_L1).toArray()) {
        const QJsonObject object = message.toObject();
        const QJsonValue content = object.value("content"_L1);
        said += object.value("role"_L1).toString() + u':' +
                (content.isArray() ? content.toArray()[0].toObject().value("text"_L1).toString()
                                   : content.toString());
    }
    return said.join(u'|');
}

} // namespace

class ConversationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHistoryIsCarried()
    {
        QStringList said;
        std::mutex mutex;
        ScriptedServer server([&](const QByteArray &request, int) -> ScriptedServer::Reply {
            const std::lock_guard lock(mutex);
            said += saidIn(request);
            return {answer, {}};
        });
        RecordList sink;
        LoadPlan plan = chatPlan(server.url(), 5, 1, std::make_shared<Talks>(3, 5, 0ns));
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(said, (QStringList{u"user:c0t0"_s, u"user:c0t0|assistant:so be it|user:c0t1"_s,
                                    u"user:c0t0|assistant:so be it|user:c0t1|assistant:so be it|user:c0t2"_s,
                                    u"user:c1t0"_s, u"user:c1t0|assistant:so be it|user:c1t1"_s}));
        QCOMPARE(sink.count(RequestStatus::Ok), 5);
        for (const RequestRecord &record : sink.records) {
            QCOMPARE(record.conversation, std::optional(record.index / 3));
            QCOMPARE(record.turn, record.index % 3);
            QVERIFY(record.text.isEmpty()); // the plan does not keep texts
        }
    }

    void aFailedTurnIsLeftOut()
    {
        QStringList said;
        std::mutex mutex;
        ScriptedServer server([&](const QByteArray &request, int number) -> ScriptedServer::Reply {
            const std::lock_guard lock(mutex);
            said += saidIn(request);
            return {number == 1 ? ScriptedServer::response(500, R"({"error":"out of order"})") : answer, {}};
        });
        RecordList sink;
        auto talks = std::make_shared<Talks>(3, 3, 0ns);
        talks->recorded = true;
        LoadGenerator generator(chatPlan(server.url(), 3, 1, talks), sink);
        QVERIFY(run(generator));
        QCOMPARE(said.size(), 3);
        QCOMPARE(said[2], u"user:c0t0|assistant:r0|user:c0t2"_s);
        QCOMPARE(sink.count(RequestStatus::HttpError), 1);
    }

    void turnsWaitAndConversationsKeepTheirPlace()
    {
        Simulator simulator(exact());
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = chatPlan(simulator.url(), 12, 2, std::make_shared<Talks>(3, 12, 60ms));
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 12);
        std::map<int, std::vector<const RequestRecord *>> talks;
        std::ranges::sort(sink.records, {}, &RequestRecord::index);
        for (const RequestRecord &record : sink.records)
            talks[*record.conversation].push_back(&record);
        QCOMPARE(talks.size(), size_t(4));
        for (const auto &[number, turns] : talks) {
            QCOMPARE(turns.size(), size_t(3));
            for (size_t i = 1; i < turns.size(); ++i) {
                QCOMPARE(turns[i]->scheduled, turns[i - 1]->ended + 60ms);
                QVERIFY(turns[i]->sent >= turns[i]->scheduled);
            }
        }
        // Never more than two conversations at once, the resting ones counted.
        for (const auto &[number, turns] : talks) {
            int others = 0;
            for (const auto &[other, their] : talks)
                others += other != number && their.front()->sent <= turns.front()->sent &&
                          their.back()->ended > turns.front()->sent;
            QVERIFY2(others <= 1, qPrintable(QString::number(others)));
        }
    }

    void theSimulatorSeesThePromptGrow()
    {
        Simulator simulator(exact());
        QVERIFY(simulator.start().ok());
        DatasetOptions options;
        options.name = u"random_multi_turn"_s;
        options.random.inputTokens = 30;
        options.random.outputTokens = 8;
        options.turns = 4;
        const auto prompts = makePromptSource(approximateTokenizer(), options).value();
        const std::atomic_bool goOn = false;
        QVERIFY(prompts->prepare(16, goOn).ok());
        RecordList sink;
        LoadPlan plan = chatPlan(simulator.url(), 16, 3, prompts);
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 16);
        const std::vector<TurnFigures> turns = turnFigures(sink.records);
        QCOMPARE(turns.size(), size_t(4));
        for (size_t i = 0; i < turns.size(); ++i) {
            QCOMPARE(turns[i].completed, 4);
            QVERIFY(turns[i].ttft.available());
            if (i > 0) // the turn before and the answer to it
                QVERIFY2(turns[i].meanInputTokens > turns[i - 1].meanInputTokens + 8,
                         qPrintable(QString::number(turns[i].meanInputTokens)));
        }
    }

    void cancellingEndsRestingConversations()
    {
        Simulator simulator(exact());
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = chatPlan(simulator.url(), 40, 4, std::make_shared<Talks>(10, 40, 30s));
        plan.duration = 400ms;
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator, nullptr, 5000));
        QCOMPARE(sink.records.size(), size_t(4)); // the first turns; the others would rest for half a minute
    }
};

SERVESCOPE_TEST(ConversationsTest)
#include "conversations_test.moc"
