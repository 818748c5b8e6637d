// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/data_chart.h"

#include "core/base/files.h"
#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/legend_bar.h"
#include "ui/charts/qt_chart_renderer.h"
#include "ui/common/error_text.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSet>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize ExportSize(1000, 600);
constexpr int ExportDpi = 192;

} // namespace

struct DataChart::Private
{
    QStackedWidget *pages;
    ChartCanvas *canvas;
    LegendBar *legend;
    QLabel *empty;
    QLabel *note;
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
    setFocusProxy(d->canvas);
    setMinimumSize(160, 120);

    connect(d->legend, &LegendBar::toggled, this, [this](int curve, bool visible) {
        d->canvas->plot().setCurveVisible(curve, visible);
        d->canvas->hideCrosshair();
    });
    connect(d->canvas, &ChartCanvas::menuWanted, this, [this](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Copy picture"), this, &DataChart::copyImage);
        menu->addAction(tr("Copy values"), this, &DataChart::copyValues);
        menu->addAction(tr("Save as PNG…"), this, [this] {
            auto *dialog = new QFileDialog(this, tr("Save the chart"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setNameFilter(tr("PNG pictures (*.png)"));
            dialog->setDefaultSuffix(u"png"_s);
            dialog->selectFile(d->data.id + u".png"_s);
            connect(dialog, &QFileDialog::fileSelected, this, &DataChart::savePng);
            dialog->open();
        });
        menu->addSeparator();
        QAction *reset = menu->addAction(tr("Show everything"), d->canvas, &ChartCanvas::resetView);
        reset->setEnabled(zoomed());
        menu->popup(position);
    });
    d->canvas->setLook(palette(), font());
    setEmptyText(tr("There are no values to draw yet."));
    setData({});
}

DataChart::~DataChart() = default;

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
    d->pages->setCurrentWidget(plot.empty() ? static_cast<QWidget *>(d->empty) : d->canvas);
    d->say(plot.unshowable() > 0 ? tr("%n value(s) of zero or less cannot be shown on a logarithmic axis.",
                                      nullptr, plot.unshowable())
                                 : QString());
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

void DataChart::copyValues()
{
    ChartData shown = withoutHidden(*this);
    std::erase_if(shown.series, [](const ChartSeries &series) { return series.points.empty(); });
    QApplication::clipboard()->setText(chartTable(shown));
}

void DataChart::savePng(const QString &path)
{
    const Result<QByteArray> png = QtChartRenderer().png(withoutHidden(*this), ExportSize, ExportDpi);
    if (!png) {
        d->say(errorText(png.error()));
        return;
    }
    const Result<void> written = writeFile(path, *png);
    d->say(written ? tr("Saved as %1.").arg(path) : errorText(written.error()));
}

void DataChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors(palette()).line, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void DataChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        d->canvas->setLook(palette(), font());
}

} // namespace servescope
