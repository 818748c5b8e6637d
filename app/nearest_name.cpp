// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace servescope {

namespace {

/// Edits between two words; swapping two neighbours counts as one (optimal string alignment).
int editDistance(QStringView a, QStringView b)
{
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width), last(width), row(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const int replaced = last[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[at] = std::min({replaced, last[at] + 1, row[at - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], beforeLast[at - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last.back();
}

} // namespace

QString nearestName(const QString &name, const QStringList &candidates)
{
    // "--concurrency" for "--max-concurrency" is many edits away, yet plainly meant.
    const QString bare = QString(name).remove(QLatin1Char('-'));
    if (bare.size() >= 4) {
        QStringList containing;
        for (const QString &candidate : candidates) {
            if (QString(candidate).remove(QLatin1Char('-')).contains(bare))
                containing.append(candidate);
        }
        if (containing.size() == 1)
            return containing.first();
    }
    QString best;
    int fewest = std::max(1, static_cast<int>(name.size()) / 3) + 1;
    for (const QString &candidate : candidates) {
        const int distance = editDistance(name, candidate);
        if (distance < fewest) {
            fewest = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace servescope
