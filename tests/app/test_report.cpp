// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_options.h"
#include "app/command_line.h"
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// servescope report and the advice of show, on a run of the built-in server.
class ReportCommandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFormat();
    void sameBytesWithoutDate();
    void badUsage();
    void showGivesAdvice();
    void itsCommandLinesAreOurs();
    void logoAndVllmFiles();
    void guideAsPages();

private:
    QTemporaryDir m_folder;
    QString m_run;
};

void ReportCommandTest::initTestCase()
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(5), std::chrono::milliseconds(3)};
    Simulator simulator(options);
    QVERIFY(simulator.start());
    const QString file = m_folder.filePath(u"combos.yaml"_s);
    writeText(file, "model: sim-model\nbase_url: " + simulator.url().toString().toUtf8() +
                        "\ntokenizer: \"\"\ninput_output: [[16, 8]]\nconcurrency_prompts: [[1, 8], [4, 24]]\n"
                        "goodput: {ttft: 200, tpot: 50}\nseed: 9\n");
    const QString out = m_folder.filePath(u"out"_s);
    Program program({u"sweep"_s, file, u"--result-dir"_s, out});
    QVERIFY(program.finish(30000));
    QVERIFY2(program.exitCode() == 0, qPrintable(program.err()));
    m_run = QDir(out).filePath(QDir(out).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
}

void ReportCommandTest::everyFormat()
{
    const QDir out(m_folder.filePath(u"report"_s));
    Program program({u"report"_s,         m_run,
                     u"--html"_s,         out.filePath(u"r.html"_s),
                     u"--pdf"_s,          out.filePath(u"r.pdf"_s),
                     u"--markdown"_s,     out.filePath(u"r.md"_s),
                     u"--csv"_s,          out.filePath(u"p.csv"_s),
                     u"--requests-csv"_s, out.filePath(u"q.csv"_s),
                     u"--png-dir"_s,      out.filePath(u"png"_s),
                     u"--svg-dir"_s,      out.filePath(u"svg"_s),
                     u"--dpi"_s,          u"96"_s,
                     u"--title"_s,        u"For the board"_s,
                     u"--author"_s,       u"Ada"_s,
                     u"--language"_s,     u"zh_CN"_s});
    QVERIFY(program.finish(60000));
    QVERIFY2(program.exitCode() == 0, qPrintable(program.err()));
    const QStringList paths = program.out().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(paths.size() > 10);
    for (const QString &path : paths)
        QVERIFY2(QFileInfo(path).size() > 100, qPrintable(path));
    QVERIFY(bytesOf(out.filePath(u"r.pdf"_s)).startsWith("%PDF"));
    const QString html = QString::fromUtf8(bytesOf(out.filePath(u"r.html"_s)));
    QVERIFY(html.contains(u"<html lang=\"zh-CN\""_s) && html.contains(u"摘要"_s) && html.contains(u"Ada"_s));
    QCOMPARE(bytesOf(out.filePath(u"p.csv"_s)).count('\n'), 3);
    QCOMPARE(bytesOf(out.filePath(u"q.csv"_s)).count('\n'), 33);
    Program again({u"show"_s, out.filePath(u"r.html"_s)}); // a report is a result file
    QVERIFY(again.finish());
    QVERIFY2(again.exitCode() == 0 && again.out().contains(u"sim-model"_s), qPrintable(again.err()));
}

void ReportCommandTest::sameBytesWithoutDate()
{
    QByteArray last;
    for (const QString &name : {u"a.html"_s, u"b.html"_s}) {
        const QString path = m_folder.filePath(name);
        Program program({u"report"_s, m_run, u"--html"_s, path, u"--no-date"_s}, {u"LC_ALL=de_DE.UTF-8"_s});
        QVERIFY(program.finish(60000));
        QCOMPARE(program.exitCode(), 0);
        const QByteArray bytes = bytesOf(path);
        QVERIFY(last.isEmpty() || bytes == last);
        last = bytes;
    }
}

