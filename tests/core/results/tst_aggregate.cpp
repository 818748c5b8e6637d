// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/aggregate_csv.h"

#include "core/base/files.h"
#include "core/results/vllm_json.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestAggregate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsInOrder();
    void ownResultByHand();
    void naturalOrderAndLengthsFromNames();
    void nothingCompletedIsEmpty();
    void realFilesOfAllGenerations();
    void quoting();
    void furtherColumnsWithoutArrays();
    void otherFilesAreNoComplaint();
    void brokenFilesAreSentences();
    void nothingThere();
    void copiesAreOneRow();
    void writing();
};

namespace {

/// A CSV text as rows of cells (RFC 4180).
QList<QStringList> parseCsv(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[i++];
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            row += std::exchange(cell, {});
        } else if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            row += std::exchange(cell, {});
            rows += std::exchange(row, {});
            ++i;
        } else {
            cell += c;
        }
    }
    return rows;
}

class Table
{
public:
    explicit Table(const QByteArray &csv) : m_rows(parseCsv(csv)) {}
    QString at(qsizetype row, QStringView column) const
    {
        return m_rows[row + 1][m_rows[0].indexOf(column.toString())];
    }
    const QStringList &header() const { return m_rows[0]; }
    qsizetype rows() const { return m_rows.size() - 1; }

private:
    QList<QStringList> m_rows;
};

void put(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QVERIFY(writeFile(folder.filePath(name), bytes).ok());
}

QByteArray dataFile(const QString &name)
{
    return *readFile(QStringLiteral(TEST_DATA_DIR) + u"/results/"_s + name);
}

} // namespace

void TestAggregate::columnsInOrder()
{
    QTemporaryDir folder;
    put(folder, u"a.json"_s, dataFile(u"vllm-older.json"_s));
    const auto aggregate = aggregateFolder(folder.path());
    QVERIFY(aggregate.ok());
    QVERIFY(aggregate->csv.startsWith(
        "date,backend,model_id,tokenizer_id,num_prompts,request_rate,burstiness,max_concurrency,duration,"
        "completed,"
        "total_input_tokens,total_output_tokens,request_throughput,request_goodput,output_throughput,total_"
        "token_throughput,"
        "mean_ttft_ms,median_ttft_ms,std_ttft_ms,p99_ttft_ms,mean_tpot_ms,median_tpot_ms,std_tpot_ms,p99_"
        "tpot_ms,"
        "mean_itl_ms,median_itl_ms,std_itl_ms,p99_itl_ms,mean_e2el_ms,median_e2el_ms,std_e2el_ms,p99_e2el_ms,"
        "input_len,output_len,filename\r\n"));
    QVERIFY(aggregate->csv.endsWith(",a.json\r\n"));
    QVERIFY(!aggregate->csv.contains("goodput:"));
}

void TestAggregate::ownResultByHand()
{
    PointResult result = variedResult(1, 1);
    result.records = {RecordBuilder(0, 0).content({100, 200}).usage(500, 10, 2)};
    result.summary = summarize(result.records, {});
    result.setup.metricPercentiles = {99};
    QTemporaryDir folder;
    put(folder, u"x.json"_s, vllmJson(result, true));
    const QByteArray csv = aggregateFolder(folder.path())->csv;
    QCOMPARE(
        csv.split('\n')[1],
        QByteArray("20260304-050607,vllm,org/Model-7B,org/Model-7B,1,inf,1.0,4,0.5,1,10,2,2.0,,4.0,24.0,"
                   "100.0,100.0,0.0,100.0,100.0,100.0,0.0,100.0,100.0,100.0,0.0,100.0,200.0,200.0,0.0,200.0,"
                   "128,32,x.json,vllm,0,,1,2.0\r"));
}

