// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/audit.h"

#include "core/results/result_samples.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestAudit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSoundResultHasNoErrors();
    void eachFinding_data();
    void eachFinding();
    void bothFiguresOfZeroTtft();
    void correctedFromTheValues();
    void failuresThatAreNotCounted();
};

namespace {

/// Four requests at concurrency two, each of four tokens 10 ms apart after 50 ms.
JsonValue sound()
{
    return *readJson(
        R"({"model_id": "m", "num_prompts": 12, "max_concurrency": 2, "duration": 12.0, "completed": 12,
        "failed": 0, "total_input_tokens": 120, "total_output_tokens": 48, "request_throughput": 1.0,
        "output_throughput": 4.0, "total_token_throughput": 14.0, "max_output_tokens_per_s": 8.0,
        "max_concurrent_requests": 2, "mean_ttft_ms": 50.0, "median_ttft_ms": 50.0, "std_ttft_ms": 0.0,
        "mean_tpot_ms": 10.0, "median_tpot_ms": 10.0, "mean_itl_ms": 10.0, "median_itl_ms": 10.0, "p99_itl_ms": 10.0,
        "mean_e2el_ms": 80.0, "median_e2el_ms": 80.0,
        "input_lens": [10,10,10,10,10,10,10,10,10,10,10,10], "output_lens": [4,4,4,4,4,4,4,4,4,4,4,4],
        "ttfts": [0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05],
        "itls": [[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],
                 [0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01],[0.01,0.01,0.01]],
        "start_times": [0.0,0.01,2.0,2.01,4.0,4.01,6.0,6.01,8.0,8.01,11.9,11.92],
        "errors": ["","","","","","","","","","","",""], "servescope": {}})");
}

QByteArray instrument(const char *verdict)
{
    return R"({"instrument": {"verdict": ")" + QByteArray(verdict) +
           R"(", "reasons": [{"code": "health.loop_lag", "message": "Late."}]}})";
}

std::vector<Finding> findings(const JsonValue &result)
{
    const auto samples = samplesOfResult(result, Convention::Vllm);
    return audit(result, samples ? &*samples : nullptr);
}

const Finding *find(const std::vector<Finding> &all, const QString &code)
{
    const auto found = std::ranges::find(all, code, &Finding::code);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

void TestAudit::aSoundResultHasNoErrors()
{
    for (const Finding &finding : findings(sound())) {
        if (finding.code != "audit.idle"_L1)
            QVERIFY2(finding.weight == Finding::Weight::Note, qPrintable(finding.what));
    }
}

void TestAudit::eachFinding_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<double>("corrected"); // NaN = none
    const double none = std::nan("");
    const auto row = [](const char *name, const char *key, const QByteArray &value, const char *code,
                        double corrected) {
        QTest::newRow(name) << QString::fromLatin1(key) << value << QString::fromLatin1(code) << corrected;
    };
    row("nothing completed", "completed", "0", "audit.nothing_completed", none);
    row("failures", "failed", "3", "audit.failures", none);
    row("peak concurrency", "max_concurrent_requests", "5", "audit.concurrency", 2);
    row("peak below mean", "max_output_tokens_per_s", "3.0", "audit.peak", 8);
    row("a rate over another time", "request_throughput", "2.0", "audit.rate", 1);
    row("Little", "mean_e2el_ms", "2500.0", "audit.little", 0.8);
    row("output total", "total_output_tokens", "50", "audit.totals", 48);
    row("input total", "total_input_tokens", "90", "audit.totals", 120);
    row("completed", "completed", "10", "audit.completed", 12);
    row("a part of the requests", "completed", "40", "audit.partial", none);
    row("falling percentiles", "p99_ttft_ms", "20.0", "audit.order", none);
    row("TTFT above E2EL", "mean_ttft_ms", "90.0", "audit.mean_order", none);
    row("tail", "p99_ttft_ms", "50.0", "audit.tail", none);
    row("chunks", "mean_tpot_ms", "2.5", "audit.chunks", 2.5);
    row("a mean of other values", "mean_itl_ms", "10.5", "audit.figures", none);
    row("a warm cache by counter", "prefix_cache_hit_tokens", R"("90")", "audit.prefix_cache", none);
    row("a warm cache by answers", "cached_prompt_tokens", R"("2")", "audit.prefix_cache", none);
    row("a red client", "servescope", instrument("red"), "audit.instrument_red", none);
    row("an amber client", "servescope", instrument("amber"), "audit.instrument_amber", none);
    row("other lengths", "servescope", R"({"output_length_mismatches": 3})", "audit.output_lengths", none);
    row("estimated lengths", "servescope", R"({"tokenizer_exact": false})", "audit.approximate_tokenizer",
        none);
    row("zero outputs", "output_lens", "[4,4,0,4,4,4,4,4,4,4,4,4]", "audit.zero_output", 11);
    row("cold engine", "ttfts", "[0.5,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05]", "audit.cold",
        50);
    row("short", "duration", "3.0", "audit.short", none);
    row("hardware", "servescope", "null", "", none);
}

void TestAudit::eachFinding()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    QFETCH(QString, code);
    QFETCH(double, corrected);
    JsonValue result = sound();
    result.set(key.toLatin1(), *readJson(value));
    const auto all = findings(result);
    if (code.isEmpty())
        return;
    const Finding *finding = find(all, code);
    QVERIFY(finding);
    QVERIFY(!finding->what.contains(u'%') || finding->what.contains(u" %"_s));
    QVERIFY(!finding->meaning.isEmpty());
    if (std::isnan(corrected)) {
        QVERIFY(!find(findings(sound()), code));
    } else {
        QVERIFY(finding->corrected);
        QVERIFY2(std::abs(*finding->corrected - corrected) < 1e-9,
                 qPrintable(QString::number(*finding->corrected)));
    }
    for (size_t i = 1; i < all.size(); ++i)
        QVERIFY(all[i - 1].weight >= all[i].weight);
}

void TestAudit::bothFiguresOfZeroTtft()
{
    JsonValue result = sound();
    result.set("ttfts", *readJson("[0.0,0.0,0.0,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05]"));
    result.set("mean_ttft_ms", JsonValue(37.5));
    const auto all = findings(result);
    const Finding *finding = find(all, u"audit.zero_ttft"_s);
    QVERIFY(finding);
    QCOMPARE(finding->published, std::optional(37.5));
    QCOMPARE(finding->corrected, std::optional(50.0));
    QVERIFY(finding->what.contains(u"37.5"_s) && finding->what.contains(u"50"_s));
}

void TestAudit::correctedFromTheValues()
{
    JsonValue result = sound();
    result.set("max_concurrency", JsonValue(2));
    result.set("max_concurrent_requests", JsonValue(7));
    // Without times the limit is the best that can be said.
    const Finding *timed = nullptr;
    const auto with = findings(result);
    timed = find(with, u"audit.concurrency"_s);
    QCOMPARE(timed->corrected, std::optional(2.0));
    result.set("start_times", JsonValue());
    QCOMPARE(find(findings(result), u"audit.concurrency"_s) != nullptr, true);
}

void TestAudit::failuresThatAreNotCounted()
{
    JsonValue result = sound();
    result.set("failed", JsonValue());
    result.set("num_prompts", JsonValue(15));
    const auto all = findings(result);
    QVERIFY(find(all, u"audit.failures"_s));
    QCOMPARE(find(all, u"audit.failed_absent"_s)->corrected, std::optional(3.0));
}

SERVESCOPE_TEST(TestAudit)
#include "audit_test.moc"
