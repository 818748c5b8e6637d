// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csv.h"

namespace servescope {

using namespace Qt::StringLiterals;

Result<std::vector<QStringList>> readCsv(const QString &text)
{
    const QString first = text.section(u'\n', 0, 0);
    QChar separator = u',';
    for (const QChar candidate : {u';', u'\t'}) {
        if (first.count(candidate) > first.count(separator))
            separator = candidate;
    }
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    const auto endRow = [&] {
        row += std::exchange(cell, {});
        if (row.size() > 1 || !row.front().isEmpty())
            rows.push_back(std::move(row));
        row = {};
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = true;
        } else if (c == separator) {
            row += std::exchange(cell, {});
        } else if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            continue;                          // the line feed after it ends the row
        } else if (c == u'\n' || c == u'\r') { // the latter alone: line ends of an old Macintosh
            endRow();
        } else {
            cell += c;
        }
    }
    if (quoted)
        return Error{u"import.incomplete"_s,
                     u"A quoted cell of the table never ends."_s,
                     u"Is the file complete?"_s,
                     {u"\""_s}};
    if (!cell.isEmpty() || !row.isEmpty())
        endRow();
    if (rows.empty())
        return Error{u"import.empty"_s, u"The file is empty."_s, u"Did its writer end properly?"_s, {}};
    return rows;
}

} // namespace servescope
