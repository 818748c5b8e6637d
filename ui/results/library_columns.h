// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/run_columns.h"

#include <QObject>

#include <optional>

class QMenu;
class QTreeView;

namespace servescope {

/// Which columns of the library are shown, in which order and how wide: chosen in the menu of the header, or
/// dragged there, and kept in the settings. The run itself stays first and takes the room that is left.
class LibraryColumns : public QObject
{
    Q_OBJECT
public:
    explicit LibraryColumns(QTreeView *view); ///< has its model

    /// An entry for each column; with `at` those that move it as well.
    void fill(QMenu *menu, std::optional<RunColumn> at = {});
    void setShown(RunColumn column, bool shown);
    bool isShown(RunColumn column) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void reset();
    void restore();
    void save() const;
    void move(RunColumn column, int by); ///< over what is shown
    void fit();
    int usualWidth(RunColumn column) const;

    QTreeView *m_view;
    bool m_fitting = false;
};

} // namespace servescope
