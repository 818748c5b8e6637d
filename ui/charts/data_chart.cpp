// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/data_chart.h"

#include "core/base/files.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/legend_bar.h"
#include "ui/charts/qt_chart_renderer.h"
#include "ui/common/error_text.h"
#include "ui/common/guide_topic.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSet>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool hasDoubtfulPoint(const ChartSeries &series)
{
    return std::ranges::any_of(series.doubtful, [&series](int index) {
        return index >= 0 && static_cast<size_t>(index) < series.points.size() &&
               std::isfinite(series.points[static_cast<size_t>(index)].y());
    });
}

constexpr QSize ExportSize(1000, 600);
constexpr int ExportDpi = 192;

} // namespace

struct DataChart::Private
{
    QStackedWidget *pages;
    ChartCanvas *canvas;
    LegendBar *legend;
    QLabel *empty;
    QTableWidget *table = nullptr; ///< made when it is first wanted
    bool wantTable = false;
    QLabel *note;
    QToolButton *menuButton;
    QString emptyText;
    ChartData data;

    void say(const QString &sentence)
    {
        note->setText(sentence);
        note->setVisible(!sentence.isEmpty());
    }
};

DataChart::DataChart(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    d->pages = new QStackedWidget;
    d->canvas = new ChartCanvas;
    d->canvas->setObjectName(u"canvas"_s);
    d->empty = new QLabel;
    d->empty->setObjectName(u"emptyText"_s);
    d->empty->setAlignment(Qt::AlignCenter);
    d->empty->setWordWrap(true);
    d->empty->setMargin(24);
    d->empty->setAutoFillBackground(true);
    d->empty->setBackgroundRole(QPalette::Base);
    d->empty->setTextFormat(Qt::PlainText);
    d->pages->addWidget(d->canvas);
    d->pages->addWidget(d->empty);
    d->legend = new LegendBar;
    d->note = new QLabel;
    d->note->setObjectName(u"note"_s);
    d->note->setWordWrap(true);
    d->note->setAlignment(Qt::AlignCenter);
    d->note->setTextFormat(Qt::PlainText);
    d->note->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 6); // inside the rounded frame
    layout->setSpacing(2);
    layout->addWidget(d->pages, 1);
    layout->addWidget(d->legend);
    layout->addWidget(d->note);
    d->menuButton = makeMenuButton(this, [this](const QPoint &at) { makeMenu(at); });
    setFocusProxy(d->canvas);
    setMinimumSize(160, 120);

    connect(d->legend, &LegendBar::toggled, this, [this](int curve, bool visible) {
        d->canvas->plot().setCurveVisible(curve, visible);
        d->canvas->hideCrosshair();
    });
    connect(d->canvas, &ChartCanvas::clicked, this, &DataChart::findClicked);
    connect(d->canvas, &ChartCanvas::menuWanted, this, &DataChart::makeMenu);
    d->canvas->setLook(palette(), font());
    setEmptyText(tr("There are no values to draw yet."));
    setData({});
}

DataChart::~DataChart() = default;

void DataChart::makeMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy picture"), this, &DataChart::copyImage);
    menu->addAction(tr("Copy values"), this, &DataChart::copyValues);
    const auto file = [this, menu](const QString &text, const QString &suffix, const QString &filter,
                                   const std::function<void(QString)> &save) {
        menu->addAction(text, this, [=, this] { askWhereToSave(this, d->data.id, suffix, filter, save); });
    };
    for (const int dpi : {96, 192, 300})
        file(tr("Save as PNG, %1 dpi…").arg(dpi), u"png"_s, tr("PNG pictures (*.png)"),
             [this, dpi](const QString &to) { savePng(to, dpi); });
    file(tr("Save as SVG…"), u"svg"_s, tr("SVG drawings (*.svg)"),
         [this](const QString &to) { saveSvg(to); });
    file(tr("Save the values as CSV…"), u"csv"_s, tr("Comma-separated values (*.csv)"),
         [this](const QString &to) { saveCsv(to); });
    menu->addSeparator();
    QAction *table = menu->addAction(tr("Values as a table"), this, &DataChart::showTable);
    table->setCheckable(true);
    table->setChecked(tableShown());
    QAction *reset = menu->addAction(tr("Show everything"), d->canvas, &ChartCanvas::resetView);
    reset->setEnabled(zoomed());
    menu->addAction(tr("Explain this chart"), this,
                    [this] { openGuideTopic(guideTopicOfChart(d->data.id)); });
    menu->popup(position);
}

