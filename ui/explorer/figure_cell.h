// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace servescope {

class ElidedLabel;
class GuideCaption;

/// A figure in little room: caption, value, and its interval in small print.
class FigureCell : public QWidget
{
    Q_OBJECT
public:
    FigureCell(const QString &caption, const QString &toolTip, QWidget *parent = nullptr);

    void setTopic(const QString &topic); ///< of the guide: the caption becomes a link to it

    void setValue(const QString &value);
    void setDetail(const QString &detail, const QString &more = {}); ///< `more`: for the tool tip
    QString value() const;
    QString detail() const;

private:
    void describe();
    QString m_caption, m_tip, m_more;
    GuideCaption *m_name;
    QLabel *m_value;
    ElidedLabel *m_detail;
};

} // namespace servescope
