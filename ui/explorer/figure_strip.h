// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/estimate.h"

#include <QWidget>

#include <map>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace servescope {

class FigureCell;
class PointFocus;

/// The headline figures of a point with their intervals, the measuring window they are of, and the
/// convention they follow; the window and the convention are chosen here.
class FigureStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FigureStrip(PointFocus *focus, QWidget *parent = nullptr);

private:
    QWidget *makeControls();
    void addCell(const char *key, const QString &caption, const QString &toolTip);
    void showData();
    void showWindow();
    void showFigures();
    void showFileFigures();
    void showEstimates();
    void setWindowFromFields();
    void suggest();

    PointFocus *m_focus;
    std::map<QString, FigureCell *> m_cells;
    QDoubleSpinBox *m_from, *m_to;
    QPushButton *m_suggest, *m_whole;
    QComboBox *m_convention;
    QLabel *m_note;
};

/// "1.20 – 1.31 s": the interval of an estimate in words; "at least …" where one side is open, and why there
/// is none. `number` writes one bound.
QString intervalText(const Estimate &estimate, const std::function<QString(double)> &number);

} // namespace servescope
