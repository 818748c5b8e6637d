// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/slo_view.h"

#include "ui/charts/data_chart.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/common/in_pool.h"
#include "ui/explorer/point_data.h"
#include "ui/run/run_state_text.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// The sliders are logarithmic: 1 ms … 100 s in steps of 1 %.
constexpr double Lowest = 1;
constexpr double Highest = 100'000;
const double stepRatio = std::log(1.01);

int toSlider(double ms)
{
    return static_cast<int>(std::lround(std::log(std::clamp(ms, Lowest, Highest) / Lowest) / stepRatio));
}

double fromSlider(int position)
{
    const double ms = Lowest * std::exp(position * stepRatio);
    const double grain = std::pow(10, std::floor(std::log10(ms)) - 2); // three digits
    return std::round(ms / grain) * grain;
}

} // namespace

SloView::SloView(QWidget *parent)
    : QWidget(parent), m_summary(new QLabel), m_goodput(new DataChart), m_attainment(new DataChart)
{
    setGuideTopic(this, u"chart-goodput"_s);
    m_goodput->setObjectName(u"goodputCurve"_s);
    m_attainment->setObjectName(u"attainmentCurve"_s);
    m_summary->setObjectName(u"sloSummary"_s);
    m_summary->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    row->addWidget(makeObjective(m_objectives[0], tr("TTFT ≤"), "ttft", 500), 1);
    row->addWidget(makeObjective(m_objectives[1], tr("TPOT ≤"), "tpot", 50), 1);
    row->addWidget(makeObjective(m_objectives[2], tr("E2EL ≤"), "e2el", 10'000), 1);
    m_objectives[0].asked->setChecked(true);
    m_objectives[1].asked->setChecked(true);
    auto *charts = new QHBoxLayout;
    charts->addWidget(m_goodput, 1);
    charts->addWidget(m_attainment, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_summary);
    layout->addLayout(charts, 1);
}

QWidget *SloView::makeObjective(Objective &objective, const QString &name, const char *key, double value)
{
    const QString id = QLatin1StringView(key);
    objective.asked = new QCheckBox(name);
    objective.asked->setObjectName(u"slo_asked_"_s + id);
    objective.slider = new QSlider(Qt::Horizontal);
    objective.slider->setObjectName(u"slo_slider_"_s + id);
    objective.slider->setAccessibleName(name);
    objective.slider->setRange(toSlider(Lowest), toSlider(Highest));
    objective.slider->setPageStep(20);
    objective.field = new QDoubleSpinBox;
    objective.field->setObjectName(u"slo_field_"_s + id);
    objective.field->setAccessibleName(name);
    objective.field->setRange(Lowest, Highest);
    objective.field->setDecimals(1);
    objective.field->setSuffix(tr(" ms", "milliseconds"));
    objective.field->setValue(value);
    objective.slider->setValue(toSlider(value));
    connect(objective.asked, &QCheckBox::toggled, this, &SloView::refresh);
    connect(objective.slider, &QSlider::valueChanged, this, [this, objective](int position) {
        const QSignalBlocker quiet(objective.field);
        objective.field->setValue(fromSlider(position));
        refresh();
    });
    connect(objective.field, &QDoubleSpinBox::valueChanged, this, [this, objective](double ms) {
        const QSignalBlocker quiet(objective.slider);
        objective.slider->setValue(toSlider(ms));
        refresh();
    });
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(objective.asked);
    row->addWidget(objective.slider, 1);
    row->addWidget(objective.field);
    return box;
}

void SloView::setRun(const StoredRun &run)
{
    QString wanted = run.path;
    for (const StoredPoint &point : run.points)
        wanted += u"/%1"_s.arg(point.entry.completed + point.entry.failed);
    const bool another = run.path != m_run.path;
    m_run = run;
    m_wanted = wanted;
    if (another) { // begin with what the run itself was asked to keep
        for (size_t i = 0; i < m_objectives.size(); ++i) {
            const QString key = i == 0 ? u"ttft"_s : i == 1 ? u"tpot"_s : u"e2el"_s;
            for (const StoredPoint &point : run.points) {
                const QJsonValue stored =
                    point.result["servescope"_L1].toObject()["goodput"_L1].toObject()[key];
                if (stored.isDouble()) {
                    m_objectives[i].field->setValue(stored.toDouble());
                    m_objectives[i].asked->setChecked(true);
                    break;
                }
            }
        }
    }
    if (isVisible())
        load();
}

void SloView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void SloView::load()
{
    if (m_wanted == m_loaded || m_wanted.isEmpty())
        return;
    m_loaded = m_wanted;
    m_values.reset();
    m_results.clear();
    m_summary->clear();
    for (DataChart *chart : {m_goodput, m_attainment}) {
        chart->setEmptyText(tr("Reading the requests…"));
        chart->setData({});
    }
    const int generation = ++m_generation;
    inPool(
        this,
        [run = m_run] {
            Values values;
            for (const StoredPoint &point : run.points) {
                const auto shown = readPointValues(run, point);
                values.push_back(shown ? std::optional(sloValues(*shown)) : std::nullopt);
            }
            return std::make_shared<const Values>(std::move(values));
        },
        [this, generation](const std::shared_ptr<const Values> &values) {
            if (generation != m_generation)
                return;
            m_values = values;
            refresh();
        });
}

SloLimits SloView::limits() const
{
    const auto limit = [](const Objective &objective) {
        return objective.asked->isChecked() ? std::optional(objective.field->value()) : std::nullopt;
    };
    return {limit(m_objectives[0]), limit(m_objectives[1]), limit(m_objectives[2])};
}

void SloView::refresh()
{
    if (!m_values)
        return;
    const SloLimits wanted = limits();
    m_results.clear();
    const StoredPoint *best = nullptr;
    double most = 0;
    for (size_t i = 0; i < m_values->size() && i < m_run.points.size(); ++i) {
        const auto &values = (*m_values)[i];
        m_results.push_back(values ? std::optional(meetSlo(*values, wanted)) : std::nullopt);
        if (m_results.back() && m_results.back()->goodput.value_or(0) > most) {
            most = *m_results.back()->goodput;
            best = &m_run.points[i];
        }
    }
    for (DataChart *chart : {m_goodput, m_attainment})
        chart->setEmptyText(tr("No point of this run has values of single requests."));
    m_goodput->setData(goodputOverLoad(m_run, m_results));
    ChartData attainment = attainmentOverLoad(m_run, m_results);
    attainment.marks.push_back({Qt::Horizontal, 99, tr("99 %")});
    m_attainment->setData(attainment);
    m_summary->setText(
        best ? tr("Most goodput: %1 at %2.").arg(formatRate(most, tr("req/s")), pointText(best->entry.point))
             : tr("No request of any point keeps these objectives."));
}

} // namespace servescope
