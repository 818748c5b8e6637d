// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"

#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/legend_bar.h"
#include "ui/charts/rolling_points.h"

#include <QEvent>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

namespace servescope {

namespace {

constexpr double LeastReach = 10; // seconds of the shadows that are seen at least
constexpr double Further = 1.5;   // … and times what the curves cover

ChartSeries faint(std::vector<QPointF> points)
{
    ChartSeries series{LiveChart::tr("Earlier", "points of a sweep"), ChartSeries::Style::Line,
                       std::move(points), 0};
    series.shadow = true;
    return series;
}

} // namespace

struct LiveChart::Private
{
    QChartView *view;
    std::unique_ptr<Plot> plot;
    LegendBar *legend;
    QLabel *waiting;
    QTimer timer;
    ChartData data; ///< without the shadows
    std::vector<RollingPoints> curves;
    std::vector<bool> listed;
    std::deque<std::vector<QPointF>> shadows; ///< oldest first
    std::vector<bool> visible; ///< of the curves, then of all shadows: as the person has chosen
    bool dirty = true;

    void show()
    {
        double newest = 0;
        for (size_t i = 0; i < curves.size(); ++i) {
            data.series[i].points = listed[i] ? curves[i].points() : std::vector<QPointF>();
            if (!data.series[i].points.empty())
                newest = std::max(newest, data.series[i].points.back().x());
        }
        ChartData all = data;
        all.xLabel.clear(); // always the same, and the room is small
        const double reach = std::max(LeastReach, Further * newest);
        for (const std::vector<QPointF> &shadow : shadows) {
            const auto end = std::ranges::upper_bound(shadow, reach, {}, &QPointF::x);
            all.series.push_back(faint({shadow.begin(), end}));
        }
        plot->setData(all);
        applyVisible();
        waiting->setVisible(plot->empty());
        view->setVisible(!plot->empty());
        dirty = false;
    }

    void applyVisible()
    {
        for (int i = 0; i < plot->curveCount(); ++i) {
            const bool wanted = visible[std::min(static_cast<size_t>(i), curves.size())];
            if (plot->curveVisible(i) != wanted)
                plot->setCurveVisible(i, wanted);
        }
    }

    void listEntries()
    {
        for (size_t i = 0; i < listed.size(); ++i)
            legend->setListed(static_cast<int>(i), listed[i]);
        legend->setListed(static_cast<int>(listed.size()), !shadows.empty());
        const auto shown = std::ranges::count(listed, true) + (shadows.empty() ? 0 : 1);
        legend->setVisible(shown > 1 || (shown == 1 && listed.size() > 1));
    }
};

LiveChart::LiveChart(const QString &title, const QString &yLabel, const QStringList &curves, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>())
{
    d->data.id = QStringLiteral("live");
    d->data.title = title;
    d->data.xLabel = tr("Time (s)");
    d->data.yLabel = yLabel;
    for (const QString &name : curves)
        d->data.series.push_back({name, ChartSeries::Style::Line, {}, 0});
    d->curves.assign(d->data.series.size(), RollingPoints(MaxPoints));
    d->listed.assign(d->curves.size(), true);
    d->visible.assign(d->curves.size() + 1, true);

    d->view = new QChartView;
    d->view->setRenderHint(QPainter::Antialiasing);
    d->view->setFrameShape(QFrame::NoFrame);
    d->view->setFocusPolicy(Qt::NoFocus);
    d->view->setInteractive(false);
    d->plot = std::make_unique<Plot>(d->view->chart());
    d->waiting = new QLabel(tr("%1: waiting for the first values.").arg(title));
    d->waiting->setAlignment(Qt::AlignCenter);
    d->waiting->setWordWrap(true);
    d->waiting->setTextFormat(Qt::PlainText);
    d->legend = new LegendBar;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 2);
    layout->setSpacing(0);
    layout->addWidget(d->view, 1);
    layout->addWidget(d->waiting, 1);
    layout->addWidget(d->legend);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumSize(160, 120);
    setAccessibleName(title);

    ChartData entries = d->data;
    entries.series.push_back(faint({}));
    d->legend->setCurves(entries);
    d->listEntries();
    connect(d->legend, &LegendBar::toggled, this, [this](int curve, bool visible) {
        d->visible[static_cast<size_t>(curve)] = visible;
        d->applyVisible();
    });
    d->timer.setSingleShot(true);
    d->timer.setInterval(RepaintMs);
    connect(&d->timer, &QTimer::timeout, this, [this] {
        if (!d->dirty || !isVisible())
            return;
        d->show();
        setAccessibleDescription(chartDescription(d->data));
        Q_EMIT repainted();
    });
    connect(d->view->chart(), &QChart::plotAreaChanged, this, [this] { d->plot->resample(); });
    QEvent restyle(QEvent::PaletteChange);
    LiveChart::changeEvent(&restyle);
    d->show();
}

LiveChart::~LiveChart() = default;

void LiveChart::append(double seconds, const std::vector<double> &values)
{
    for (size_t i = 0; i < d->curves.size(); ++i) {
        const double value = i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
        d->curves[i].append({seconds, value});
    }
    changed();
}

void LiveChart::changed()
{
    d->dirty = true;
    if (isVisible() && !d->timer.isActive())
        d->timer.start();
}

void LiveChart::beginNext()
{
    RollingPoints coarse(ShadowPoints);
    for (const QPointF &point : d->curves.front().points())
        coarse.append(point);
    if (!coarse.points().empty())
        d->shadows.push_back(coarse.points());
    if (d->shadows.size() > MaxShadows)
        d->shadows.pop_front();
    for (RollingPoints &curve : d->curves)
        curve.clear();
    d->listEntries();
    changed();
}

void LiveChart::clear()
{
    for (RollingPoints &curve : d->curves)
        curve.clear();
    d->shadows.clear();
    d->listEntries();
    d->show();
}

void LiveChart::setCurveListed(int curve, bool listed)
{
    const auto at = static_cast<size_t>(curve);
    if (curve < 0 || at >= d->listed.size() || d->listed[at] == listed)
        return;
    d->listed[at] = listed;
    d->listEntries();
    changed();
}

void LiveChart::setEmptyText(const QString &sentence)
{
    d->waiting->setText(sentence);
}

int LiveChart::shadowCount() const
{
    return static_cast<int>(d->shadows.size());
}

int LiveChart::pointCount(int curve) const
{
    return curve >= 0 && curve < static_cast<int>(d->curves.size())
               ? static_cast<int>(d->curves[static_cast<size_t>(curve)].points().size())
               : 0;
}

void LiveChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    d->view->chart()->setFont(font());
    d->view->setBackgroundBrush(palette().color(QPalette::Base));
    d->plot->setPalette(palette());
}

void LiveChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->dirty && !d->timer.isActive())
        d->timer.start();
}

} // namespace servescope
