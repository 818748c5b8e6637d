// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/clipboard_rows.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr qsizetype kMaxPasted = 10'000;

struct Paste
{
    Q_DECLARE_TR_FUNCTIONS(Paste)
};

/// The numbers of a line; empty when something else is there.
std::vector<int> numbersOf(const QString &line)
{
    static const QRegularExpression between(u"[\\s,;\\[\\]]+"_s);
    QString cells = line.trimmed();
    if (cells.startsWith("- "_L1))
        cells.remove(0, 2);
    std::vector<int> numbers;
    for (const QString &cell : cells.split(between, Qt::SkipEmptyParts)) {
        bool ok = false;
        numbers.push_back(cell.toInt(&ok));
        if (!ok)
            return {};
    }
    return numbers;
}

} // namespace

Result<std::vector<std::vector<int>>> clipboardRows(const QString &text)
{
    static const QRegularExpression lineEnd(u"[\\r\\n]+"_s), digit(u"\\d"_s);
    QStringList lines = text.left(1'000'000).split(lineEnd, Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
    if (lines.size() > 1 && !lines.front().contains(digit))
        lines.removeFirst();
    if (lines.isEmpty())
        return Error{u"paste.empty"_s, Paste::tr("There is no text to paste."), {}, {}};
    std::vector<std::vector<int>> rows;
    for (qsizetype i = 0; i < std::min(lines.size(), kMaxPasted); ++i) {
        rows.push_back(numbersOf(lines[i]));
        if (rows.back().empty() || rows.back().size() > 2 || rows.back().size() != rows.front().size())
            return Error{u"paste.not_numbers"_s,
                         Paste::tr("Line %1 of what was copied is not one or two whole numbers.").arg(i + 1),
                         Paste::tr("Copy two columns of a spreadsheet, without thousands separators."),
                         {QString::number(i + 1)}};
    }
    return rows;
}

} // namespace servescope
