// SPDX-License-Identifier: GPL-3.0-or-later
// The controls that consist of parts: combo boxes, spin boxes, scroll bars.
#include "ui/common/style.h"

#include "ui/common/style_paint.h"

#include <QPainter>
#include <QStyleOption>

namespace servescope {

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (static_cast<int>(control)) {
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        const QRect area = QProxyStyle::subControlRect(control, option, part, widget);
        const bool text = (control == CC_ComboBox && part == SC_ComboBoxEditField) ||
                          (control == CC_SpinBox && part == SC_SpinBoxEditField);
        return text ? area.adjusted(4, 0, 0, 0) : area; // away from the rounded border, as in line edits
    }

    // Without arrow buttons the groove is the whole bar.
    const bool flat = bar->orientation == Qt::Horizontal;
    const int length = flat ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(qint64(bar->pageStep) * length / (qint64(range) + bar->pageStep));
        slider =
            qBound(qMin(length, proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget)), slider, length);
    }
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - slider, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return visualRect(bar->direction, bar->rect,
                          flat ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                               : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size));
    };
    switch (static_cast<int>(part)) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return along(start, slider);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    default:
        return {};
    }
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool enabled = option->state & State_Enabled;
    if (box && box->frame) {
        if (box->editable) {
            stylepaint::fieldFrame(option, painter, true);
        } else {
            QColor fill = option->palette.color(QPalette::Button);
            if (enabled && (option->state & (State_MouseOver | State_On)))
                fill = stylepaint::mixed(fill, option->palette.color(QPalette::WindowText), 0.05);
            stylepaint::roundedBox(painter, option->rect, fill, stylepaint::borderColor(option));
        }
    }
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    stylepaint::chevron(
        painter, arrow.adjusted(0, 0, -4, 0), false,
        option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!box)
        return;
    if (box->frame)
        stylepaint::fieldFrame(option, painter, true);
    if (box->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto button = [&](SubControl part, bool up, QAbstractSpinBox::StepEnabledFlag step) {
        const QRect area = proxy()->subControlRect(CC_SpinBox, option, part, widget);
        const bool usable = (option->state & State_Enabled) && (box->stepEnabled & step);
        if (usable && box->activeSubControls == part && (option->state & (State_MouseOver | State_Sunken))) {
            QColor over = option->palette.color(QPalette::WindowText);
            over.setAlphaF(0.08F);
            stylepaint::roundedBox(painter, QRectF(area).adjusted(1, 1, -1, -1), over, QColor(), 1, 3);
        }
        stylepaint::chevron(
            painter, area, up,
            option->palette.color(usable ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    };
    button(SC_SpinBoxUp, true, QAbstractSpinBox::StepUpEnabled);
    button(SC_SpinBoxDown, false, QAbstractSpinBox::StepDownEnabled);
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    if (!widget || widget->testAttribute(Qt::WA_OpaquePaintEvent))
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    if (bar->maximum <= bar->minimum)
        return;
    const QRect slider = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool held = (option->state & State_Sunken) && (bar->activeSubControls & SC_ScrollBarSlider);
    QColor color = option->palette.color(QPalette::WindowText);
    color.setAlphaF(held ? 0.5F : (option->state & State_MouseOver) ? 0.36F : 0.22F);
    const QRectF thumb = QRectF(slider).adjusted(2.5, 2.5, -2.5, -2.5);
    stylepaint::roundedBox(painter, thumb, color, QColor(), 1, qMin(thumb.width(), thumb.height()) / 2);
}

} // namespace servescope
