// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/compare_data.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;
class QTableWidget;
class QTabWidget;

namespace servescope {

class ChangeDelegate;
class CompareCurves;
class CompareTableModel;
class CompareTimelines;
class InlineMessage;

/// Up to eight runs against one baseline: what differs in their set-up, their figures with verdicts, their
/// load curves, distributions and timelines over each other. Reads and computes in worker threads.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget *parent = nullptr);

    /// The first one is the baseline at first. Shown as soon as they are read.
    void setRuns(const QStringList &paths);
    const QStringList &paths() const { return m_paths; }

Q_SIGNALS:
    void closed();
    void ready(); ///< the comparison, or why there is none, is shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFigures();
    void fitTable();
    void load();
    void take(const Result<SharedCompareData> &shown);
    void fillChoosers();
    void showCandidate();
    void showDifferences();
    void showSetup();
    const RunComparison *chosen() const;
    QString runName(size_t run) const;
    QStringList runNames() const;

    QStringList m_paths;
    SharedCompareData m_data;
    QComboBox *m_baseline, *m_candidate;
    InlineMessage *m_message;
    QLabel *m_summary;
    QLabel *m_differs;
    QCheckBox *m_onlyChanged;
    CompareTableModel *m_model;
    ChangeDelegate *m_change;
    QTableView *m_table;
    QTableWidget *m_setup;
    QTabWidget *m_tabs;
    CompareCurves *m_curves;
    CompareTimelines *m_timelines;
    int m_generation = 0;
};

} // namespace servescope