void ReportCommandTest::badUsage()
{
    const QString html = m_folder.filePath(u"x.html"_s);
    for (const QStringList &words :
         {QStringList{m_run},
          {m_run, u"--html"_s, html, u"--language"_s, u"fr"_s},
          {m_run, u"--html"_s, html, u"--theme"_s, u"pink"_s},
          {m_run, u"--html"_s, html, u"--sections"_s, u"summary,nothing"_s},
          {m_run, u"--pdf"_s, html, u"--paper"_s, u"a3"_s},
          {m_run, u"--html"_s, html, u"--paper"_s, u"a4"_s},
          {m_run, u"--html"_s, html, u"--logo"_s, m_folder.filePath(u"combos.yaml"_s)},
          {m_folder.filePath(u"nowhere"_s), u"--html"_s, html}}) {
        Program program(QStringList{u"report"_s} + words);
        QVERIFY(program.finish());
        QVERIFY2(program.exitCode() == 2 && !program.err().isEmpty(), qPrintable(words.join(u' ')));
        QVERIFY(!QFileInfo::exists(html));
    }
}

void ReportCommandTest::showGivesAdvice()
{
    Program program({u"show"_s, m_run});
    QVERIFY(program.finish());
    QVERIFY2(program.out().contains(u"Advice:"_s) && program.out().contains(u"few_samples"_s) &&
                 program.out().contains(u"(objective,"_s),
             qPrintable(program.out()));
}

void ReportCommandTest::itsCommandLinesAreOurs()
{
    const QString path = m_folder.filePath(u"lines.md"_s);
    Program program({u"report"_s, m_run, u"--markdown"_s, path, u"--sections"_s, u"reproduce"_s});
    QVERIFY(program.finish());
    QString text = QString::fromUtf8(bytesOf(path));
    const qsizetype from = text.indexOf(u"  servescope bench "_s);
    QVERIFY(from > 0);
    QString line = text.mid(from, text.indexOf(u"\ndone"_s, from) - from).trimmed();
    line.replace(u"\\\n"_s, u" "_s).replace(u"$1"_s, u"4"_s).replace(u"$2"_s, u"24"_s);
    QStringList words = QProcess::splitCommand(line);
    QCOMPARE(words.takeFirst(), u"servescope"_s);
    QCOMPARE(words.takeFirst(), u"bench"_s);
    const auto arguments = parseArguments(benchSpec(), words);
    QVERIFY2(arguments.ok(), qPrintable(arguments ? QString() : arguments.error().sentence()));
    QCOMPARE(arguments->integer("--seed"), 9);
    QCOMPARE(arguments->integer("--max-concurrency"), 4);
    QCOMPARE(arguments->words("--goodput"), (QStringList{u"tpot:50"_s, u"ttft:200"_s}));
}

void ReportCommandTest::logoAndVllmFiles()
{
    const QString logo = m_folder.filePath(u"logo.svg"_s), html = m_folder.filePath(u"logo.html"_s);
    writeText(logo, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><rect width=\"8\" "
                    "height=\"8\"/></svg>");
    const QString folder = m_folder.filePath(u"vllm"_s);
    Program program(
        {u"report"_s, m_run, m_run, u"--html"_s, html, u"--logo"_s, logo, u"--vllm-json"_s, folder});
    QVERIFY(program.finish(60000));
    QVERIFY2(program.exitCode() == 0, qPrintable(program.err()));
    const QByteArray page = bytesOf(html);
    QVERIFY(page.contains("src=\"data:image/svg+xml;base64,") && page.contains("id=\"comparison\""));
    const QStringList files = QDir(folder).entryList(QDir::Files);
    QCOMPARE(files.size(), 4);
    const QJsonObject result = QJsonDocument::fromJson(bytesOf(QDir(folder).filePath(files[0]))).object();
    QVERIFY(result.contains(u"output_throughput"_s) && result[u"model_id"_s].toString() == u"sim-model"_s);
}

void ReportCommandTest::guideAsPages()
{
    Program nowhere({u"guide"_s});
    QVERIFY(nowhere.finish());
    QVERIFY(nowhere.exitCode() == 2 && nowhere.err().contains(u"--html"_s));
    const QDir folder(m_folder.filePath(u"guide"_s));
    Program program({u"guide"_s, u"--html"_s, folder.path()});
    QVERIFY(program.finish());
    QVERIFY2(program.exitCode() == 0, qPrintable(program.err()));
    QVERIFY(bytesOf(folder.filePath(u"guide-en.html"_s)).contains("time to first token"));
    QVERIFY(bytesOf(folder.filePath(u"guide-zh_CN.html"_s)).contains("吞吐量"));
}

SERVESCOPE_TEST(ReportCommandTest)
#include "test_report.moc"
