// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/point_data.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace servescope {

class EventStrip;

/// All that is known of one request: how it ended and why, where its time went, its tokens, its events, its
/// text.
class RequestDetail : public QWidget
{
    Q_OBJECT
public:
    explicit RequestDetail(QWidget *parent = nullptr);

    void showRequest(const PointData &shown, int record, const RequestSample &values);
    void clear(const QString &why);

private:
    QStringList facts(const RequestRecord &record, const TimelineBar *bar, const RequestSample &values) const;
    QLabel *m_title;
    QLabel *m_error;
    EventStrip *m_events;
    QLabel *m_facts;
    QLabel *m_textTitle;
    QPlainTextEdit *m_text;
};

} // namespace servescope
