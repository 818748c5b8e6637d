// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instrument/instrument_page.h"

#include "core/base/files.h"
#include "ui/charts/data_chart.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/instrument/self_test_chart.h"
#include "ui/instrument/self_test_table.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

InstrumentPage::InstrumentPage(SelfTestPlace place, QWidget *parent)
    : QWidget(parent), m_place(std::move(place)), m_model(new SelfTestTable(this)), m_chart(new DataChart),
      m_table(new QTableView), m_state(new QLabel), m_progress(new QProgressBar), m_button(new QPushButton),
      m_message(new InlineMessage)
{
    auto *title = new QLabel(tr("How exact is this instrument?"));
    title->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    auto *lead = new QLabel(tr(
        "The self-test sends requests to the built-in simulator, which notes down when it really sent each "
        "token, and compares. Later runs at a similar load name this error beside their figures. "
        "It takes about a minute and a half; leave the computer alone meanwhile."));
    lead->setWordWrap(true);
    makeMuted(lead);
    m_button->setObjectName(u"selfTestButton"_s);
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, [this] { testing() ? cancelTest() : startTest(); });
    m_progress->setObjectName(u"selfTestProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(220);
    m_state->setObjectName(u"selfTestState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_button);
    row->addWidget(m_progress);
    row->addWidget(m_state, 1);

    m_chart->setObjectName(u"selfTestChart"_s);
    m_chart->setEmptyText(tr("No self-test has been run on this computer yet."));
    m_table->setObjectName(u"selfTestTable"_s);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Errors by load"));
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(140);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(lead);
    column->addLayout(row);
    column->addWidget(m_message);
    column->addWidget(m_chart, 3);
    column->addWidget(m_table, 2);
    showStored();
    refresh();
}

InstrumentPage::~InstrumentPage() = default;

void InstrumentPage::setMeasuring(bool measuring)
{
    m_measuring = measuring;
    refresh();
}

void InstrumentPage::startTest()
{
    if (m_test || m_measuring)
        return;
    m_message->clear();
    m_test = std::make_unique<SelfTest>(m_place.program, m_place.arguments, m_loads);
    connect(m_test.get(), &SelfTest::pointMeasured, this, [this] {
        display(m_test->result());
        refresh();
    });
    connect(m_test.get(), &SelfTest::finished, this, &InstrumentPage::onFinished, Qt::QueuedConnection);
    display({});
    refresh();
    Q_EMIT testingChanged(true);
    m_test->start();
}

void InstrumentPage::cancelTest()
{
    if (m_test)
        m_test->cancel();
}

void InstrumentPage::onFinished(const Error &error)
{
    const std::unique_ptr<SelfTest> test = std::move(m_test);
    if (error.code.isEmpty()) {
        QDir().mkpath(QFileInfo(m_place.file).absolutePath());
        if (const Result<void> stored = writeFile(m_place.file, selfTestJson(test->result())); !stored)
            m_message->showMessage(Tone::Bad, errorText(stored.error()));
        display(test->result());
    } else {
        if (error.code != "cancelled"_L1)
            m_message->showMessage(Tone::Bad, errorText(error));
        showStored();
    }
    refresh();
    Q_EMIT testingChanged(false);
}

void InstrumentPage::showStored()
{
    display({});
    if (!QFileInfo::exists(m_place.file))
        return;
    const Result<QByteArray> bytes = readFile(m_place.file);
    const Result<SelfTestResult> stored =
        bytes ? selfTestFromJson(*bytes) : Result<SelfTestResult>(bytes.error());
    if (stored)
        display(*stored);
    else
        m_message->showMessage(Tone::Warning, errorText(stored.error()));
}

void InstrumentPage::display(const SelfTestResult &result)
{
    m_model->setResult(result);
    m_chart->setData(selfTestChart(result));
    m_table->resizeColumnsToContents();
    m_state->setText(
        result.points.empty()
            ? QString()
            : tr("Measured %1 with version %2 on %3.", "date, version, computer")
                  .arg(QLocale().toString(result.date, QLocale::ShortFormat), result.version, result.host));
}

void InstrumentPage::refresh()
{
    m_button->setText(testing() ? tr("Stop the self-test") : tr("Run the self-test"));
    m_button->setIcon(icon(testing() ? u"stop"_s : u"play"_s));
    m_button->setEnabled(testing() || !m_measuring);
    m_button->setToolTip(m_measuring && !testing() ? tr("A run is going on; both would disturb each other.")
                                                   : QString());
    m_progress->setVisible(testing());
    if (!testing())
        return;
    const int done = static_cast<int>(m_test->result().points.size());
    m_progress->setRange(0, m_test->loadCount());
    m_progress->setValue(done);
    m_state->setText(tr("%1 of %n load(s) measured", nullptr, m_test->loadCount()).arg(done));
}

} // namespace servescope