void TestAggregate::naturalOrderAndLengthsFromNames()
{
    QTemporaryDir folder;
    const QByteArray result = dataFile(u"vllm-summary.json"_s);
    int date = 20260100; // copies of one file would be one row
    for (const auto &name : {u"bench_io512x64_mc16_np80.json"_s, u"bench_io512x64_mc2_np10.json"_s,
                             u"other.json"_s, u"sub/bench_io64x7_mc1_np1.json"_s})
        put(folder, name, QByteArray(result).replace("20261124", QByteArray::number(++date)));
    const Table table(aggregateFolder(folder.path())->csv);
    QCOMPARE(table.rows(), 4);
    QCOMPARE(table.at(0, u"filename"), u"bench_io512x64_mc2_np10.json"_s);
    QCOMPARE(table.at(1, u"filename"), u"bench_io512x64_mc16_np80.json"_s);
    QCOMPARE(table.at(1, u"input_len"), u"512"_s);
    QCOMPARE(table.at(1, u"output_len"), u"64"_s);
    QCOMPARE(table.at(2, u"input_len"), QString());
    QCOMPARE(table.at(3, u"filename"), u"sub/bench_io64x7_mc1_np1.json"_s);
    QCOMPARE(table.at(3, u"output_len"), u"7"_s);
}

void TestAggregate::nothingCompletedIsEmpty()
{
    QTemporaryDir folder;
    put(folder, u"a.json"_s, dataFile(u"vllm-all-failed.json"_s));
    const Table table(aggregateFolder(folder.path())->csv);
    QCOMPARE(table.at(0, u"completed"), u"0"_s);
    QCOMPARE(table.at(0, u"duration"), u"0.04491534099997807"_s);
    for (const auto column : {u"request_throughput", u"output_throughput", u"mean_ttft_ms", u"p99_itl_ms",
                              u"max_concurrent_requests", u"max_output_tokens_per_s"})
        QCOMPARE(table.at(0, column), QString());
}

void TestAggregate::realFilesOfAllGenerations()
{
    QTemporaryDir folder;
    for (const auto &name :
         {u"vllm-append.json"_s, u"vllm-older.json"_s, u"vllm-summary.json"_s, u"vllm-detailed.json"_s})
        put(folder, name, dataFile(name));
    const auto aggregate = aggregateFolder(folder.path());
    QCOMPARE(aggregate->rows, 5); // the appended file holds two
    QVERIFY(aggregate->skipped.isEmpty());
    const Table table(aggregate->csv);
    QCOMPARE(table.at(0, u"max_concurrency"), u"2"_s);
    QCOMPARE(table.at(1, u"max_concurrency"), u"4"_s);
    QCOMPARE(table.at(3, u"request_rate"), u"3.0"_s);
    QCOMPARE(table.at(4, u"p99.9_e2el_ms"), u"877.2893884131136"_s);
    QCOMPARE(table.at(3, u"p99.9_e2el_ms"), QString());
}

void TestAggregate::quoting()
{
    PointResult result = variedResult(3, 1);
    const QString model = u"a \"b\", c\nd\r\n模型"_s;
    result.setup.modelId = model;
    result.setup.metadata = {{u"key, with comma"_s, u"x"_s}};
    QTemporaryDir folder;
    put(folder, u"it's, here.json"_s, vllmJson(result, false));
    const QByteArray csv = aggregateFolder(folder.path())->csv;
    const Table table(csv);
    QCOMPARE(table.at(0, u"model_id"), model);
    QCOMPARE(table.at(0, u"key, with comma"), u"x"_s);
    QCOMPARE(table.at(0, u"filename"), u"it's, here.json"_s);
    QVERIFY(csv.contains("\"a \"\"b\"\", c\nd\r\n\xe6\xa8\xa1\xe5\x9e\x8b\","));
}

