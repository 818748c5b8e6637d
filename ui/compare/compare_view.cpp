// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_view.h"

#include "ui/common/error_text.h"
#include "ui/common/guide_topic.h"
#include "ui/common/icons.h"
#include "ui/common/in_pool.h"
#include "ui/common/inline_message.h"
#include "ui/compare/change_delegate.h"
#include "ui/compare/compare_curves.h"
#include "ui/compare/compare_table_model.h"
#include "ui/compare/compare_timelines.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Each sentence once.
void addNew(QStringList &all, const QStringList &more)
{
    for (const QString &sentence : more) {
        if (!all.contains(sentence))
            all += sentence;
    }
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent), m_baseline(new QComboBox), m_candidate(new QComboBox), m_message(new InlineMessage),
      m_summary(new QLabel), m_differs(new QLabel), m_onlyChanged(new QCheckBox(tr("&Only what changed"))),
      m_model(new CompareTableModel(this)), m_change(new ChangeDelegate(this)), m_table(new QTableView),
      m_setup(new QTableWidget), m_tabs(new QTabWidget), m_curves(new CompareCurves),
      m_timelines(new CompareTimelines)
{
    setGuideTopic(this, u"comparing"_s);
    m_differs->setObjectName(u"setupSummary"_s);
    m_differs->setWordWrap(true);
    m_differs->setTextFormat(Qt::PlainText);
    m_setup->setObjectName(u"setupDifferences"_s);
    m_setup->setAccessibleName(tr("Differences of the set-up"));
    m_setup->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_setup->setShowGrid(false);
    m_setup->verticalHeader()->hide();
    m_tabs->setObjectName(u"compareViews"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeFigures(), tr("Figures"));
    m_tabs->addTab(m_setup, tr("Set-up"));
    m_tabs->addTab(m_curves, tr("Curves"));
    m_tabs->addTab(m_timelines, tr("Timelines"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_differs);
    layout->addWidget(m_message);
    layout->addWidget(m_tabs, 1);
}

QWidget *CompareView::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [row](const QString &text, QComboBox *box, const char *name) {
        auto *label = new QLabel(text);
        label->setBuddy(box);
        box->setObjectName(QLatin1StringView(name));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        row->addWidget(label);
        row->addWidget(box, 1);
    };
    add(tr("&Baseline:"), m_baseline, "baseline");
    add(tr("&Candidate:"), m_candidate, "candidate");
    auto *close = new QPushButton(icon(u"close"_s), tr("Close the comparison"));
    close->setObjectName(u"closeComparison"_s);
    close->setAutoDefault(false);
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &CompareView::closed);
    connect(m_baseline, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_paths.move(index, 0);
        load();
    });
    connect(m_candidate, &QComboBox::currentIndexChanged, this, &CompareView::showCandidate);
    return header;
}

QWidget *CompareView::makeFigures()
{
    m_table->setObjectName(u"comparedFigures"_s);
    m_table->setAccessibleName(tr("Compared figures"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(static_cast<int>(CompareTableModel::Column::Change), m_change);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setIconSize({16, 16});
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    // The verdict is what one looks for, also in a narrow window.
    m_table->horizontalHeader()->moveSection(static_cast<int>(CompareTableModel::Column::Verdict), 2);
    m_table->viewport()->installEventFilter(this);
    m_summary->setObjectName(u"verdictSummary"_s);
    m_summary->setWordWrap(true);
    m_onlyChanged->setObjectName(u"onlyChanged"_s);
    connect(m_onlyChanged, &QCheckBox::toggled, m_model, &CompareTableModel::setOnlyChanged);
    auto *page = new QWidget;
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_onlyChanged);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    return page;
}

bool CompareView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitTable();
    return QWidget::eventFilter(watched, event);
}

