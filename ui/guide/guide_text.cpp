// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_text.h"

#include "core/base/files.h"
#include "core/base/translate.h"
#include "core/metrics/definitions.h"
#include "resources/resources.h"
#include "ui/report/report_language.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTextDocumentFragment>
#include <QTranslator>

namespace servescope {

using namespace Qt::StringLiterals;

QString guideLanguage()
{
    return QLocale().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
}

QString guideHtml(const QString &language)
{
    initResources();
    const QString folder = language == "zh_CN"_L1 ? language : u"en"_s;
    QString html;
    for (const QString &part : {u"1-basics"_s, u"2-practice"_s, u"3-reading"_s}) {
        if (const auto text = readFile(u":/servescope/guide/%1/%2.html"_s.arg(folder, part)))
            html += QString::fromUtf8(*text);
    }
    // One source for formulas: what the figures are computed by.
    const std::unique_ptr<QTranslator> translator = reportTranslator(folder);
    const TranslationScope scope(translator.get());
    for (const MetricDefinition &definition : metricDefinitions())
        html.replace(u"{{formula:%1}}"_s.arg(QLatin1StringView(definition.key)),
                     "<code>"_L1 + translate("Metrics", definition.formula).toHtmlEscaped() + "</code>"_L1);
    return html;
}

std::vector<GuideTopic> guideTopics(const QString &html)
{
    static const QRegularExpression heading(u"<h([12]) id=\"([a-z0-9_-]+)\">(.*?)</h\\1>"_s);
    std::vector<GuideTopic> topics;
    auto it = heading.globalMatch(html);
    while (it.hasNext()) {
        const auto match = it.next();
        topics.push_back({match.captured(2), QTextDocumentFragment::fromHtml(match.captured(3)).toPlainText(),
                          match.captured(1).toInt()});
    }
    return topics;
}

} // namespace servescope
