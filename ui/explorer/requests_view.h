// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QTableView;

namespace servescope {

class PointFocus;
class RequestDetail;
class RequestTableModel;

/// The requests within the measuring window as a table, and beside it everything about the current one.
class RequestsView : public QWidget
{
    Q_OBJECT
public:
    explicit RequestsView(PointFocus *focus, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void invalidate();
    void takeData();
    void showSelection();
    void showDetail();
    void selectFromTable();

    PointFocus *m_focus;
    RequestTableModel *m_model;
    QTableView *m_table;
    QCheckBox *m_onlyFailed;
    QLabel *m_count;
    RequestDetail *m_detail;
    bool m_stale = true;
    bool m_selecting = false;
};

} // namespace servescope
