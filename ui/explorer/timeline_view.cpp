// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/timeline_view.h"

#include "ui/common/elided_label.h"
#include "ui/common/guide_topic.h"
#include "ui/common/icons.h"
#include "ui/explorer/phase_legend.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/request_words.h"
#include "ui/explorer/series_strip.h"
#include "ui/explorer/server_curves.h"
#include "ui/explorer/time_axis.h"
#include "ui/explorer/timeline_canvas.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

TimelineView::TimelineView(PointFocus *focus, QWidget *parent)
    : QWidget(parent), m_focus(focus), m_axis(new TimeAxis(this)),
      m_canvas(new TimelineCanvas(focus, m_axis)), m_layout(new QComboBox), m_caption(new ElidedLabel),
      m_splitter(new QSplitter(Qt::Vertical)), m_strips(new QWidget)
{
    setGuideTopic(this, u"chart-timeline"_s);
    m_canvas->setObjectName(u"timeline"_s);
    m_caption->setObjectName(u"timelineCaption"_s);
    makeMuted(m_caption);
    auto *column = new QVBoxLayout(m_strips);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_inFlight = addStrip(tr("In flight"), "inFlightStrip");
    m_rate = addStrip(tr("Output, tok/s"), "rateStrip");
    m_server = addStrip(tr("Server"), "serverStrip");
    m_cache = addStrip(tr("KV cache in use, %"), "cacheStrip");
    m_gpu = addStrip(tr("GPU"), "gpuStrip");
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_strips);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that the axes stand above one another
    scroll->setMinimumHeight(60);
    auto *plot = new QWidget;
    auto *beside = new QHBoxLayout(plot);
    beside->setContentsMargins(0, 0, scroll->verticalScrollBar()->sizeHint().width(), 0);
    beside->addWidget(m_canvas);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(plot);
    m_splitter->addWidget(scroll);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(makeTools());
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_caption);
    connect(focus, &PointFocus::dataChanged, this, &TimelineView::takeData);
    connect(focus, &PointFocus::outlineChanged, this, &TimelineView::takeData);
    connect(focus, &PointFocus::selectionChanged, this, &TimelineView::showSelection);
    connect(m_canvas, &TimelineCanvas::hovered, this, &TimelineView::say);
    connect(m_canvas, &TimelineCanvas::opened, this, [this](int record) {
        m_focus->select({record});
        Q_EMIT requestOpened(record);
    });
    takeData();
}

QWidget *TimelineView::makeTools()
{
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Rows:"));
    label->setBuddy(m_layout);
    m_layout->setObjectName(u"timelineRows"_s);
    m_layout->addItem(tr("As many as in flight"));
    m_layout->setItemData(0, tr("Requests that did not overlap share a row."), Qt::ToolTipRole);
    m_layout->addItem(tr("One per request"));
    m_layout->setItemData(1, tr("In the order they were sent, with all of their waiting."), Qt::ToolTipRole);
    connect(m_layout, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_canvas->setLayout(index == 0 ? TimelineCanvas::Layout::Packed : TimelineCanvas::Layout::ByRequest);
    });
    row->addWidget(label);
    row->addWidget(m_layout);
    row->addSpacing(8);
    row->addWidget(new PhaseLegend, 1);
    const auto button = [&](const QString &iconName, const QString &tip, const char *name, auto act) {
        auto *made = new QToolButton;
        made->setIcon(icon(iconName));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setObjectName(QLatin1StringView(name));
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, act);
        row->addWidget(made);
    };
    const auto middle = [this] { return (m_axis->from() + m_axis->to()) / 2; };
    button(u"add"_s, tr("Come closer (mouse wheel)"), "zoomIn", [=, this] { m_axis->zoom(0.5, middle()); });
    button(u"remove"_s, tr("Step back"), "zoomOut", [=, this] { m_axis->zoom(2, middle()); });
    button(u"refresh"_s, tr("Show everything (Escape)"), "zoomReset", [this] { m_canvas->showEverything(); });
    return tools;
}

SeriesStrip *TimelineView::addStrip(const QString &title, const char *name)
{
    auto *strip = new SeriesStrip(title, m_axis);
    strip->setObjectName(QLatin1StringView(name));
    m_strips->layout()->addWidget(strip);
    // The hairline stands at the same moment in all of them.
    connect(strip, &SeriesStrip::pointedAt, this, [this](double seconds) {
        for (SeriesStrip *each : {m_inFlight, m_rate, m_server, m_cache, m_gpu})
            each->pointAt(seconds);
    });
    return strip;
}

void TimelineView::takeData()
{
    const SharedPointData &shown = m_focus->data() ? m_focus->data() : m_focus->outline();
    m_axis->setWhole(shown ? shown->seconds : 1);
    const auto show = [](SeriesStrip *strip, std::vector<StripCurve> curves, double most = 0) {
        const bool any = std::ranges::any_of(curves, [](const StripCurve &c) { return !c.points.empty(); });
        strip->setVisible(any);
        strip->setCurves(std::move(curves), most);
    };
    if (!shown) {
        for (SeriesStrip *strip : {m_inFlight, m_rate, m_server, m_cache, m_gpu})
            show(strip, {});
        showSelection();
        return;
    }
    show(m_inFlight, {{tr("requests"), shown->inFlight, true}});
    show(m_rate, {{tr("tok/s"), shown->outputRate, true}});
    show(m_server, requestCurves(*shown));
    show(m_cache, cacheCurves(*shown), 100);
    show(m_gpu, gpuCurves(*shown), 100);
    showSelection();
}

void TimelineView::say(const QString &sentence)
{
    if (sentence.isEmpty())
        showSelection();
    else
        m_caption->setFullText(sentence);
}

void TimelineView::showSelection()
{
    const SharedPointData &shown = m_focus->data();
    const std::vector<int> &chosen = m_focus->selection();
    if (m_focus->outline()) {
        m_caption->setFullText(tr("Reading the tokens of %n request(s)…", nullptr,
                                  static_cast<int>(m_focus->outline()->records.size())));
    } else if (!shown || shown->bars.empty()) {
        m_caption->setFullText({});
    } else if (chosen.size() == 1) {
        const auto bar = std::ranges::find(shown->bars, chosen.front(), &TimelineBar::record);
        if (bar != shown->bars.end())
            m_caption->setFullText(
                requestSentence(shown->records[static_cast<size_t>(chosen.front())], *bar));
    } else if (!chosen.empty()) {
        m_caption->setFullText(tr("%n request(s) selected", nullptr, static_cast<int>(chosen.size())));
    } else {
        m_caption->setFullText(tr("Wheel: zoom the time, with Ctrl the rows. Drag: move; a border of the "
                                  "measuring window: move that. Click: select a request."));
    }
}

} // namespace servescope
