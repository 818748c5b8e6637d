// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_filter.h"

#include "ui/results/run_list_model.h"

#include <QRegularExpression>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

RunFilter::RunFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void RunFilter::setQuery(const QString &query)
{
    static const QRegularExpression word(u"(-?)(?:(tag|model|note):)?(?:\"([^\"]*)\"|(\\S+))"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    m_terms.clear();
    auto found = word.globalMatch(query);
    while (found.hasNext()) {
        const auto match = found.next();
        const QString text = match.captured(3) + match.captured(4);
        if (!text.isEmpty())
            m_terms.push_back({match.captured(2).toLower(), text, match.captured(1).isEmpty()});
    }
    invalidateFilter();
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_terms.empty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto *found = index.data(RunListModel::EntryRole).value<const LibraryEntry *>();
    if (!found) // a sweep is shown where one of its runs is
        return false;
    const LibraryEntry &entry = *found;
    const QString all = index.data(RunListModel::SearchRole).toString();
    const auto has = [](const QString &text, const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    };
    return std::ranges::all_of(m_terms, [&](const Term &term) {
        bool fits = false;
        if (term.field == "tag"_L1)
            fits = std::ranges::any_of(entry.tags, [&](const QString &tag) { return has(tag, term.word); });
        else if (term.field == "model"_L1)
            fits = has(entry.model, term.word);
        else if (term.field == "note"_L1)
            fits = has(entry.notes, term.word);
        else if (term.word.compare("star"_L1, Qt::CaseInsensitive) == 0)
            fits = entry.star;
        else if (term.word.compare("baseline"_L1, Qt::CaseInsensitive) == 0)
            fits = entry.baseline;
        else
            fits = has(all, term.word);
        return fits == term.wanted;
    });
}

} // namespace servescope
