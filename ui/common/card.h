// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace servescope {

/// A quiet rounded panel in the theme's card colour. Fill body(), or set a layout of your own.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    /// A card with a heading above its body.
    explicit Card(const QString &title, QWidget *parent = nullptr);

    QVBoxLayout *body(); ///< made on first use

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body = nullptr;
};

} // namespace servescope
