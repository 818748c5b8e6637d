// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/registry.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/report/chart_image.h"
#include "ui/report/pdf_report.h"
#include "ui/report/pdf_text.h"
#include "ui/report/report_dialog.h"
#include "ui/report/report_files.h"
#include "ui/report/report_language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// Paper, pictures, and the dialog that asks for them.
class ReportFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pdfHasPagesAndFonts();
    void pdfInChinese();
    void pdfShowsTheLogo();
    void letterIsNotA4();
    void pngHasTheAskedSize();
    void chineseReportSpeaksChinese();
    void everyFormat();
    void cannotWrite();
    void dialogWritesWhatItShows();
    void dialogWithoutRuns();

private:
    QTemporaryDir m_folder;
    QString m_library;
    QString m_path;
    std::vector<ReportRun> m_runs;
};

void ReportFilesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ServeScopeTest"_s);
    QCoreApplication::setApplicationName(u"report"_s);
    QSettings().clear();
    m_library = m_folder.filePath(u"runs"_s);
    m_path = writeRun(m_library, u"org/model"_s, {Outcome::Finished, Outcome::Finished, Outcome::Finished});
    m_runs = {*readReportRun(m_path)};
}

void ReportFilesTest::pdfHasPagesAndFonts()
{
    const auto pdf = pdfReport(reportDocument(m_runs, {}));
    QVERIFY(pdf);
    QVERIFY(pdf->startsWith("%PDF-"));
    QVERIFY2(pdf->count("/Type /Page\n") >= 5, qPrintable(QString::number(pdf->count("/Type /Page\n"))));
    QVERIFY(pdf->contains("/FontFile2") || pdf->contains("/FontFile3")); // fonts are embedded
    QVERIFY(!pdf->contains("/Subtype /Image"));                          // charts are drawn, not pasted
}

void ReportFilesTest::pdfInChinese()
{
    ReportOptions options;
    options.language = u"zh_CN"_s;
    options.parts = {ReportPart::Summary};
    const auto pdf = pdfReport(reportDocument(m_runs, options));
    QVERIFY(pdf);
    QVERIFY(pdf->count("/FontFile") >= 1);
}

void ReportFilesTest::pdfShowsTheLogo()
{
    const QString path = m_folder.filePath(u"logo.svg"_s);
    QVERIFY(writeFile(path, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"50\">"
                            "<rect width=\"200\" height=\"50\" fill=\"#c00\"/></svg>"));
    ReportOptions options;
    options.parts = {ReportPart::Summary};
    const auto logo = usableLogo(path);
    QVERIFY(logo);
    QCOMPARE(logoImage(*logo).size(), QSize(768, 192));
    options.logo = *logo;
    const auto pdf = pdfReport(reportDocument(m_runs, options));
    QVERIFY(pdf && pdf->contains("/Subtype /Image"));
    QVERIFY(writeFile(path, "<svg"));
    QCOMPARE(usableLogo(path).error().code, u"report.logo_broken"_s);
}

void ReportFilesTest::letterIsNotA4()
{
    ReportOptions options;
    options.parts = {ReportPart::Summary};
    const ReportDocument document = reportDocument(m_runs, options);
    const auto a4 = pdfReport(document), letter = pdfReport(document, QPageSize::Letter);
    QVERIFY(a4 && letter);
    QVERIFY(a4->contains("/MediaBox [0 0 595"));
    QVERIFY(letter->contains("/MediaBox [0 0 612"));
}

void ReportFilesTest::pngHasTheAskedSize()
{
    const ReportDocument document = reportDocument(m_runs, {});
    QVERIFY(!document.charts.empty());
    const auto png = chartPng(document.charts[0], 192);
    QVERIFY(png);
    const QImage image = QImage::fromData(*png);
    QCOMPARE(image.size(), QSize(1520, 840));
    QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 192);
    // The first curve's colour is in it.
    const QColor wanted(lightSvgColors().series[0]);
    int found = 0;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            found += image.pixelColor(x, y) == wanted;
    }
    QVERIFY(found > 50);
}

void ReportFilesTest::chineseReportSpeaksChinese()
{
    ReportOptions options;
    options.language = u"zh_CN"_s;
    const ReportDocument document = reportDocument(m_runs, options);
    QCOMPARE(document.sections[0].title, u"摘要"_s);
    // The window's language has not changed.
    QCOMPARE(reportDocument(m_runs, {}).sections[0].title, u"Summary"_s);
    QVERIFY(document.charts[0].data.title.contains(u"吞吐量"_s));
}

