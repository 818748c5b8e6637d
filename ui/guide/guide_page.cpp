// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_page.h"

#include "core/base/translate.h"
#include "core/report/html_report.h"
#include "core/report/svg_chart.h"
#include "ui/guide/guide_pictures.h"
#include "ui/guide/guide_text.h"
#include "ui/report/report_language.h"

#include <QRegularExpression>
#include <QTranslator>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The pictures in their places. In a paragraph of its own a picture becomes a figure.
QString withPictures(const QString &html)
{
    static const QRegularExpression place(u"<p><img src=\"picture:([a-z]+)\" alt=\"([^\"]*)\"></p>"_s);
    QString page;
    qsizetype copied = 0;
    auto it = place.globalMatch(html);
    while (it.hasNext()) {
        const auto match = it.next();
        page += html.mid(copied, match.capturedStart() - copied);
        copied = match.capturedEnd();
        SvgOptions options;
        options.inlined = true;
        options.id = "picture-"_L1 + match.captured(1);
        const auto picture = guidePicture(match.captured(1));
        if (picture)
            page += "<figure>\n"_L1 + QString::fromUtf8(svgChart(*picture, options)) + "<figcaption>"_L1 +
                    match.captured(2) + "</figcaption>\n</figure>"_L1;
    }
    return page + html.mid(copied);
}

QString contentsHtml(const QString &html)
{
    QString list;
    bool inside = false;
    for (const GuideTopic &topic : guideTopics(html)) {
        const QString link = u"<a href=\"#%1\">%2</a>"_s.arg(topic.anchor, topic.title.toHtmlEscaped());
        if (topic.level == 1) {
            list += (inside ? "</li>\n<li>"_L1 : "<li>"_L1) + link;
            inside = true;
        } else {
            list += " <small>"_L1 + link + "</small>"_L1;
        }
    }
    return "<ul>\n"_L1 + list + (inside ? "</li>\n</ul>\n"_L1 : "</ul>\n"_L1);
}

} // namespace

QByteArray guidePage(const QString &language)
{
    const std::unique_ptr<QTranslator> translator = reportTranslator(language);
    const TranslationScope scope(translator.get());
    // Chapters of the book are second headings of the page, whose first is its title.
    QString html = guideHtml(language);
    static const QRegularExpression licence(u"<!--.*?-->\\s*"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    html.remove(licence);
    const QString contents = contentsHtml(html);
    html.replace("<h2 "_L1, "<h3 "_L1).replace("</h2>"_L1, "</h3>"_L1);
    html.replace("<h1 "_L1, "<h2 "_L1).replace("</h1>"_L1, "</h2>"_L1);
    const QString title = translate("Guide", "ServeScope: guide to measuring LLM servers").toHtmlEscaped();
    QString page =
        u"<!DOCTYPE html>\n<html lang=\"%1\" data-theme=\"auto\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s.arg(
            QString(language).replace(u'_', u'-'));
    page += u"<title>%1</title>\n<style>\n"_s.arg(title) + QLatin1StringView(htmlStyle()) +
            "figcaption{color:var(--muted);font-size:.9rem;padding:.3rem}\nnav ul{display:block}nav small "
            "a{margin-left:.6rem}\n"
            "</style>\n</head>\n<body>\n"_L1;
    page += u"<header>\n<h1>%1</h1>\n</header>\n<nav aria-label=\"%2\">\n"_s.arg(
        title, translate("Report", "Contents").toHtmlEscaped());
    page += contents + "</nav>\n<main>\n"_L1 + withPictures(html) + "</main>\n</body>\n</html>\n"_L1;
    return page.toUtf8();
}

} // namespace servescope
