// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/findings_text.h"

#include <QStringList>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

QString findingsText(const std::vector<Finding> &findings, bool notesToo)
{
    QString text;
    for (const Finding &finding : findings) {
        if (finding.weight == Finding::Weight::Note && !notesToo)
            continue;
        text += u"    "_s + weightName(finding.weight) + ": "_L1 + finding.what + u'\n';
        QString meaning = finding.meaning;
        if (finding.corrected)
            meaning += u" Corrected %1: %2."_s.arg(finding.figure, figureText(*finding.corrected));
        if (!meaning.isEmpty())
            text += u"      "_s + meaning + u'\n';
    }
    return text;
}

QString alignedTable(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (static_cast<size_t>(i) >= widths.size())
                widths.push_back(0);
            widths[static_cast<size_t>(i)] = std::max(widths[static_cast<size_t>(i)], row[i].size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const qsizetype width = widths[static_cast<size_t>(i)];
            line += u"  "_s + (i ? row[i].rightJustified(width) : row[i].leftJustified(width));
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString markdownTable(const std::vector<QStringList> &rows)
{
    QString text;
    for (size_t i = 0; i < rows.size(); ++i) {
        QStringList cells = rows[i];
        for (QString &cell : cells)
            cell.replace(u'|', "\\|"_L1);
        text += "| "_L1 + cells.join(" | "_L1) + " |\n"_L1;
        if (i > 0)
            continue;
        text += u'|';
        for (qsizetype k = 0; k < cells.size(); ++k)
            text += k ? " ---: |"_L1 : " --- |"_L1;
        text += u'\n';
    }
    return text;
}

QString figureText(double value)
{
    if (std::isnan(value))
        return u"N/A"_s;
    if (std::isinf(value))
        return value > 0 ? u"∞"_s : u"−∞"_s;
    const double size = std::abs(value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return QString::number(value, 'f', decimals);
}

} // namespace servescope
