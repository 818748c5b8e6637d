// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_reports.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Text that Markdown must not take for its own marks.
QString plain(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        if (u"\\`*_[]<>|#"_s.contains(c))
            safe += u'\\';
        safe += c;
    }
    return safe;
}

QString tableText(const ReportTable &table)
{
    const auto row = [](const QStringList &cells) {
        QStringList safe;
        for (const QString &cell : cells)
            safe += plain(cell).replace(u'\n', u' ');
        return "| "_L1 + safe.join(" | "_L1) + " |\n"_L1;
    };
    QString text = row(table.header) + u'|';
    for (qsizetype i = 0; i < table.header.size(); ++i)
        text += i ? " ---: |"_L1 : " --- |"_L1;
    text += u'\n';
    for (const QStringList &cells : table.rows)
        text += row(cells);
    return text + u'\n';
}

QString blockText(const ReportBlock &block)
{
    switch (block.kind) {
    case ReportBlock::Kind::Paragraph:
        return plain(block.text) + "\n\n"_L1;
    case ReportBlock::Kind::Heading:
        return "### "_L1 + plain(block.text) + "\n\n"_L1;
    case ReportBlock::Kind::Callout:
        return "> **"_L1 + plain(block.items.value(0)) + "** "_L1 + plain(block.text).replace(u'\n', u' ') +
               "\n\n"_L1;
    case ReportBlock::Kind::Cards: {
        ReportTable table;
        table.header.resize(block.items.size() / 3);
        QStringList values;
        for (qsizetype i = 0; i + 2 < block.items.size(); i += 3) {
            table.header[i / 3] = block.items[i];
            values += block.items[i + 1];
        }
        table.rows = {values};
        return tableText(table);
    }
    case ReportBlock::Kind::List: {
        QString text;
        for (const QString &item : block.items)
            text += "- "_L1 + plain(item) + u'\n';
        return text + u'\n';
    }
    case ReportBlock::Kind::Table:
        return (block.text.isEmpty() ? QString() : "**"_L1 + plain(block.text) + "**\n\n"_L1) +
               tableText(block.table);
    case ReportBlock::Kind::Chart:
        return {};
    case ReportBlock::Kind::Code:
        return "```\n"_L1 + block.text.trimmed() + "\n```\n\n"_L1;
    }
    return {};
}

} // namespace

QByteArray markdownReport(const ReportDocument &document)
{
    QString text = "## "_L1 + plain(document.title) + "\n\n"_L1;
    QStringList credits;
    for (const QString &part : {document.author, document.made, document.subtitle}) {
        if (!part.isEmpty())
            credits += plain(part);
    }
    if (!credits.isEmpty())
        text += credits.join(u" · "_s) + "\n\n"_L1;
    for (const ReportSection &section : document.sections) {
        QString body;
        bool charts = false; // a section about pictures says nothing without them
        for (const ReportBlock &block : section.blocks) {
            body += blockText(block);
            charts = charts || block.kind == ReportBlock::Kind::Chart;
        }
        if (body.isEmpty() || charts)
            continue;
        // What a reviewer wants first is open; the rest folds away.
        const bool first = section.id == "summary"_L1 || section.id == "points"_L1;
        text += first ? "### "_L1 + plain(section.title) + "\n\n"_L1 + body
                      : "<details><summary>"_L1 + section.title.toHtmlEscaped() + "</summary>\n\n"_L1 + body +
                            "</details>\n\n"_L1;
    }
    return text.toUtf8();
}

} // namespace servescope
