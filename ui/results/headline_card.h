// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

class QLabel;

namespace servescope {

class ElidedLabel;
class GuideCaption;

/// A headline figure on a card: caption, value, and a line that says where it was measured.
class HeadlineCard : public Card
{
    Q_OBJECT
public:
    HeadlineCard(const QString &caption, const QString &toolTip, QWidget *parent = nullptr);

    void setTopic(const QString &topic); ///< of the guide: the caption becomes a link to it
    void setValue(const QString &value, const QString &detail);
    QString value() const;
    QString detail() const;

private:
    QString m_caption;
    GuideCaption *m_name;
    QLabel *m_value;
    ElidedLabel *m_detail;
};

} // namespace servescope
