// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

#include <QImage>
#include <QPaintDevice>
#include <QTextDocument>
#include <QTextObjectInterface>

namespace servescope {

/// Where the text has the place of a chart, and how large it is.
class ChartObject : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static constexpr int Type = QTextFormat::UserObject + 1;
    static constexpr int IndexProperty = 1;

    ChartObject(const ReportDocument &document, double width) : m_document(document), m_width(width) {}
    QSizeF intrinsicSize(QTextDocument *text, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &area, QTextDocument *text, int position,
                    const QTextFormat &format) override;

private:
    const ReportDocument &m_document;
    double m_width;
};

/// The logo as pixels for paper; null when it is empty or damaged.
QImage logoImage(const ReportLogo &logo);

/// Lays the report out as rich text for pages of that size. `pages`: the page each section begins on, for the
/// contents; with an empty list they are left open. Gives the position of each section's title.
QList<int> fillText(QTextDocument &text, const ReportDocument &document, const QList<int> &pages);

} // namespace servescope
