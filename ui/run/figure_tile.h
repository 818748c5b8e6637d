// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QLabel;

namespace servescope {

class GuideCaption;

/// A headline figure: a small caption over a large value that keeps its place while it changes.
class FigureTile : public QWidget
{
    Q_OBJECT
public:
    FigureTile(const QString &caption, const QString &toolTip, QWidget *parent = nullptr);
    void setTopic(const QString &topic); ///< of the guide: the caption becomes a link to it
    void setValue(const QString &value, Tone tone = Tone::Neutral); ///< Neutral: the ordinary text colour
    QString value() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();
    GuideCaption *m_name;
    QLabel *m_value;
    Tone m_tone = Tone::Neutral;
};

} // namespace servescope
