// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_browser.h"

#include "ui/common/theme.h"
#include "ui/guide/guide_pictures.h"
#include "ui/report/chart_image.h"

#include <QEvent>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace servescope {

using namespace Qt::StringLiterals;

GuideBrowser::GuideBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    document()->setDocumentMargin(20);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.path().isEmpty() && link.hasFragment())
            scrollToAnchor(link.fragment());
    });
}

void GuideBrowser::setGuide(const QString &html)
{
    m_html = html;
    const QPalette colors = palette();
    const QString card = colors.color(QPalette::AlternateBase).name();
    document()->setDefaultStyleSheet(
        u"h1 { margin-top: 28px; font-size: x-large; } h2 { margin-top: 18px; font-size: large; }"
        "p, li { line-height: 140%; } a { color: %1; } pre { background: %2; margin: 8px; }"
        "code { background: %2; }"_s.arg(colors.color(QPalette::Link).name(), card));
    const int place = verticalScrollBar()->value();
    document()->clear();
    QTextBrowser::setHtml(html);
    verticalScrollBar()->setValue(place);
    m_marks.clear();
    m_shown = -1;
}

QVariant GuideBrowser::loadResource(int type, const QUrl &name)
{
    if (name.scheme() != "picture"_L1)
        return {}; // the guide loads nothing else
    const auto picture = guidePicture(name.path());
    if (!picture)
        return QTextBrowser::loadResource(type, name);
    const SvgColors &colors = isDark(palette()) ? darkSvgColors() : lightSvgColors();
    const QSize size = SvgOptions().size * 0.85; // fits beside the contents at the first size of the window
    const double ratio = devicePixelRatioF();
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(QColor(colors.ground));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintChart(painter, QRectF(QPointF(), QSizeF(size)), *picture, colors);
    return image;
}

int GuideBrowser::mark(const QString &words)
{
    m_marks.clear();
    m_shown = -1;
    if (!words.trimmed().isEmpty()) {
        QTextCharFormat format;
        format.setBackground(themeColors(palette()).warning);
        format.setForeground(palette().base());
        for (QTextCursor at = document()->find(words.trimmed()); !at.isNull();
             at = document()->find(words.trimmed(), at))
            m_marks.append({at, format});
    }
    setExtraSelections(m_marks);
    if (!m_marks.isEmpty()) {
        const int here = cursorForPosition({0, 0}).position();
        qsizetype first = 0;
        while (first < m_marks.size() - 1 && m_marks[first].cursor.position() < here)
            ++first;
        show(first);
    }
    return static_cast<int>(m_marks.size());
}

void GuideBrowser::next()
{
    if (!m_marks.isEmpty())
        show((m_shown + 1) % m_marks.size());
}

void GuideBrowser::show(qsizetype index)
{
    m_shown = index;
    QTextCursor cursor = m_marks[index].cursor;
    cursor.setPosition(cursor.selectionStart());
    setTextCursor(cursor);
    ensureCursorVisible();
}

void GuideBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_html.isEmpty())
        setGuide(m_html);
}

} // namespace servescope
