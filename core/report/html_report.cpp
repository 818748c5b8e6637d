// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

#include "core/base/json_writer.h"
#include "core/base/translate.h"
#include "core/report/svg_chart.h"

#include <QRegularExpression>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString lines(const QString &text)
{
    return xmlText(text);
}

bool isNumber(const QString &cell)
{
    static const QRegularExpression pattern(u"^[−-]?[0-9∞]"_s);
    return cell == "–"_L1 || cell.isEmpty() || pattern.match(cell).hasMatch();
}

/// The figure, and its interval in smaller letters.
QString cellText(const QString &cell)
{
    const qsizetype bracket = cell.indexOf(" ["_L1);
    if (bracket <= 0 || !cell.endsWith(u']') || !isNumber(cell))
        return xmlText(cell);
    return xmlText(cell.left(bracket)) + " <small>"_L1 + xmlText(cell.mid(bracket + 1)) + "</small>"_L1;
}

QString tableHtml(const ReportTable &table, const QString &caption)
{
    std::vector<bool> numeric(static_cast<size_t>(table.header.size()), !table.rows.empty());
    for (const QStringList &row : table.rows) {
        for (qsizetype i = 0; i < row.size() && static_cast<size_t>(i) < numeric.size(); ++i)
            numeric[static_cast<size_t>(i)] = numeric[static_cast<size_t>(i)] && isNumber(row[i]);
    }
    const auto name = [&numeric](qsizetype i) {
        return i > 0 && numeric[static_cast<size_t>(i)] ? u" class=\"n\""_s : QString();
    };
    QString html =
        u"<div class=\"scroll\">\n<table%1>\n"_s.arg(table.sortable ? u" class=\"sortable\""_s : QString());
    if (!caption.isEmpty())
        html += "<caption>"_L1 + xmlText(caption) + "</caption>\n"_L1;
    html += "<thead><tr>"_L1;
    for (qsizetype i = 0; i < table.header.size(); ++i)
        html += u"<th scope=\"col\"%1>"_s.arg(name(i)) + xmlText(table.header[i]) + "</th>"_L1;
    html += "</tr></thead>\n<tbody>\n"_L1;
    for (const QStringList &row : table.rows) {
        html += "<tr>"_L1;
        for (qsizetype i = 0; i < row.size(); ++i)
            html += i == 0 ? "<th scope=\"row\">"_L1 + cellText(row[i]) + "</th>"_L1
                           : u"<td%1>"_s.arg(name(i)) + cellText(row[i]) + "</td>"_L1;
        html += "</tr>\n"_L1;
    }
    return html + "</tbody>\n</table>\n</div>\n"_L1;
}

QString cardsHtml(const QStringList &items)
{
    QString html = u"<div class=\"cards\">\n"_s;
    for (qsizetype i = 0; i + 2 < items.size(); i += 3)
        html +=
            u"<div class=\"card\"><span class=\"name\">%1</span> <b>%2</b> <span class=\"where\">%3</span></div>\n"_s
                .arg(xmlText(items[i]), xmlText(items[i + 1]), xmlText(items[i + 2]));
    return html + "</div>\n"_L1;
}

QString toneName(ReportTone tone)
{
    switch (tone) {
    case ReportTone::Neutral:
        return u"neutral"_s;
    case ReportTone::Good:
        return u"good"_s;
    case ReportTone::Warning:
        return u"warning"_s;
    case ReportTone::Bad:
        return u"bad"_s;
    }
    return {};
}

QString blockHtml(const ReportBlock &block, const ReportDocument &document)
{
    switch (block.kind) {
    case ReportBlock::Kind::Paragraph:
        return "<p>"_L1 + lines(block.text) + "</p>\n"_L1;
    case ReportBlock::Kind::Heading:
        return "<h3>"_L1 + xmlText(block.text) + "</h3>\n"_L1;
    case ReportBlock::Kind::Callout:
        return u"<div class=\"callout %1\"><b>%2</b> <span>%3</span></div>\n"_s.arg(
            toneName(block.tone), xmlText(block.items.value(0)), lines(block.text));
    case ReportBlock::Kind::Cards:
        return cardsHtml(block.items);
    case ReportBlock::Kind::List: {
        QString html;
        for (const QString &item : block.items)
            html += "<li>"_L1 + xmlText(item) + "</li>\n"_L1;
        return html.isEmpty() ? html : "<ul>\n"_L1 + html + "</ul>\n"_L1;
    }
    case ReportBlock::Kind::Table:
        return tableHtml(block.table, block.text);
    case ReportBlock::Kind::Chart: {
        SvgOptions options;
        options.inlined = true;
        options.id = u"chart-%1"_s.arg(block.chart + 1);
        return "<figure>\n"_L1 + QString::fromUtf8(svgChart(document.charts.at(block.chart), options)) +
               "</figure>\n"_L1;
    }
    case ReportBlock::Kind::Code:
        return "<pre tabindex=\"0\">"_L1 + xmlText(block.text.trimmed()) + "</pre>\n"_L1;
    }
    return {};
}

