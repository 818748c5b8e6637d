// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace servescope {

/// One line of plain text that ends in "…" where there is no room; the whole text is its tooltip then.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    void setFullText(const QString &text);
    QString fullText() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString elided() const;
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace servescope
