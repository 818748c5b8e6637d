// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace servescope {

/// Shows the guide's text with its pictures, in the colours of the theme.
class GuideBrowser : public QTextBrowser
{
    Q_OBJECT
public:
    explicit GuideBrowser(QWidget *parent = nullptr);

    void setGuide(const QString &html);
    /// Marks every place of the text that holds those words; how many there are. Shows the first one below
    /// the present place.
    int mark(const QString &words);
    void next(); ///< to the next marked place, from the end to the first

    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(qsizetype index);
    QString m_html;
    QList<QTextEdit::ExtraSelection> m_marks;
    qsizetype m_shown = -1;
};

} // namespace servescope
