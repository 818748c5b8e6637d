// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/elided_label.h"

namespace servescope {

/// The caption of a figure, in muted text. With a topic of the guide – from the start the one of the metric
/// it names – it is a link to it: underlined under the mouse and in focus; a click, Return or Space opens it.
class GuideCaption : public ElidedLabel
{
    Q_OBJECT
public:
    explicit GuideCaption(const QString &text, QWidget *parent = nullptr);

    void setTopic(const QString &topic);
    QString topic() const { return m_topic; }

Q_SIGNALS:
    void activated(const QString &topic);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void underline(bool on);
    QString m_topic;
};

} // namespace servescope
