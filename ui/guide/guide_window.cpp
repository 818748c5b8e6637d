// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_window.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/guide/guide_browser.h"
#include "ui/guide/guide_text.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

GuideWindow::GuideWindow(QWidget *parent)
    : QWidget(parent, Qt::Window), m_search(new QLineEdit), m_found(new QLabel), m_contents(new QTreeWidget),
      m_text(new GuideBrowser)
{
    setWindowTitle(tr("Guide"));
    resize(1020, 720);
    m_search->setObjectName(u"guideSearch"_s);
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_found->setObjectName(u"guideFound"_s);
    makeMuted(m_found);
    m_contents->setObjectName(u"guideContents"_s);
    m_contents->setHeaderHidden(true);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setIndentation(14);
    m_text->setObjectName(u"guideText"_s);
    m_text->setAccessibleName(tr("Guide"));
    m_text->setFrameShape(QFrame::NoFrame);

    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(10, 10, 4, 10);
    column->addWidget(m_search);
    column->addWidget(m_found);
    column->addWidget(m_contents, 1);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(side);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({270, 750});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    const QString html = guideHtml(guideLanguage());
    fillContents(html);
    m_text->setGuide(html);
    m_found->hide();
    connect(m_contents, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            m_text->scrollToAnchor(item->data(0, Qt::UserRole).toString());
    });
    connect(m_search, &QLineEdit::textChanged, this, &GuideWindow::search);
    connect(m_search, &QLineEdit::returnPressed, m_text, &GuideBrowser::next);
}

void GuideWindow::fillContents(const QString &html)
{
    QTreeWidgetItem *chapter = nullptr;
    for (const GuideTopic &topic : guideTopics(html)) {
        auto *item = new QTreeWidgetItem({topic.title});
        item->setData(0, Qt::UserRole, topic.anchor);
        item->setToolTip(0, topic.title);
        if (topic.level == 1 || !chapter) {
            m_contents->addTopLevelItem(item);
            chapter = item;
        } else {
            chapter->addChild(item);
        }
    }
    m_contents->expandAll();
}

void GuideWindow::search(const QString &words)
{
    const int count = m_text->mark(words);
    m_found->setVisible(!words.trimmed().isEmpty());
    m_found->setText(count > 0 ? tr("%n place(s); Enter goes to the next.", nullptr, count)
                               : tr("Nothing found."));
}

void GuideWindow::openTopic(const QString &anchor)
{
    show();
    raise();
    activateWindow();
    for (QTreeWidgetItemIterator it(m_contents); *it; ++it) {
        if ((*it)->data(0, Qt::UserRole) == anchor) {
            m_contents->setCurrentItem(*it);
            m_text->scrollToAnchor(anchor);
            return;
        }
    }
    m_contents->setCurrentItem(m_contents->topLevelItem(0));
}

void GuideWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->matches(QKeySequence::Find))
        m_search->setFocus();
    else
        QWidget::keyPressEvent(event);
}

} // namespace servescope