/// Nothing to be scrolled sideways: where the room is short the bars become smaller, then the absolute
/// difference and the numbers of the interval go (the tool tip has both, and the interval is drawn at the
/// bars), and last the name of the point is cut.
void CompareView::fitTable()
{
    using enum CompareTableModel::Column;
    constexpr int smallBars = 40;
    constexpr int leastPoint = 60;
    const auto column = [](CompareTableModel::Column each) { return static_cast<int>(each); };
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionHidden(column(Difference), false);
    header->setSectionHidden(column(Interval), false);
    const auto missing = [&] { return header->length() - m_table->viewport()->width(); };
    m_change->setBarRoom(ChangeDelegate::UsualBarRoom);
    m_table->resizeColumnsToContents();
    if (missing() > 0) {
        m_change->setBarRoom(std::max(smallBars, ChangeDelegate::UsualBarRoom - missing()));
        m_table->resizeColumnToContents(column(Change));
    }
    if (missing() > 0)
        header->setSectionHidden(column(Difference), true);
    if (missing() > 0)
        header->setSectionHidden(column(Interval), true);
    if (missing() > 0) {
        const int width = header->sectionSize(column(Point));
        header->resizeSection(column(Point), std::max(std::min(width, leastPoint), width - missing()));
    }
}

void CompareView::setRuns(const QStringList &paths)
{
    m_paths = paths.mid(0, CompareData::MostRuns);
    load();
}

void CompareView::load()
{
    const int generation = ++m_generation;
    m_message->showMessage(Tone::Neutral, tr("Reading and comparing the runs…"));
    inPool(
        this, [paths = m_paths] { return compareFolders(paths); },
        [this, generation](const Result<SharedCompareData> &shown) {
            if (generation == m_generation)
                take(shown);
        });
}

void CompareView::take(const Result<SharedCompareData> &shown)
{
    m_data = shown ? *shown : nullptr;
    if (!shown) {
        m_model->setComparison({});
        m_curves->setData(nullptr, {});
        m_timelines->setData(nullptr, {});
        m_differs->hide();
        m_message->showMessage(Tone::Bad, errorText(shown.error()));
    } else {
        fillChoosers();
        showCandidate();
        showSetup();
        m_curves->setData(m_data, runNames());
        m_timelines->setData(m_data, runNames());
    }
    Q_EMIT ready();
}

QString CompareView::runName(size_t run) const
{
    const Manifest &manifest = m_data->stored[run].manifest;
    const bool named =
        !manifest.name.isEmpty() && manifest.name != QFileInfo(m_data->stored[run].path).fileName();
    const QString name = named || manifest.model.isEmpty() ? manifest.name : manifest.model.section(u'/', -1);
    return tr("%1, %2", "name, date")
        .arg(name, QLocale().toString(manifest.started.toLocalTime(), QLocale::ShortFormat));
}

void CompareView::fillChoosers()
{
    const QSignalBlocker baseline(m_baseline);
    const QSignalBlocker candidate(m_candidate);
    m_baseline->clear();
    m_candidate->clear();
    for (size_t run = 0; run < m_data->runs.size(); ++run) {
        m_baseline->addItem(runName(run));
        if (run > 0)
            m_candidate->addItem(runName(run));
    }
    m_candidate->setEnabled(m_candidate->count() > 1);
}

const RunComparison *CompareView::chosen() const
{
    const int index = m_candidate->currentIndex();
    if (!m_data || index < 0 || index >= static_cast<int>(m_data->versus.size()))
        return nullptr;
    const auto &result = m_data->versus[static_cast<size_t>(index)];
    return result ? &result.value() : nullptr;
}

/// First of all: what else than the time is different between the two.
void CompareView::showDifferences()
{
    constexpr qsizetype mostShown = 4;
    const auto candidate = static_cast<qsizetype>(m_candidate->currentIndex()) + 1;
    QStringList changes;
    for (const SetupDifference &difference : m_data->setup) {
        const QString before = difference.values.value(0), after = difference.values.value(candidate);
        if (before == after)
            continue;
        const auto shown = [](const QString &value) {
            return value.isEmpty() ? tr("not set") : value.size() > 40 ? value.first(39) + u'…' : value;
        };
        changes += tr("%1: %2 → %3", "key, its values").arg(difference.key, shown(before), shown(after));
    }
    if (changes.isEmpty()) {
        m_differs->setText(tr("The set-up is the same in both."));
        m_differs->setToolTip({});
        return;
    }
    QString text = tr("Different set-up – %1").arg(changes.mid(0, mostShown).join(u" · "_s));
    if (changes.size() > mostShown)
        text += u" · "_s + tr("%n more", "differences", static_cast<int>(changes.size() - mostShown));
    m_differs->setText(text);
    m_differs->setToolTip(changes.join(u'\n'));
}

