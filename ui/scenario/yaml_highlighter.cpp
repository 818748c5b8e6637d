// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/yaml_highlighter.h"

#include "ui/common/theme.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace servescope {

YamlHighlighter::YamlHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    m_key.setFontWeight(QFont::DemiBold);
    m_comment.setFontItalic(true);
}

void YamlHighlighter::setPalette(const QPalette &palette)
{
    const ThemeColors colors = themeColors(palette);
    m_key.setForeground(colors.accent);
    m_text.setForeground(colors.good);
    m_comment.setForeground(colors.muted);
    rehighlight();
}

void YamlHighlighter::highlightBlock(const QString &line)
{
    static const QRegularExpression parts(
        u"(?<comment>(?:^|(?<=\\s))#.*$)|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*')|"
        "(?<key>(?:^|(?<=[\\s{,-]))[A-Za-z_][\\w.-]*(?=\\s*:(?:\\s|$)))"_s);
    auto matches = parts.globalMatch(line.left(2000)); // one line of a hostile file
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QTextCharFormat &format = match.hasCaptured(u"comment"_s) ? m_comment
                                        : match.hasCaptured(u"text"_s)  ? m_text
                                                                        : m_key;
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), format);
    }
}

} // namespace servescope
