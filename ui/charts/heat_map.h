// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <map>
#include <vector>

class QTableWidget;
class QToolButton;

namespace servescope {

/// A table of values as coloured cells with their numbers. A cell that is not finite reads N/A.
struct HeatData
{
    QString title;
    QString xLabel, yLabel;
    QStringList columns, rows;
    std::vector<double> values;         ///< row after row
    bool lowIsGood = false;             ///< the deeper colour goes to the better end
    std::map<size_t, QString> doubts{}; ///< why the value at that place is not to be trusted: it has a ring
    double at(int row, int column) const
    {
        return values[static_cast<size_t>(row) * static_cast<size_t>(columns.size()) +
                      static_cast<size_t>(column)];
    }
};

/// Its values as tab-separated lines, or as comma-separated ones, with '.' as decimal point.
QString heatTable(const HeatData &data);
QString heatCsv(const HeatData &data);

/// Arrow keys move from cell to cell, Return chooses one, and the pointer tells what a cell stands for. The
/// menu (of the right button or of the button in the corner) copies, saves, or shows the values as a table.
class HeatMap : public QWidget
{
    Q_OBJECT
public:
    explicit HeatMap(QWidget *parent = nullptr);

    void setData(const HeatData &data);
    const HeatData &data() const { return m_data; }
    QRect cell(int row, int column) const;
    /// The cell the keyboard is at: row and column; −1 without cells.
    QPoint current() const { return m_current; }
    void showTable(bool table);
    bool tableShown() const { return m_wantTable; }
    void copyValues();
    void copyImage();
    void savePng(const QString &path);
    void saveCsv(const QString &path);

    QSize sizeHint() const override { return {420, 280}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void cellClicked(int row, int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect grid() const;
    QPoint cellAt(const QPoint &position) const; ///< x: column, y: row; −1 beside them
    QString sentence(int row, int column) const;
    QPixmap picture();
    void moveTo(int row, int column);
    void makeMenu(const QPoint &position);
    void keep(const QByteArray &content, const QString &path);
    void fillTable();
    void placeParts();
    void paintCells(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;

    HeatData m_data;
    QTableWidget *m_table = nullptr; ///< made when it is first wanted
    QToolButton *m_menuButton;
    bool m_wantTable = false;
    QPoint m_current{-1, -1};
    double m_low = 0, m_high = 1;
};

} // namespace servescope