void CompareView::showCandidate()
{
    m_differs->setVisible(m_data != nullptr);
    if (m_data)
        showDifferences();
    const RunComparison *comparison = chosen();
    if (!comparison) {
        m_model->setComparison({});
        m_summary->clear();
        const int index = m_candidate->currentIndex();
        if (m_data && index >= 0)
            m_message->showMessage(Tone::Bad, errorText(m_data->versus[static_cast<size_t>(index)].error()));
        return;
    }
    double largest = 20;
    int better = 0;
    int worse = 0;
    int same = 0;
    QStringList refusals;
    QStringList notes = comparison->notes;
    for (const PointComparison &point : comparison->points) {
        addNew(refusals, point.refusals);
        addNew(notes, point.notes);
        for (const MetricComparison &metric : point.metrics) {
            if (std::isfinite(metric.difference.percent))
                largest = std::max(largest, std::abs(metric.difference.percent));
            better += metric.verdict == Verdict::Better;
            worse += metric.verdict == Verdict::Worse;
            same += metric.verdict == Verdict::NotDistinguishable;
        }
    }
    m_change->setLargest(std::min(largest, 200.0));
    m_model->setComparison(*comparison);
    fitTable();
    m_summary->setText(QStringList{tr("%n figure(s) better", nullptr, better),
                                   tr("%n worse", "figures", worse),
                                   tr("%n not distinguishable", "figures", same)}
                           .join(u" · "_s));
    m_summary->setToolTip(notes.join(u'\n'));
    const qsizetype alone = comparison->onlyBaseline.size() + comparison->onlyCandidate.size();
    if (!refusals.isEmpty())
        m_message->showMessage(
            Tone::Warning, tr("The workloads differ, so points are not judged: %1").arg(refusals.join(u' ')));
    else if (alone > 0)
        m_message->showMessage(Tone::Neutral, tr("%n point(s) have no counterpart and are left out.", nullptr,
                                                 static_cast<int>(alone)));
    else
        m_message->clear();
}

void CompareView::showSetup()
{
    QStringList header{tr("Key")};
    for (size_t run = 0; run < m_data->runs.size(); ++run)
        header += runName(run);
    m_setup->setColumnCount(static_cast<int>(header.size()));
    m_setup->setHorizontalHeaderLabels(header);
    m_setup->setRowCount(static_cast<int>(m_data->setup.size()));
    for (int row = 0; row < m_setup->rowCount(); ++row) {
        const SetupDifference &difference = m_data->setup[static_cast<size_t>(row)];
        auto *key = new QTableWidgetItem(difference.key);
        if (difference.workload) {
            key->setIcon(icon(u"warning"_s, Tone::Warning));
            key->setToolTip(tr("Part of the workload: the runs did not send the same."));
        }
        m_setup->setItem(row, 0, key);
        for (int run = 0; run < difference.values.size(); ++run) {
            const QString &value = difference.values[run];
            auto *item = new QTableWidgetItem(value.isEmpty() ? tr("not set") : value);
            item->setToolTip(value);
            m_setup->setItem(row, run + 1, item);
        }
    }
    m_setup->resizeColumnsToContents();
    m_setup->horizontalHeader()->setStretchLastSection(true);
    m_tabs->setTabText(1, tr("Set-up (%n difference(s))", nullptr, m_setup->rowCount()));
}

QStringList CompareView::runNames() const
{
    QStringList names;
    for (size_t run = 0; m_data && run < m_data->runs.size(); ++run)
        names += runName(run);
    return names;
}

} // namespace servescope
