// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/timeline.h"

#include <QWidget>

namespace servescope {

/// One request over its own time: its phases as a bar, below it a stroke for each event of its stream.
class EventStrip : public QWidget
{
    Q_OBJECT
public:
    explicit EventStrip(QWidget *parent = nullptr);

    void setRequest(const RequestRecord &record, const TimelineBar &bar);
    void clear();

    QSize sizeHint() const override { return {300, 84}; }
    QSize minimumSizeHint() const override { return {160, 84}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect area() const;
    double pixelOf(double seconds) const;
    double secondsOf(const StreamEvent &event) const;

    RequestRecord m_record;
    TimelineBar m_bar;
    bool m_any = false;
};

/// "Text", "Role only" …
QString eventKindWord(EventKind kind);

} // namespace servescope
