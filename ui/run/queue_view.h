// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace servescope {

class QueueModel;

/// The queue's table. A row that failed shows its reason across the columns that would hold its figures.
class QueueView : public QTableView
{
    Q_OBJECT
public:
    explicit QueueView(QueueModel *model, QWidget *parent = nullptr);
    void restoreColumns(); ///< widths as the person left them (settings), else fitting ones
    void saveColumns() const;

private:
    void spanReasons(int first, int last);
};

} // namespace servescope
