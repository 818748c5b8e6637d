// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QSplitter;

namespace servescope {

class ElidedLabel;
class PointFocus;
class SeriesStrip;
class TimeAxis;
class TimelineCanvas;

/// The requests of a point over time, and below on the same axis what was in flight, the output rate, and
/// what the server and the graphics cards said of themselves.
class TimelineView : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(PointFocus *focus, QWidget *parent = nullptr);

Q_SIGNALS:
    void requestOpened(int record);

private:
    QWidget *makeTools();
    SeriesStrip *addStrip(const QString &title, const char *name);
    void takeData();
    void showSelection();
    void say(const QString &sentence);

    PointFocus *m_focus;
    TimeAxis *m_axis;
    TimelineCanvas *m_canvas;
    QComboBox *m_layout;
    ElidedLabel *m_caption;
    QSplitter *m_splitter;
    QWidget *m_strips;
    SeriesStrip *m_inFlight, *m_rate, *m_server, *m_cache, *m_gpu;
};

} // namespace servescope