void TestAggregate::furtherColumnsWithoutArrays()
{
    QTemporaryDir folder;
    put(folder, u"a.json"_s, vllmJson(variedResult(20, 1), true));
    put(folder, u"b.json"_s, dataFile(u"vllm-detailed.json"_s));
    const Table table(aggregateFolder(folder.path())->csv);
    const QStringList further = table.header().mid(table.header().indexOf(u"filename"_s) + 1);
    QVERIFY(further.contains(u"failed"_s) && further.contains(u"p50_ttft_ms"_s) &&
            further.contains(u"rtfx"_s));
    for (const auto &column : {u"ttfts"_s, u"itls"_s, u"errors"_s, u"servescope"_s, u"input_lens"_s})
        QVERIFY(!further.contains(column));
    QVERIFY(further.indexOf(u"p99.9_ttft_ms"_s) > further.indexOf(u"p50_ttft_ms"_s));
}

void TestAggregate::otherFilesAreNoComplaint()
{
    QTemporaryDir folder;
    put(folder, u"a.json"_s, dataFile(u"vllm-summary.json"_s));
    put(folder, u"manifest.json"_s, "{ damaged");
    put(folder, u"config.json"_s, R"({"architectures": ["X"], "num_prompts": 3})");
    put(folder, u"list.json"_s, "[]");
    put(folder, u"bench.journal.jsonl"_s, "{}\n{");
    const auto aggregate = aggregateFolder(folder.path());
    QCOMPARE(aggregate->rows, 1);
    QCOMPARE(aggregate->skipped, QStringList());
}

void TestAggregate::brokenFilesAreSentences()
{
    QTemporaryDir folder;
    put(folder, u"a.json"_s, dataFile(u"vllm-summary.json"_s));
    put(folder, u"b.json"_s, dataFile(u"vllm-summary.json"_s).left(500));
    put(folder, u"c.json"_s, R"({"completed": 3, "request_throughput": 1.0})");
    const auto aggregate = aggregateFolder(folder.path());
    QCOMPARE(aggregate->rows, 1);
    QCOMPARE(aggregate->skipped.size(), 2);
    QVERIFY(aggregate->skipped[0].startsWith(u"b.json: This is not JSON"_s));
    QVERIFY(aggregate->skipped[1].contains(u"model_id"_s));
}

void TestAggregate::nothingThere()
{
    QTemporaryDir folder;
    QCOMPARE(aggregateFolder(folder.path()).error().code, u"results.nothing_found"_s);
    QCOMPARE(aggregateFolder(folder.filePath(u"missing"_s)).error().code, u"results.no_folder"_s);
    QCOMPARE(aggregateFolder({}).error().code, u"results.no_folder"_s);
    put(folder, u"a.json"_s, "{");
    QVERIFY(aggregateFolder(folder.path()).error().message.contains(u"a.json"_s));
    QVERIFY(!writeAggregate(folder.path()).ok());
    QVERIFY(!QFile::exists(folder.filePath(u"aggregate_results.csv"_s)));
}

void TestAggregate::copiesAreOneRow()
{
    QTemporaryDir folder;
    const QByteArray result = dataFile(u"vllm-summary.json"_s);
    put(folder, u"a.json"_s, result);
    put(folder, u"run/b.json"_s, result);
    put(folder, u"c.json"_s, result + '\n'); // not the same file
    const auto aggregate = aggregateFolder(folder.path());
    QCOMPARE(aggregate->rows, 2);
    QVERIFY(aggregate->skipped.isEmpty());
    QCOMPARE(Table(aggregate->csv).at(0, u"filename"), u"a.json"_s);
}

void TestAggregate::writing()
{
    QTemporaryDir folder;
    put(folder, u"a.json"_s, dataFile(u"vllm-summary.json"_s));
    const auto aggregate = writeAggregate(folder.path());
    QVERIFY(aggregate.ok());
    QCOMPARE(*readFile(folder.filePath(u"aggregate_results.csv"_s)), aggregate->csv);
    QCOMPARE(writeAggregate(folder.path())->rows, 1); // its own output is no input
}

SERVESCOPE_TEST(TestAggregate)
#include "tst_aggregate.moc"
