// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/compare_data.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace servescope {

class DataChart;

/// Load curves and distributions of compared runs over each other.
class CompareCurves : public QWidget
{
    Q_OBJECT
public:
    explicit CompareCurves(QWidget *parent = nullptr);

    void setData(const SharedCompareData &compared, const QStringList &names);

protected:
    void showEvent(QShowEvent *event) override; ///< only then journals are read

private:
    void showCurves();
    void showDistributions();

    SharedCompareData m_data;
    QStringList m_names;
    QComboBox *m_figure, *m_point, *m_metric;
    DataChart *m_curves, *m_ecdf;
    QLabel *m_leftOut;
    int m_generation = 0;
};

/// The points of the baseline to choose from, by their loads; keeps the choice while it can.
void fillPoints(QComboBox *box, const CompareData *compared);
int chosenPoint(const QComboBox *box); ///< its position in the baseline's points; −1: none
/// A label for what a chart leaves out; hidden while there is nothing.
QLabel *leftOutLabel(const char *name);
void showLeftOut(QLabel *label, const QStringList &sentences);

} // namespace servescope
