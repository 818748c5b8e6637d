// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/icons.h"
#include "ui/common/style_paint.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace servescope {

Style::Style() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (static_cast<int>(element)) {
    case PE_PanelButtonCommand:
        stylepaint::pushPanel(option, painter);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelButtonTool:
        stylepaint::toolPanel(option, painter);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            stylepaint::fieldFrame(option, painter, true);
        return; // without a frame it stands inside another field, which has painted the ground
    }
    case PE_FrameLineEdit:
        stylepaint::fieldFrame(option, painter, false);
        return;
    case PE_Frame:
        stylepaint::roundedBox(painter, option->rect, QColor(), option->palette.color(QPalette::Mid), 1, 3);
        return;
    case PE_FrameTabWidget:
        painter->setPen(option->palette.color(QPalette::Mid));
        painter->drawLine(option->rect.topLeft(), option->rect.topRight());
        return;
    case PE_FrameGroupBox:
        stylepaint::roundedBox(painter, option->rect, QColor(), option->palette.color(QPalette::Mid), 1, 7);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::checkMark(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        stylepaint::checkMark(option, painter, true);
        return;
    case PE_FrameTabBarBase:
        painter->setPen(option->palette.color(QPalette::Mid));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (static_cast<int>(element)) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && (button->features & QStyleOptionButton::DefaultButton) &&
            (button->state & State_Enabled)) {
            QStyleOptionButton filled = *button;
            filled.palette.setColor(QPalette::ButtonText,
                                    button->palette.color(QPalette::Active, QPalette::HighlightedText));
            QProxyStyle::drawControl(element, &filled, painter, widget);
            return;
        }
        break;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(item->rect, item->palette.color(QPalette::Window));
            if (item->state & (State_Selected | State_Sunken))
                stylepaint::hoverGround(item, QRectF(item->rect).adjusted(1, 1, -1, -1), painter);
            drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine,
                         item->palette, item->state & State_Enabled, item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            stylepaint::tab(tab, painter);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            stylepaint::headerSection(header, painter);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->setPen(option->palette.color(QPalette::Mid));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_ProgressBarGroove:
        return; // the contents paint it, thinner than the space there is
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            bar && bar->maximum > bar->minimum) {
            stylepaint::progressBar(bar, painter);
            return;
        }
        break;
    case CE_Splitter:
        stylepaint::splitter(option, painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect area = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return area.adjusted(5, 0, -5, 0); // the text keeps away from the rounded border
    return area;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (static_cast<int>(metric)) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 18;
    case PM_ToolBarIconSize:
        return 20;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_HeaderMargin:
    case PM_FocusFrameHMargin: // beside the text of items in views
        return 7;
    case PM_ScrollBarExtent:
        return 11;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 9;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 17;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (static_cast<int>(hint)) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
        return 0;
    case SH_Table_GridLineColor:
        return option ? static_cast<int>(option->palette.color(QPalette::Mid).rgb()) : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    const QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto atLeast = [&](int wider, int height) {
        return QSize(result.width() + wider, qMax(result.height(), option->fontMetrics.height() + height));
    };
    switch (static_cast<int>(type)) {
    case CT_PushButton:
        return atLeast(10, 14);
    case CT_LineEdit:
        return atLeast(10, 12);
    case CT_SpinBox:
        return atLeast(0, 12);
    case CT_ComboBox:
        return atLeast(6, 12);
    case CT_HeaderSection:
        return atLeast(8, 12);
    case CT_TabBarTab:
        return atLeast(8, 14);
    case CT_MenuBarItem:
        return {result.width() + 4, result.height() + 2};
    case CT_ItemViewItem:
        return {result.width(), result.height() + 4};
    default:
        return result;
    }
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (static_cast<int>(pixmap)) {
    case SP_MessageBoxQuestion:
        return icon(u"help"_s, Tone::Accent);
    case SP_MessageBoxInformation:
        return icon(u"info"_s, Tone::Accent);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, Tone::Warning);
    case SP_MessageBoxCritical:
        return icon(u"error"_s, Tone::Bad);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QSplitterHandle *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace servescope
