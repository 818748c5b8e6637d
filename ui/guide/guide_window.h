// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace servescope {

class GuideBrowser;

/// The book: contents and search on the left, the text on the right. A window of its own, so that it can lie
/// beside what it explains.
class GuideWindow : public QWidget
{
    Q_OBJECT
public:
    explicit GuideWindow(QWidget *parent = nullptr);

    /// Shows that topic; an unknown or empty one shows the beginning.
    void openTopic(const QString &anchor);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillContents(const QString &html);
    void search(const QString &words);

    QLineEdit *m_search;
    QLabel *m_found;
    QTreeWidget *m_contents;
    GuideBrowser *m_text;
};

} // namespace servescope