void ReportFilesTest::everyFormat()
{
    ReportTargets targets;
    QVERIFY(!targets.any());
    const QString folder = m_folder.filePath(u"all"_s);
    targets.html = folder + u"/r.html"_s;
    targets.pdf = folder + u"/r.pdf"_s;
    targets.markdown = folder + u"/r.md"_s;
    targets.csv = folder + u"/p.csv"_s;
    targets.requestsCsv = folder + u"/q.csv"_s;
    targets.pngFolder = folder + u"/png"_s;
    targets.svgFolder = folder + u"/svg"_s;
    targets.vllmFolder = folder + u"/vllm"_s;
    targets.dpi = 96;
    ReportOptions options;
    options.parts = {ReportPart::Summary, ReportPart::Curves};
    const auto paths = writeReport(m_runs, options, targets);
    QVERIFY(paths);
    const size_t charts = reportDocument(m_runs, options).charts.size();
    QCOMPARE(static_cast<size_t>(paths->size()), 5 + 3 + 2 * charts);
    for (const QString &path : *paths)
        QVERIFY2(QFileInfo(path).size() > 100, qPrintable(path));
}

void ReportFilesTest::cannotWrite()
{
    ReportTargets targets;
    targets.csv = m_path + u"/manifest.json/report.csv"_s; // a file is no folder
    QVERIFY(!writeReport(m_runs, {}, targets));
}

void ReportFilesTest::dialogWritesWhatItShows()
{
    auto *dialog = new ReportDialog(m_library, m_path);
    QPointer<ReportDialog> alive = dialog;
    dialog->show();
    auto *write = dialog->findChild<QPushButton *>(u"writeReport"_s);
    auto *preview = dialog->findChild<QTextEdit *>(u"reportPreview"_s);
    QTRY_VERIFY_WITH_TIMEOUT(preview->toPlainText().contains(u"Serving benchmark: org/model"_s), 20000);
    QCOMPARE(dialog->chosenRuns(), QStringList{QDir(m_path).absolutePath()});

    dialog->findChild<QLineEdit *>(u"reportTitle"_s)->setText(u"For the board"_s);
    auto *language = dialog->findChild<QComboBox *>(u"reportLanguage"_s);
    language->setCurrentIndex(language->findData(u"zh_CN"_s));
    QTRY_VERIFY_WITH_TIMEOUT(preview->toPlainText().contains(u"For the board"_s) &&
                                 preview->toPlainText().contains(u"摘要"_s),
                             20000);
    auto *points = dialog->findChild<QCheckBox *>(u"part-reproduce"_s);
    points->click();
    QTRY_VERIFY_WITH_TIMEOUT(!preview->toPlainText().contains(u"vllm bench serve"_s), 20000);

    const QString folder = m_folder.filePath(u"written"_s);
    dialog->findChild<QLineEdit *>(u"reportFolder"_s)->setText(folder);
    QSignalSpy written(dialog, &ReportDialog::reportWritten);
    QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), 20000);
    QTest::mouseClick(write, Qt::LeftButton);
    QVERIFY(written.wait(30000));
    QCOMPARE(
        written[0][0].toStringList(),
        (QStringList{folder + u"/report.html"_s, folder + u"/report.pdf"_s})); // the formats ticked at first
    const auto html = readFile(folder + u"/report.html"_s);
    QVERIFY(html && html->contains("For the board") && html->contains("摘要"));
    QVERIFY(!html->contains("vllm bench serve \\"));

    auto *runs = dialog->findChild<QListWidget *>(u"reportRuns"_s);
    runs->item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(!write->isEnabled());
    dialog->close();
    QTRY_VERIFY(!alive);
}

void ReportFilesTest::dialogWithoutRuns()
{
    ReportDialog dialog(m_folder.filePath(u"nowhere"_s), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_VERIFY(dialog.findChild<QLabel *>(u"reportState"_s)->text().contains(u"There is no run yet"_s));
    QVERIFY(!dialog.findChild<QPushButton *>(u"writeReport"_s)->isEnabled());
}

SERVESCOPE_TEST(ReportFilesTest)
#include "report_files_test.moc"
