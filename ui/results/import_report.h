// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/library_actions.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace servescope {

/// What an import brought: a row for each run and each file that could not be read, below it what the audit
/// found. A double click opens the run.
class ImportReport : public QWidget
{
    Q_OBJECT
public:
    explicit ImportReport(QWidget *parent = nullptr);
    void setItems(const std::vector<ImportedItem> &items);

Q_SIGNALS:
    void runChosen(const QString &path);

private:
    QLabel *m_summary;
    QTreeWidget *m_tree;
};

} // namespace servescope
