// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace servescope {

/// A chart in a document: what is drawn, and what a drawing in ChartData has no place for.
struct ReportChart
{
    ChartData data;
    std::vector<ChartMark> marks;
    /// Of each series the 95 % interval of each point, lower and upper; empty = none.
    std::vector<std::vector<std::pair<double, double>>> intervals;
};

struct ReportTable
{
    QStringList header;
    std::vector<QStringList> rows; ///< cells as text, numbers with '.'
    bool sortable = false;         ///< worth a filter and sorting where the format can
};

enum class ReportTone { Neutral, Good, Warning, Bad };

/// One piece of a section; which members count depends on the kind.
struct ReportBlock
{
    enum class Kind {
        Paragraph, ///< text
        Heading,   ///< text, below the section's title
        Callout,   ///< text with a title in items[0] and a tone
        Cards,     ///< items: name, value, detail, name, value, detail …
        List,      ///< items
        Table,     ///< table; text is its caption
        Chart,     ///< chart: index into the document's charts
        Code,      ///< text as it is
    };
    Kind kind = Kind::Paragraph;
    QString text;
    QStringList items;
    ReportTable table;
    size_t chart = 0;
    ReportTone tone = ReportTone::Neutral;
};

struct ReportSection
{
    QString id; ///< stable: "summary", "curves" …
    QString title;
    std::vector<ReportBlock> blocks;
};

/// A picture file as it is; empty = none.
struct ReportLogo
{
    QByteArray bytes;
    QString mime; ///< "image/png", "image/jpeg", "image/svg+xml"
};

/// A report before it has a format. Texts are plain text in one language; the same input makes the same
/// document, apart from `made`.
struct ReportDocument
{
    QString language; ///< "en", "zh_CN"
    QString title, author, subtitle;
    QString made; ///< date and time
    ReportLogo logo;
    std::vector<ReportSection> sections;
    std::vector<ReportChart> charts;
    QByteArray data; ///< the results as JSON, for programs; see report_data.h
};

ReportBlock paragraph(const QString &text);
ReportBlock heading(const QString &text);
ReportBlock callout(const QString &title, const QString &text, ReportTone tone);
ReportBlock listBlock(const QStringList &items);
ReportBlock tableBlock(ReportTable table, const QString &caption = {});
ReportBlock codeBlock(const QString &text);

} // namespace servescope
