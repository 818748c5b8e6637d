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

#include <cmath>
#include <limits>

namespace servescope {

struct LiveChart::Private
{
    QChartView *view;
    std::unique_ptr<Plot> plot;
    LegendBar *legend;
    QLabel *waiting;
    QTimer timer;
    ChartData data;
    std::vector<RollingPoints> curves;
    bool dirty = true;

    void show()
    {
        for (size_t i = 0; i < curves.size(); ++i)
            data.series[i].points = curves[i].points();
        plot->setData(data);
        waiting->setVisible(plot->empty());
        view->setVisible(!plot->empty());
        dirty = false;
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

    d->legend->setCurves(d->data);
    connect(d->legend, &LegendBar::toggled, this,
            [this](int curve, bool visible) { d->plot->setCurveVisible(curve, visible); });
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
    d->dirty = true;
    if (isVisible() && !d->timer.isActive())
        d->timer.start();
}

void LiveChart::clear()
{
    for (RollingPoints &curve : d->curves)
        curve.clear();
    d->show();
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
