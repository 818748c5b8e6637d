// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/run_list_model.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace servescope {

/// The runs of a list below a row for each sweep: runs of the same plan with the same model. Has the columns
/// and roles of the list and follows it.
class SweepTree : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit SweepTree(RunListModel *runs, QObject *parent = nullptr); ///< `runs` outlives it

    /// Where a row of the list stands.
    QModelIndex indexOf(int run) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Sweep
    {
        QString key;
        std::vector<int> runs;                       ///< rows of the list, ascending
        mutable std::optional<LibraryEntry> summary; ///< made when it is asked for
        int place = 0;
    };
    void rebuild();
    void put(int run);
    void add(int first, int last);
    void startRemoving(int first, int last);
    void finishRemoving();
    void refresh(int first, int last);
    void touch(Sweep &sweep);
    void tell();
    const LibraryEntry &summary(const Sweep &sweep) const;
    QVariant sweepData(const Sweep &sweep, RunColumn column, int role) const;
    const LibraryEntry &entry(int run) const { return m_runs->entries()[static_cast<size_t>(run)]; }

    RunListModel *m_runs;
    std::vector<std::unique_ptr<Sweep>> m_sweeps;
    QHash<QString, Sweep *> m_byKey;
    std::vector<Sweep *> m_sweepOf; ///< of each row of the list
    int m_removing = -1;            ///< the row of the list that goes
    QSet<QString> m_touched; ///< sweeps whose summary has changed; told together, for there may be many
    QTimer m_telling;
};

} // namespace servescope
