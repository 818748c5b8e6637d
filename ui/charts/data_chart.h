// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QWidget>

#include <memory>

namespace servescope {

/// Shows one ChartData: crosshair with the values under the mouse (arrow keys step through them), wheel and
/// drag to zoom, double click or Escape to see everything again, a legend whose entries hide and show their
/// curve, and a menu (of
/// the right button or of the button in the corner) to copy, to save, or to read the values in a table.
/// Follows the palette. Numbers that cannot be drawn are gaps and are counted below the chart.
class DataChart : public QWidget
{
    Q_OBJECT
public:
    explicit DataChart(QWidget *parent = nullptr);
    ~DataChart() override;

    /// Replaces what is shown; curves hidden by the person stay hidden while the chart's id and curve names
    /// do.
    void setData(const ChartData &data);
    const ChartData &data() const;
    /// The sentence in the middle when there is nothing to draw; says what is missing.
    void setEmptyText(const QString &sentence);

    bool curveVisible(int curve) const;
    bool zoomed() const;
    /// The image is drawn anew in the light theme, without the hidden curves.
    void copyImage();
    void copyValues(); ///< tab-separated, for a spreadsheet
    void savePng(const QString &path, int dpi = 192);
    void saveSvg(const QString &path);
    void saveCsv(const QString &path);
    /// Shows the values as a table instead of the curves, or the curves again.
    void showTable(bool table);
    bool tableShown() const;

    QSize sizeHint() const override { return {420, 280}; } ///< whatever the legend would like

Q_SIGNALS:
    void barClicked(double left, double right); ///< a bar, or a step of a staircase, in x
    void pointClicked(int curve, int point);    ///< the point nearest to a click on the plot

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeMenu(const QPoint &position);
    void fillTable();
    void showPage();
    void save(const Result<QByteArray> &content, const QString &path);
    void findClicked(const QPointF &pixel);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