QString themeName(HtmlTheme theme)
{
    switch (theme) {
    case HtmlTheme::Auto:
        return u"auto"_s;
    case HtmlTheme::Light:
        return u"light"_s;
    case HtmlTheme::Dark:
        return u"dark"_s;
    }
    return {};
}

/// JSON inside a <script>: a "<" could end it.
QString scriptSafe(const QByteArray &json)
{
    return QString::fromUtf8(json).replace(u'<', "\\u003c"_L1);
}

QString logoHtml(const ReportLogo &logo)
{
    if (logo.bytes.isEmpty())
        return {};
    return u"<img class=\"logo\" alt=\"\" src=\"data:%1;base64,%2\">\n"_s.arg(
        logo.mime, QString::fromLatin1(logo.bytes.toBase64()));
}

QString words()
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("filter", translate("Report", "Show only rows with …"));
    json.member("theme", translate("Report", "Light or dark"));
    json.member("sort", translate("Report", "Sort by this column"));
    json.member("zoom", translate("Report", "Drag to zoom; double click shows everything again"));
    json.member("whole", translate("Report", "Show everything"));
    json.member("hide", translate("Report", "Show or hide this curve")).endObject();
    return scriptSafe(json.take());
}

} // namespace

QByteArray htmlReport(const ReportDocument &document, HtmlTheme theme)
{
    const QString language = QString(document.language).replace(u'_', u'-');
    QString html =
        u"<!DOCTYPE html>\n<html lang=\"%1\" data-theme=\"%2\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"ServeScope " SERVESCOPE_VERSION
        "\">\n"_s.arg(xmlText(language), themeName(theme));
    html += "<title>"_L1 + xmlText(document.title) + "</title>\n<style>\n"_L1 +
            QLatin1StringView(htmlStyle()) + "</style>\n</head>\n<body>\n<header>\n"_L1 +
            logoHtml(document.logo) + "<h1>"_L1 + xmlText(document.title) + "</h1>\n"_L1;
    QStringList credits;
    for (const QString &part : {document.author, document.made, document.subtitle}) {
        if (!part.isEmpty())
            credits += xmlText(part);
    }
    html += "<p class=\"credits\">"_L1 + credits.join(u" · "_s) + "</p>\n</header>\n"_L1;
    html += u"<nav aria-label=\"%1\">\n<ul>\n"_s.arg(xmlText(translate("Report", "Contents")));
    for (const ReportSection &section : document.sections)
        html += u"<li><a href=\"#%1\">%2</a></li>\n"_s.arg(xmlText(section.id), xmlText(section.title));
    html += "</ul>\n</nav>\n<main>\n"_L1;
    for (const ReportSection &section : document.sections) {
        html += u"<section id=\"%1\">\n<h2>%2</h2>\n"_s.arg(xmlText(section.id), xmlText(section.title));
        for (const ReportBlock &block : section.blocks)
            html += blockHtml(block, document);
        html += "</section>\n"_L1;
    }
    html += "</main>\n<footer><p>"_L1 +
            xmlText(translate("Report", "Made with ServeScope %1. This file holds its data "
                                        "and can be imported again.")
                        .arg(u"" SERVESCOPE_VERSION ""_s)) +
            "</p></footer>\n"_L1;
    html += "<script type=\"application/json\" id=\"servescope-data\">"_L1 + scriptSafe(document.data) +
            "</script>\n<script type=\"application/json\" id=\"servescope-words\">"_L1 + words() +
            "</script>\n<script>\n"_L1 + QLatin1StringView(htmlZoomScript()) +
            QLatin1StringView(htmlScript()) + "</script>\n</body>\n</html>\n"_L1;
    return html.toUtf8();
}

} // namespace servescope
