// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/prefix_cache.h"
#include "core/simulator/simulator.h"
#include "tests/core/simulator/raw_client.h"
#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QTest>

#include <numeric>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<int> counted(int size, int from = 0)
{
    std::vector<int> tokens(static_cast<size_t>(size));
    std::iota(tokens.begin(), tokens.end(), from);
    return tokens;
}

} // namespace

class PrefixCacheTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeBlocksButNeverAll()
    {
        PrefixCache cache(100);
        QCOMPARE(cache.take(counted(40)), 0);
        QCOMPARE(cache.take(counted(40)), 32);
        QCOMPARE(cache.take(counted(32)), 16); // the last token has to be computed
        QCOMPARE(cache.take(counted(15)), 0);
        std::vector<int> other = counted(40);
        other[20] = 7;
        QCOMPARE(cache.take(other), 16);
        QCOMPARE(cache.take(counted(40, 1)), 0);
        cache.clear();
        QCOMPARE(cache.take(counted(40)), 0);
    }

    void whatWasUsedLongestAgoGoes()
    {
        PrefixCache cache(4);
        QCOMPARE(cache.take(counted(33, 0)), 0);
        QCOMPARE(cache.take(counted(33, 1000)), 0);
        QCOMPARE(cache.take(counted(33, 0)), 32);
        QCOMPARE(cache.take(counted(33, 2000)), 0);
        QCOMPARE(cache.take(counted(33, 0)), 32);
        QCOMPARE(cache.take(counted(33, 1000)), 0);
    }

    /// Second prompt of the kind: told in its usage and in the metrics, until the cache is emptied.
    void theServerTellsOfIt()
    {
        SimulatorOptions options;
        options.prefixCache = true;
        Simulator simulator(options);
        QVERIFY(simulator.start());
        QByteArray prompt;
        for (int i = 0; i < 50; ++i)
            prompt += "baba ";
        const QByteArray json = "{\"model\":\"sim-model\",\"max_tokens\":1,\"prompt\":\"" + prompt + "\"}";
        const auto ask = [&]() -> std::optional<int> {
            RawClient client(simulator.url(), postBytes("/v1/completions", json));
            const auto response = client.response();
            if (!response || response->status != 200)
                return std::nullopt;
            return QJsonDocument::fromJson(
                       response->body)[u"usage"][u"prompt_tokens_details"][u"cached_tokens"]
                .toInt();
        };
        const auto order = [&](const QByteArray &request) {
            RawClient client(simulator.url(), request);
            const auto response = client.response();
            return response ? response->body : QByteArray();
        };
        QCOMPARE(ask(), std::optional(0));
        const auto cached = ask();
        QVERIFY(cached && *cached > 0 && *cached % 16 == 0);
        const QByteArray metrics = order("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY2(metrics.contains("\nvllm:prefix_cache_hits_total{engine=\"0\",model_name=\"sim-model\"} " +
                                  QByteArray::number(*cached) + ".0\n"),
                 metrics.constData());
        QVERIFY(order(postBytes("/reset_prefix_cache", {})).contains("true"));
        QCOMPARE(ask(), std::optional(0));
    }
};

SERVESCOPE_TEST(PrefixCacheTest)
#include "prefix_cache_test.moc"
