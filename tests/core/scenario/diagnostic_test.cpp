// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario_text.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {
const QByteArray kBase =
    "model: m\nbase_url: http://h\ninput_output: [[1, 1]]\nconcurrency_prompts: [[1, 1]]\n";
}

class DiagnosticTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char *name, const QByteArray &text, const char *code, int line,
                            int column) {
            QTest::newRow(name) << text << QString::fromLatin1(code) << line << column;
        };
        const auto extra = [&row](const char *name, const QByteArray &line, const char *code, int column) {
            row(name, kBase + line + '\n', code, 5, column);
        };
        row("missing key", "model: m\nbase_url: http://h\ninput_output: [[1, 1]]\n", "scenario.missing_key",
            0, 0);
        row("required without value", "model:\n", "scenario.no_value", 1, 1);
        row("empty model", "model: ''\n", "scenario.no_value", 1, 8);
        row("list for text", "model: [a]\n", "scenario.wrong_type", 1, 8);
        row("number for text", "model: 7\n", "scenario.unquoted_text", 1, 8);
        row("boolean for text", "model: yes\n", "scenario.unquoted_text", 1, 8);
        row("line break in text", "model: \"a\\nb\"\n", "scenario.text_control_character", 1, 8);
        row("text for list", "input_output: 128\n", "scenario.wrong_type", 1, 15);
        row("mapping row", "input_output:\n  - {input: 1, output: 2}\n", "scenario.bad_pair", 2, 5);
        row("three numbers", "input_output:\n  - [1, 2, 3]\n", "scenario.pair_size", 2, 5);
        row("text in row", "input_output: [[1, x]]\n", "scenario.wrong_type", 1, 20);
        row("quoted in row", "input_output: [[1, '2']]\n", "scenario.quoted_number", 1, 20);
        row("zero in row", "input_output: [[0, 2]]\n", "scenario.out_of_range", 1, 17);
        row("negative in row", "concurrency_prompts: [[1, -2]]\n", "scenario.out_of_range", 1, 27);
        row("octal-looking", "input_output: [[010, 2]]\n", "scenario.leading_zero", 1, 17);
        row("hexadecimal", "input_output: [[0x10, 2]]\n", "scenario.not_decimal", 1, 17);
        row("underscore", "input_output: [[1_000, 2]]\n", "scenario.not_decimal", 1, 17);
        row("fraction", "input_output: [[1.5, 2]]\n", "scenario.not_whole", 1, 17);
        row("exponent", "input_output: [[1e3, 2]]\n", "scenario.not_whole", 1, 17);
        row("huge", "input_output: [[99999999999999999999999, 2]]\n", "scenario.out_of_range", 1, 17);
        row("NaN for whole number", "input_output: [[.nan, 2]]\n", "scenario.not_finite", 1, 17);
        row("empty list", "input_output: []\n", "scenario.empty_list", 1, 15);
        row("column in characters", "\"input_output\": [[\"ä\", 2]]\n", "scenario.wrong_type", 1, 19);
        row("column after wide characters", "{\"ä€😀\": 1, seed: x}\n", "scenario.wrong_type", 1, 18);
        row("duplicate", kBase + "model: n\n", "scenario.duplicate_key", 5, 1);
        extra("unknown", "nonsense_here: 1", "scenario.unknown_key", 1);
        extra("misspelt", "request-rates: 1", "scenario.misspelt_key", 1);
        extra("merge key", "<<: {seed: 1}", "scenario.unknown_key", 1);
        extra("list as key", "[a, b]: 1", "scenario.odd_key", 1);
        extra("API key", "api_key: abc", "scenario.secret", 1);
        extra("token", "hf_token: abc", "scenario.secret", 1);
        extra("authorization header", "header: {Authorization: Bearer abc}", "scenario.secret", 10);
        extra("bearer in a header", "header: {X-A: Bearer abc}", "scenario.secret", 10);
        extra("header as list", "header: [\"X-Api-Key=abc\"]", "scenario.secret", 10);
        extra("header name", "header: {\"a b\": c}", "scenario.bad_header", 10);
        extra("header injection", "header: {X-A: \"b\\r\\nHost: c\"}", "scenario.bad_header", 10);
        extra("secret in the body", "extra_body: {api_key: abc}", "scenario.secret", 13);
        extra("secret deep in JSON", "extra_body: '{\"a\": [{\"password\": 1}]}'", "scenario.secret", 13);
        extra("not JSON", "extra_body: '{a: 1'", "scenario.bad_json", 13);
        extra("JSON list", "extra_body: '[1]'", "scenario.bad_json", 13);
        extra("body number", "extra_body: 1", "scenario.wrong_type", 13);
        extra("rate zero", "request_rate: 0", "scenario.too_small", 15);
        extra("rate negative infinity", "request_rate: -inf", "scenario.too_small", 15);
        extra("rate NaN", "request_rate: .nan", "scenario.not_finite", 15);
        extra("rate overflow", "request_rate: 1e999", "scenario.not_finite", 15);
        extra("burstiness zero", "burstiness: 0", "scenario.not_above", 13);
        extra("burstiness infinite", "burstiness: .inf", "scenario.not_finite", 13);
        extra("ratio one", "random_range_ratio: 1", "scenario.out_of_open_range", 21);
        extra("percentile", "metric_percentiles: [50, 101]", "scenario.out_of_range", 26);
        extra("percentile twice", "metric_percentiles: [50, 50]", "scenario.repeated_percentile", 26);
        extra("rate twice", "request_rate: [1, 1]", "scenario.repeated_value", 19);
        extra("seed negative", "seed: -1", "scenario.out_of_range", 7);
        extra("seed beyond 64 bits", "seed: 18446744073709551616", "scenario.out_of_range", 7);
        extra("repeats zero", "repeats: 0", "scenario.out_of_range", 10);
        extra("warm-ups beyond int", "num_warmups: 5000000000", "scenario.out_of_range", 14);
        extra("boolean", "ignore_eos: 1", "scenario.wrong_type", 13);
        extra("endpoint", "endpoint: v1/completions", "scenario.endpoint", 11);
        extra("dataset", "dataset_name: sharegtp", "scenario.unknown_dataset", 15);
        extra("goodput metric", "goodput: {itl: 5}", "scenario.goodput_metric", 16);
        extra("goodput form", "goodput: [ttft]", "scenario.goodput_form", 11);
        extra("goodput zero", "goodput: {ttft: 0}", "scenario.not_above", 17);
        extra("goodput text", "goodput: [\"ttft:abc\"]", "scenario.goodput_form", 11);
        extra("goodput NaN", "goodput: [\"ttft:nan\"]", "scenario.not_above", 11);
        extra("dataset without its file", "dataset_name: burstgpt", "scenario.dataset_path", 15);
        row("trace and rate", "dataset_name: timed_trace\ndataset_path: f\nrequest_rate: 2\n",
            "scenario.trace_and_rate", 3, 15);
        row("no scheme", "base_url: 127.0.0.1:8000\n", "scenario.url_scheme_missing", 1, 11);
        row("other scheme", "base_url: ftp://h\n", "scenario.url_scheme", 1, 11);
        row("credentials", "base_url: http://u:geheim@h\n", "scenario.url_credentials", 1, 11);
        row("credentials without scheme", "base_url: u:geheim@h\n", "scenario.url_credentials", 1, 11);
        row("query", "base_url: http://h/?key=geheim\n", "scenario.url_extra", 1, 11);
        row("no host", "base_url: http://\n", "scenario.url_invalid", 1, 11);
        row("bad port", "base_url: http://h:99999\n", "scenario.url_invalid", 1, 11);
        row("idle concurrency", "concurrency_prompts: [[1, 1], [9, 3]]\n", "scenario.idle_concurrency", 1,
            31);
        row("pair twice", "input_output: [[1, 1], [1, 1]]\n", "scenario.repeated_value", 1, 24);
        row("syntax", "model: m\n  base_url: b\n", "scenario.syntax", 2, 11);
        row("open bracket", "model: [a\nbase_url: b\n", "scenario.open_bracket", 1, 8);
        row("open bracket in a row", "# [\ninput_output:\n  - [1, 2\n  - [3, 4]\n  - [5, 6]\n",
            "scenario.open_bracket", 3, 5);
        row("unknown anchor", "model: *a\n", "scenario.syntax", 1, 8);
        row("open quote", "model: m\nbase_url: \"http://h\n", "scenario.open_quote", 2, 11);
        row("tab", "input_output:\n\t- [1, 1]\n", "scenario.tab", 2, 1);
        row("two documents", "model: m\n---\nmodel: n\n", "scenario.several_documents", 2, 1);
        row("a list", "- model\n", "scenario.not_a_mapping", 1, 1);
        row("a word", "model\n", "scenario.not_a_mapping", 1, 1);
        row("empty", "", "scenario.empty", 0, 0);
        row("only comments", "# a\n\n# b\n", "scenario.empty", 0, 0);
        row("only a mark", "\xef\xbb\xbf", "scenario.empty", 0, 0);
        row("not UTF-8", "model: m\n# \xe4\n", "scenario.not_utf8", 2, 3);
        row("UTF-16", QByteArray("\xff\xfem\0o\0", 6), "scenario.not_utf8", 1, 1);
        row("NUL", QByteArray("model: m\nbase\0url: x", 20), "scenario.control_character", 2, 5);
        row("escape", "model: \x1b[31m\n", "scenario.control_character", 1, 8);
    }
    void findings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto reading = readScenario(text);
        QStringList seen;
        for (const Diagnostic &d : reading.diagnostics) {
            seen << toText(d, u"f"_s);
            // Neither an unfilled placeholder nor a secret of the rows above.
            QVERIFY2(!d.message.contains(u'%') && !d.hint.contains(u'%'), qPrintable(d.message));
            QVERIFY(!toText(d, {}).contains("geheim"_L1) && !toText(d, {}).contains("abc"_L1));
            QVERIFY(findDiagnosticText(d.code));
        }
        for (const Diagnostic &d : reading.diagnostics)
            if (d.code == code && d.line == line && d.column == column)
                return;
        QFAIL(qPrintable(
            u"expected %1 at %2:%3, got\n%4"_s.arg(code).arg(line).arg(column).arg(seen.join(u'\n'))));
    }

    void sentences()
    {
        const auto reading = readScenario(kBase + "repeats: many\n");
        QCOMPARE(reading.diagnostics.size(), size_t{1});
        QCOMPARE(toText(reading.diagnostics[0], u"c.yaml"_s),
                 u"c.yaml:5:10: error: 'repeats' must be a whole number, but here is text."_s);
        const auto near = readScenario(kBase + "reqest_rate: 1\n");
        QCOMPARE(toText(near.diagnostics[0], {}),
                 u"5:1: warning: 'reqest_rate' is not a key of a scenario; it is kept "
                 "but not used. Did you mean 'request_rate'?"_s);
        QVERIFY(near.usable());
        QCOMPARE(withArgs(u"%1 %2 %%3"_s, {u"%2"_s, u"b"_s}), u"%2 b %%3"_s);
    }

    void unknownBackend()
    {
        QVERIFY(readScenario(kBase + "backend: other\n").usable());
        const auto reading = readScenario(kBase + "backend: other\n", {u"vllm"_s, u"openai-chat"_s});
        QVERIFY(!reading.usable());
        QCOMPARE(toText(reading.diagnostics[0], {}),
                 u"5:10: error: There is no backend named 'other'. Known are: vllm, openai-chat."_s);
        QVERIFY(readScenario(kBase + "backend: openai-chat\n", {u"vllm"_s, u"openai-chat"_s}).usable());
    }

    void orderAndBound()
    {
        QByteArray many = kBase;
        for (int i = 0; i < 500; ++i)
            many += "unknown_number_" + QByteArray::number(i) + ": 1\n";
        many += "seed: x\n";
        const auto reading = readScenario(many);
        QVERIFY(!reading.usable());
        QCOMPARE(reading.unknownKeys.size(), 500);
        QCOMPARE(reading.diagnostics.size(),
                 size_t{101}); // a hundred warnings, and the error they must not hide
        QVERIFY(std::is_sorted(reading.diagnostics.begin(), reading.diagnostics.end(),
                               [](const Diagnostic &a, const Diagnostic &b) { return a.line < b.line; }));
    }

    void everyTextIsUsedOnce()
    {
        QStringList codes;
        for (const DiagnosticText &text : diagnosticTexts())
            codes << QString::fromLatin1(text.code);
        QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), codes.size());
    }
};

SERVESCOPE_TEST(DiagnosticTest)
#include "diagnostic_test.moc"
