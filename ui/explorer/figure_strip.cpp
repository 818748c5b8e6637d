// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/figure_strip.h"

#include "core/results/health_json.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/common/theme.h"
#include "ui/explorer/convention_text.h"
#include "ui/explorer/figure_cell.h"
#include "ui/explorer/point_focus.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

QString intervalText(const Estimate &estimate, const std::function<QString(double)> &number)
{
    if (!estimate.hasInterval())
        return FigureStrip::tr("too few for an interval");
    if (estimate.isBounded())
        return FigureStrip::tr("%1 – %2", "an interval").arg(number(estimate.lower), number(estimate.upper));
    if (estimate.lower > -Estimate::open)
        return FigureStrip::tr("at least %1").arg(number(estimate.lower));
    if (estimate.upper < Estimate::open)
        return FigureStrip::tr("at most %1").arg(number(estimate.upper));
    return FigureStrip::tr("too few for an interval");
}

static constexpr int Conventions = 5; ///< to choose from

FigureStrip::FigureStrip(PointFocus *focus, QWidget *parent)
    : QWidget(parent), m_focus(focus), m_from(new QDoubleSpinBox), m_to(new QDoubleSpinBox),
      m_suggest(new QPushButton(tr("Suggest"))), m_whole(new QPushButton(tr("Whole point"))),
      m_convention(new QComboBox), m_note(new QLabel)
{
    auto *cells = new QHBoxLayout;
    cells->setSpacing(14);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 0);
    layout->setSpacing(4);
    layout->addLayout(cells);
    addCell("output_throughput", tr("Output"), tr("Output tokens a second."));
    addCell("median_ttft_ms", tr("TTFT median"), tr("Time to first token that half of the requests kept."));
    addCell("p99_ttft_ms", tr("TTFT p99"), tr("Time to first token that 99 of 100 requests did not exceed."));
    addCell("median_tpot_ms", tr("TPOT median"), tr("Time per output token, without the first."));
    addCell("p99_itl_ms", tr("ITL p99"), tr("Inter-token latency that 99 of 100 gaps did not exceed."));
    addCell("p99_e2el_ms", tr("E2EL p99"), tr("End-to-end latency that 99 of 100 requests did not exceed."));
    addCell("requests", tr("Requests"), tr("Requests of the measuring window that completed, and failed."));
    m_cells[u"output_throughput"_s]->setTopic(u"throughput"_s);
    setGuideTopic(this, u"metrics"_s);
    layout->addWidget(makeControls());

    connect(focus, &PointFocus::dataChanged, this, &FigureStrip::showData);
    connect(focus, &PointFocus::windowChanged, this, &FigureStrip::showWindow);
    connect(focus, &PointFocus::figuresChanged, this, &FigureStrip::showFigures);
    connect(focus, &PointFocus::estimatesChanged, this, &FigureStrip::showEstimates);
    showData();
    showFigures();
}

void FigureStrip::addCell(const char *key, const QString &caption, const QString &toolTip)
{
    auto *cell = new FigureCell(caption, toolTip);
    cell->setObjectName(u"figure_"_s + QLatin1StringView(key));
    static_cast<QBoxLayout *>(layout()->itemAt(0)->layout())->addWidget(cell, 1);
    m_cells[QLatin1StringView(key)] = cell;
}

QWidget *FigureStrip::makeControls()
{
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Window:"));
    label->setBuddy(m_from);
    row->addWidget(label);
    for (QDoubleSpinBox *field : {m_from, m_to}) {
        field->setDecimals(2);
        field->setSuffix(tr(" s", "seconds"));
        field->setKeyboardTracking(false);
        field->setMinimumWidth(86);
        connect(field, &QDoubleSpinBox::valueChanged, this, &FigureStrip::setWindowFromFields);
    }
    m_from->setObjectName(u"windowFrom"_s);
    m_from->setAccessibleName(tr("Start of the measuring window"));
    m_to->setObjectName(u"windowTo"_s);
    m_to->setAccessibleName(tr("End of the measuring window"));
    m_suggest->setObjectName(u"suggestWindow"_s);
    m_suggest->setToolTip(tr("Leave out the ramp at the start and the drain at the end."));
    m_suggest->setAutoDefault(false);
    m_whole->setObjectName(u"wholePoint"_s);
    m_whole->setAutoDefault(false);
    connect(m_suggest, &QPushButton::clicked, this, &FigureStrip::suggest);
    connect(m_whole, &QPushButton::clicked, this, [this] { m_focus->setWindow({}); });
    row->addWidget(m_from);
    row->addWidget(new QLabel(u"–"_s));
    row->addWidget(m_to);
    row->addWidget(m_suggest);
    row->addWidget(m_whole);
    m_note->setObjectName(u"windowNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    makeMuted(m_note);
    row->addWidget(m_note, 1);
    auto *convention = new QLabel(tr("Con&vention:"));
    convention->setBuddy(m_convention);
    m_convention->setObjectName(u"convention"_s);
    for (const Convention each : {Convention::Vllm, Convention::Sglang, Convention::Aiperf,
                                  Convention::Guidellm, Convention::Answer}) {
        m_convention->addItem(conventionText(each), static_cast<int>(each));
        m_convention->setItemData(m_convention->count() - 1, conventionHint(each), Qt::ToolTipRole);
    }
    connect(m_convention, &QComboBox::currentIndexChanged, this,
            [this] { m_focus->setConvention(static_cast<Convention>(m_convention->currentData().toInt())); });
    row->addWidget(convention);
    row->addWidget(m_convention);
    return controls;
}

void FigureStrip::showData()
{
    const SharedPointData &shown = m_focus->data();
    const bool timed = shown && !shown->bars.empty();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_from, m_to, m_suggest, m_whole})
        widget->setEnabled(timed);
    const QString bound = boundConvention(m_focus->point());
    m_convention->setEnabled(shown && bound.isEmpty());
    m_convention->setToolTip(
        !bound.isEmpty()
            ? tr("An imported result stays in the convention of the tool that made it.")
            : tr("Whose definitions the figures follow; they are recomputed from the requests."));
    const QSignalBlocker quiet(m_convention);
    if (m_convention->count() > Conventions)
        m_convention->removeItem(Conventions);
    const std::optional<Convention> known = conventionFromName(bound);
    if (!bound.isEmpty() && !known) { // a tool whose definitions are none of these
        m_convention->addItem(bound, -1);
        m_convention->setCurrentIndex(Conventions);
    } else {
        const auto convention = static_cast<int>(known.value_or(m_focus->convention()));
        m_convention->setCurrentIndex(m_convention->findData(convention));
    }
    showWindow();
}

