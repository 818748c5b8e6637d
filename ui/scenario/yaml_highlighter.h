// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace servescope {

/// Colours keys, texts in quotes and comments, line by line; colours follow the palette given last.
class YamlHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit YamlHighlighter(QTextDocument *document);
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &line) override;

private:
    QTextCharFormat m_key, m_text, m_comment;
};

} // namespace servescope
