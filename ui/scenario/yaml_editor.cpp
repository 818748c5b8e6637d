// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/yaml_editor.h"

#include "ui/common/han_shapes.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/yaml_highlighter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace servescope {

class YamlEditor::Gutter : public QWidget
{
public:
    explicit Gutter(YamlEditor *editor) : QWidget(editor), m_editor(editor) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintGutter(event); }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip) {
            const auto *help = static_cast<QHelpEvent *>(event);
            const int line = m_editor->cursorForPosition(QPoint(0, help->pos().y())).blockNumber() + 1;
            QToolTip::showText(help->globalPos(), m_editor->markTip(line), this);
            return true;
        }
        return QWidget::event(event);
    }

private:
    YamlEditor *m_editor;
};

YamlEditor::YamlEditor(QWidget *parent)
    : QPlainTextEdit(parent), m_highlighter(new YamlHighlighter(document())), m_gutter(new Gutter(this))
{
    setFont(fixedFont());
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setAccessibleName(tr("Scenario as text"));
    m_highlighter->setPalette(palette());
    connect(this, &QPlainTextEdit::blockCountChanged, this, &YamlEditor::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    placeGutter();
}

void YamlEditor::setDiagnostics(const std::vector<Diagnostic> &diagnostics)
{
    m_marks.clear();
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.line <= 0)
            continue;
        Mark &mark = m_marks[diagnostic.line];
        mark.error = mark.error || diagnostic.severity == Diagnostic::Severity::Error;
        mark.texts << diagnosticText(diagnostic);
    }
    showMarks();
}

QString YamlEditor::markTip(int line) const
{
    return m_marks.value(line).texts.join(u'\n');
}

void YamlEditor::showMarks()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it) {
        const QTextBlock block = document()->findBlockByNumber(it.key() - 1);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection selection;
        QColor tint = toneColor(it->error ? Tone::Bad : Tone::Warning, palette());
        tint.setAlpha(40);
        selection.format.setBackground(tint);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.cursor = QTextCursor(block);
        selections << selection;
    }
    setExtraSelections(selections);
    m_gutter->update();
}

void YamlEditor::jumpTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    // Characters outside the basic plane are two units of a QString.
    int units = 0;
    const QString text = block.text();
    for (int characters = 1; characters < column && units < text.size(); ++characters)
        units += text[units].isHighSurrogate() ? 2 : 1;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::min<int>(units, static_cast<int>(text.size())));
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

int YamlEditor::gutterWidth() const
{
    const int digits = std::max<int>(2, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().height() + fontMetrics().horizontalAdvance(u'9') * digits + 14;
}

void YamlEditor::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void YamlEditor::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    const ThemeColors colors = themeColors(palette());
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setFont(font());
    const int sign = fontMetrics().height() - 2;
    QTextBlock block = firstVisibleBlock();
    QRectF area = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && area.top() <= event->rect().bottom()) {
        const int line = block.blockNumber() + 1;
        const int top = qRound(area.top());
        const auto mark = m_marks.constFind(line);
        if (mark != m_marks.cend())
            icon(mark->error ? u"error"_s : u"warning"_s, mark->error ? Tone::Bad : Tone::Warning)
                .paint(&painter, 3, top + 1, sign, sign);
        painter.setPen(colors.muted);
        painter.drawText(0, top, m_gutter->width() - 7, qRound(area.height()), Qt::AlignRight | Qt::AlignTop,
                         QString::number(line));
        block = block.next();
        area = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void YamlEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void YamlEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setPalette(palette());
        showMarks();
    } else if (event->type() == QEvent::FontChange) {
        placeGutter();
    }
}

void YamlEditor::keyPressEvent(QKeyEvent *event)
{
    const bool newLine = (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
                         (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!newLine || isReadOnly()) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const QString before = textCursor().block().text().left(textCursor().positionInBlock());
    qsizetype indent = 0;
    while (indent < before.size() && before[indent] == u' ')
        ++indent;
    insertPlainText(u'\n' + before.left(indent));
    ensureCursorVisible();
}

bool YamlEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = cursorForPosition(viewport()->mapFrom(this, help->pos())).blockNumber() + 1;
        QToolTip::showText(help->globalPos(), markTip(line), this);
        return true;
    }
    return QPlainTextEdit::event(event);
}

} // namespace servescope