bool DataChart::tableShown() const
{
    return d->wantTable;
}

void DataChart::showTable(bool table)
{
    d->wantTable = table;
    if (table && !d->table) {
        d->table = new QTableWidget;
        d->table->setObjectName(u"values"_s);
        d->table->setAccessibleName(tr("Values as a table"));
        d->table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        d->table->setShowGrid(false);
        d->table->verticalHeader()->hide();
        d->table->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(d->table, &QWidget::customContextMenuRequested, this,
                [this](const QPoint &at) { makeMenu(d->table->viewport()->mapToGlobal(at)); });
        d->pages->addWidget(d->table);
    }
    if (table)
        fillTable();
    showPage();
}

/// A row for each point, a column for each curve's name, x and y.
void DataChart::fillTable()
{
    constexpr int mostRows = 5000;
    int rows = 0;
    for (const ChartSeries &series : d->data.series)
        rows += static_cast<int>(series.points.size());
    d->table->clear();
    d->table->setColumnCount(3);
    d->table->setHorizontalHeaderLabels({tr("Curve"), d->data.xLabel, d->data.yLabel});
    d->table->setRowCount(std::min(rows, mostRows));
    int row = 0;
    const auto put = [this, &row](int column, const QString &text, Qt::Alignment side) {
        auto *item = new QTableWidgetItem(text);
        item->setTextAlignment(side | Qt::AlignVCenter);
        d->table->setItem(row, column, item);
    };
    for (const ChartSeries &series : d->data.series) {
        for (size_t i = 0; i < series.points.size() && row < mostRows; ++i, ++row) {
            const QString word = series.labels.value(static_cast<qsizetype>(i));
            put(0, word.isEmpty() ? series.name : tr("%1, %2", "curve, point").arg(series.name, word),
                Qt::AlignLeft);
            put(1, chartNumber(series.points[i].x()), Qt::AlignRight);
            put(2, std::isfinite(series.points[i].y()) ? chartNumber(series.points[i].y()) : u"–"_s,
                Qt::AlignRight);
        }
    }
    d->table->resizeColumnsToContents();
    d->table->horizontalHeader()->setStretchLastSection(true);
}

void DataChart::showPage()
{
    if (d->canvas->plot().empty())
        d->pages->setCurrentWidget(d->empty);
    else if (d->wantTable)
        d->pages->setCurrentWidget(d->table);
    else
        d->pages->setCurrentWidget(d->canvas);
    d->menuButton->setVisible(!d->canvas->plot().empty());
}

void DataChart::setData(const ChartData &data)
{
    QSet<QString> hidden;
    if (data.id == d->data.id) {
        for (size_t i = 0; i < d->data.series.size(); ++i) {
            if (!curveVisible(static_cast<int>(i)))
                hidden.insert(d->data.series[i].name);
        }
    }
    d->data = data;
    setGuideTopic(this, guideTopicOfChart(data.id));
    Plot &plot = d->canvas->plot();
    d->canvas->hideCrosshair();
    plot.setData(data);
    d->legend->setCurves(data);
    for (int i = 0; i < plot.curveCount(); ++i) {
        const bool visible = !hidden.contains(data.series[static_cast<size_t>(i)].name);
        plot.setCurveVisible(i, visible);
        d->legend->setCurveVisible(i, visible);
    }
    d->legend->setVisible(wantsLegend(data) && !plot.empty());
    if (d->wantTable)
        fillTable();
    showPage();
    QStringList notes;
    if (plot.unshowable() > 0)
        notes += tr("%n value(s) of zero or less cannot be shown on a logarithmic axis.", nullptr,
                    plot.unshowable());
    if (std::ranges::any_of(data.series, hasDoubtfulPoint))
        notes += tr("Points in a ring are doubtful: the pointer shows why.");
    d->say(notes.join(u' '));
    setAccessibleName(data.title);
    setAccessibleDescription(plot.empty() ? d->emptyText : chartDescription(data));
    d->canvas->setAccessibleName(accessibleName());
    d->canvas->setAccessibleDescription(accessibleDescription());
}

