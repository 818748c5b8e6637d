// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace servescope {

/// Sorts and filters the runs by words, all of which have to fit: "failed", "star", "baseline", "tag:gpu",
/// "model:qwen", "note:night"; a leading − turns one around, quotes keep blanks. Any other word is looked for
/// in everything a run's row says. Above a tree of sweeps it keeps those of which a run fits.
class RunFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit RunFilter(QObject *parent = nullptr);

    void setQuery(const QString &query);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    struct Term
    {
        QString field; ///< "tag", "model", "note"; empty = all
        QString word;
        bool wanted = true;
    };
    std::vector<Term> m_terms;
};

} // namespace servescope