void FigureStrip::showWindow()
{
    const QSignalBlocker from(m_from);
    const QSignalBlocker to(m_to);
    const SharedPointData &shown = m_focus->data();
    const double seconds = shown ? shown->seconds : 0;
    for (QDoubleSpinBox *field : {m_from, m_to}) {
        field->setRange(0, std::ceil(seconds * 100) / 100);
        field->setSingleStep(std::max(seconds / 100, 0.01));
    }
    m_from->setValue(m_focus->windowFrom());
    m_to->setValue(m_focus->windowTo());
    m_whole->setEnabled(shown && m_focus->window().kind != MeasuringWindow::Kind::All);
    m_note->clear();
}

void FigureStrip::setWindowFromFields()
{
    if (m_focus->data())
        m_focus->setWindow(MeasuringWindow::time(m_from->value(), std::max(m_to->value(), m_from->value())));
}

void FigureStrip::suggest()
{
    const WindowProposal &proposal = m_focus->data()->proposal;
    m_focus->setWindow(proposal.window);
    if (!proposal.cuts)
        m_note->setText(tr("Nothing to leave out."));
}

void FigureStrip::showFigures()
{
    const std::optional<Figures> &figures = m_focus->figures();
    const auto set = [this](const char *key, const QString &value) {
        m_cells[QLatin1StringView(key)]->setValue(value);
        m_cells[QLatin1StringView(key)]->setDetail(u" "_s);
    };
    const auto ms = [](const MetricFigures *metric, double p) {
        return formatMilliseconds(metric && metric->available() ? std::optional(metric->percentiles.at(p))
                                                                : std::nullopt);
    };
    const bool any = figures && figures->completed > 0 && figures->durationSeconds > 0;
    // Values without times say nothing of rates: those of the file are shown, if it has them.
    const bool timed = m_focus->table() && m_focus->table()->timed;
    const auto rate = any && timed ? std::optional(figures->outputThroughput)
                      : figures    ? m_focus->point().figure(u"output_throughput"_s)
                                   : std::nullopt;
    set("output_throughput", formatRate(rate, tr("tok/s")));
    set("median_ttft_ms", ms(figures ? &figures->ttft : nullptr, 50));
    set("p99_ttft_ms", ms(figures ? &figures->ttft : nullptr, 99));
    set("median_tpot_ms", ms(figures ? &figures->tpot : nullptr, 50));
    set("p99_itl_ms", ms(figures ? &figures->itl : nullptr, 99));
    set("p99_e2el_ms", ms(figures ? &figures->e2el : nullptr, 99));
    set("requests", figures ? formatCount(figures->completed) : formatRate(std::nullopt, {}));
    if (m_focus->figuresOnly())
        showFileFigures();
    if (!figures)
        return;
    QString more;
    if (figures->requestGoodput && timed)
        more = tr("goodput %1").arg(formatRate(*figures->requestGoodput, tr("req/s")));
    m_cells[u"requests"_s]->setDetail(
        figures->failed > 0 ? tr("%n failed", "requests", figures->failed) : more, more);
}

/// What the file says, where there is nothing to compute from.
void FigureStrip::showFileFigures()
{
    const StoredPoint &point = m_focus->point();
    for (const auto &[key, cell] : m_cells) {
        const auto value = point.figure(key);
        if (key == "requests"_L1)
            cell->setValue(formatCount(point.entry.completed));
        else
            cell->setValue(key == "output_throughput"_L1 ? formatRate(value, tr("tok/s"))
                                                         : formatMilliseconds(value));
        if (value)
            cell->setDetail(tr("as in the file"));
    }
}

void FigureStrip::showEstimates()
{
    const QJsonObject own = m_focus->point().result["servescope"_L1].toObject();
    const auto error = healthFromJson(own["instrument"_L1].toObject()).expectedError;
    for (const MetricComparison &each : m_focus->estimates()) {
        const auto cell = m_cells.find(each.key);
        if (cell == m_cells.end() || std::isnan(each.baseline.value))
            continue;
        const bool rate = each.unit != "ms"_L1;
        const auto number = [rate](double value) {
            return rate ? formatRate(value, {}).trimmed() : formatMilliseconds(value);
        };
        QStringList more{tr("95 % interval; convention: %1.").arg(m_convention->currentText())};
        if (error && each.key.contains("ttft"_L1))
            more += tr("The instrument adds about %1 (self-test).").arg(formatMilliseconds(error->ttftMs));
        if (error && each.key.contains("itl"_L1))
            more += tr("The instrument adds up to %1 (self-test).").arg(formatMilliseconds(error->itlP99Ms));
        cell->second->setDetail(intervalText(each.baseline, number), more.join(u'\n'));
    }
}

} // namespace servescope
