// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_rail.h"

#include "ui/common/theme.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace servescope {

namespace {

/// Icon over text; the page that is open has a filled ground and a bar at the edge.
class RailButton : public QToolButton
{
public:
    explicit RailButton(QAction *action)
    {
        setDefaultAction(action);
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setIconSize(QSize(24, 24));
        setAutoRaise(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(action->text());
    }

    QSize sizeHint() const override
    {
        return {qMax(76, fontMetrics().horizontalAdvance(text()) + 20), 24 + fontMetrics().height() + 22};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ThemeColors colors = themeColors(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor ground = isChecked() ? colors.accent : palette().color(QPalette::WindowText);
        ground.setAlphaF(isChecked() ? 0.14F : underMouse() ? 0.06F : 0.F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 1, -4, -1), 7, 7);
        if (isChecked()) {
            painter.setBrush(colors.accent);
            painter.drawRoundedRect(QRectF(0, height() * 0.28, 3, height() * 0.44), 1.5, 1.5);
        }
        QStyleOption option;
        option.initFrom(this);
        if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.accent, 1.5));
            painter.drawRoundedRect(QRectF(rect()).adjusted(5, 2, -5, -2), 6, 6);
        }
        const QRect picture((width() - 24) / 2, 8, 24, 24);
        icon().paint(&painter, picture, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        painter.setPen(isChecked() ? palette().color(QPalette::WindowText) : colors.muted);
        painter.drawText(QRect(0, 34, width(), fontMetrics().height() + 4), Qt::AlignHCenter | Qt::AlignTop,
                         text());
    }
};

} // namespace

NavigationRail::NavigationRail(const QList<QAction *> &pages, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 10, 5, 10);
    column->setSpacing(4);
    for (QAction *page : pages)
        column->addWidget(new RailButton(page));
    column->addStretch();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(themeColors(palette()).line);
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace servescope