const ChartData &DataChart::data() const
{
    return d->data;
}

void DataChart::setEmptyText(const QString &sentence)
{
    d->emptyText = sentence;
    d->empty->setText(sentence);
}

bool DataChart::curveVisible(int curve) const
{
    return d->canvas->plot().curveVisible(curve);
}

bool DataChart::zoomed() const
{
    return d->canvas->plot().zoomed();
}

namespace {

/// What the person sees: hidden curves keep their place, and so the others their colours, but have no points.
ChartData withoutHidden(const DataChart &chart)
{
    ChartData shown = chart.data();
    for (size_t i = 0; i < shown.series.size(); ++i) {
        if (!chart.curveVisible(static_cast<int>(i)))
            shown.series[i].points.clear();
    }
    return shown;
}

} // namespace

void DataChart::copyImage()
{
    const Result<QImage> image = QtChartRenderer().image(withoutHidden(*this), ExportSize, ExportDpi);
    if (image)
        QApplication::clipboard()->setImage(*image);
    else
        d->say(errorText(image.error()));
}

namespace {

ChartData shownValues(const DataChart &chart)
{
    ChartData shown = withoutHidden(chart);
    std::erase_if(shown.series, [](const ChartSeries &series) { return series.points.empty(); });
    return shown;
}

} // namespace

void DataChart::copyValues()
{
    QApplication::clipboard()->setText(chartTable(shownValues(*this)));
}

void DataChart::saveCsv(const QString &path)
{
    save(chartCsv(shownValues(*this)).toUtf8(), path);
}

void DataChart::savePng(const QString &path, int dpi)
{
    save(QtChartRenderer().png(withoutHidden(*this), ExportSize, dpi), path);
}

void DataChart::saveSvg(const QString &path)
{
    save(QtChartRenderer().svg(withoutHidden(*this), ExportSize), path);
}

void DataChart::save(const Result<QByteArray> &content, const QString &path)
{
    if (!content) {
        d->say(errorText(content.error()));
        return;
    }
    const Result<void> written = writeFile(path, *content);
    d->say(written ? tr("Saved as %1.").arg(path) : errorText(written.error()));
}

void DataChart::findClicked(const QPointF &pixel)
{
    const Plot &plot = d->canvas->plot();
    const double x = plot.toValue(pixel).x();
    int nearestCurve = -1;
    int nearestPoint = -1;
    double least = 14; // pixels
    for (int curve = 0; curve < plot.curveCount(); ++curve) {
        if (!plot.curveVisible(curve))
            continue;
        const ChartSeries &series = d->data.series[static_cast<size_t>(curve)];
        for (size_t i = 0; i < series.points.size(); ++i) {
            const QPointF &point = series.points[i];
            const bool bar = series.style == ChartSeries::Style::Bars;
            const bool step = series.style == ChartSeries::Style::Step && i + 1 < series.points.size();
            if (bar || step) {
                const double right = bar ? point.x() + series.barWidth : series.points[i + 1].x();
                if (x >= point.x() && x < right)
                    Q_EMIT barClicked(point.x(), right);
                continue;
            }
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                continue;
            const QPointF away = plot.toPixel(point) - pixel;
            if (const double distance = std::hypot(away.x(), away.y()); distance < least) {
                least = distance;
                nearestCurve = curve;
                nearestPoint = static_cast<int>(i);
            }
        }
    }
    if (nearestPoint >= 0)
        Q_EMIT pointClicked(nearestCurve, nearestPoint);
}

void DataChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors(palette()).line, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void DataChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeMenuButton(d->menuButton);
}

void DataChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        d->canvas->setLook(palette(), font());
}

} // namespace servescope
