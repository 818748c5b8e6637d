// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_text.h"

#include "core/base/translate.h"
#include "core/report/svg_chart.h"
#include "ui/report/chart_image.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

namespace servescope {

using namespace Qt::StringLiterals;

QSizeF ChartObject::intrinsicSize(QTextDocument *, int, const QTextFormat &)
{
    const QSize size = SvgOptions().size;
    return {m_width, m_width * size.height() / size.width()};
}

void ChartObject::drawObject(QPainter *painter, const QRectF &area, QTextDocument *, int,
                             const QTextFormat &format)
{
    paintChart(*painter, area, m_document.charts.at(static_cast<size_t>(format.intProperty(IndexProperty))));
}

QImage logoImage(const ReportLogo &logo)
{
    if (logo.mime != "image/svg+xml"_L1)
        return QImage::fromData(logo.bytes);
    QSvgRenderer renderer(logo.bytes);
    if (!renderer.isValid() || renderer.defaultSize().isEmpty())
        return {};
    QImage image(renderer.defaultSize().scaled(880, 192, Qt::KeepAspectRatio),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

namespace {

const QColor ink(0x18, 0x21, 0x2b);
const QColor muted(0x59, 0x66, 0x73);
const QColor line(0xd8, 0xdf, 0xe6);
const QColor accent(0x0b, 0x72, 0x85);

QColor toneColor(ReportTone tone)
{
    switch (tone) {
    case ReportTone::Neutral:
        return accent;
    case ReportTone::Good:
        return {0x18, 0x78, 0x47};
    case ReportTone::Warning:
        return {0x94, 0x5c, 0x00};
    case ReportTone::Bad:
        return {0xb9, 0x33, 0x2a};
    }
    return accent;
}

constexpr QSizeF logoRoom(220, 48); // at 96 dpi

/// Writes blocks at the end of the text, sizes in points.
class Typist
{
public:
    Typist(QTextDocument &text, const ReportDocument &document)
        : m_cursor(&text), m_document(document), m_points(text.defaultFont().pointSizeF())
    {}

    QTextCharFormat letters(double factor = 1, bool bold = false, const QColor &color = ink) const
    {
        QTextCharFormat format;
        format.setFontPointSize(m_points * factor);
        format.setFontWeight(bold ? QFont::DemiBold : QFont::Normal);
        format.setForeground(color);
        return format;
    }
    int block(const QString &words, const QTextCharFormat &format, double above, double below,
              bool newPage = false)
    {
        QTextBlockFormat shape;
        shape.setTopMargin(above * unit());
        shape.setBottomMargin(below * unit());
        shape.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
        if (newPage)
            shape.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        start(shape, format);
        m_cursor.insertText(words, format);
        return m_cursor.block().position();
    }
    void logo(QTextDocument &text)
    {
        const QImage picture = logoImage(m_document.logo);
        if (picture.isNull())
            return;
        const QUrl name(u"servescope:logo"_s);
        text.addResource(QTextDocument::ImageResource, name, picture);
        QTextImageFormat format;
        const double scale =
            std::min(logoRoom.width() / picture.width(), logoRoom.height() / picture.height());
        format.setWidth(picture.width() * scale);
        format.setHeight(picture.height() * scale);
        format.setName(name.toString());
        QTextBlockFormat shape;
        shape.setBottomMargin(unit() * 0.6);
        start(shape, letters());
        m_cursor.insertImage(format);
    }
    void contents(const QList<int> &pages)
    {
        // Two columns, so that the answers of the summary stay on the first page.
        const auto count = static_cast<int>(m_document.sections.size());
        const int rows = (count + 1) / 2;
        QTextTable *table = insertTable(rows, 4, 0);
        QTextTableFormat shape = table->format();
        QList<QTextLength> widths;
        for (const int percent : {41, 7, 45, 7})
            widths += QTextLength(QTextLength::PercentageLength, percent);
        shape.setColumnWidthConstraints(widths);
        table->setFormat(shape);
        for (int i = 0; i < count; ++i) {
            const int row = i % rows, column = i / rows * 2;
            write(table, row, column, m_document.sections[static_cast<size_t>(i)].title, letters());
            write(table, row, column + 1, pages.isEmpty() ? QString() : QString::number(pages[i]), letters(),
                  column > 0);
        }
    }
    void write(const ReportBlock &block);

private:
    double unit() const { return m_points * 1.4; } // margins in about pixels of the layout's device
    void start(const QTextBlockFormat &shape, const QTextCharFormat &format)
    {
        m_cursor.movePosition(QTextCursor::End);
        if (m_first) {
            m_cursor.setBlockFormat(shape);
            m_cursor.setBlockCharFormat(format);
            m_first = false;
        } else {
            m_cursor.insertBlock(shape, format);
        }
    }
    QTextTable *insertTable(int rows, int columns, double border)
    {
        start({}, letters(0.3));
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellPadding(3);
        format.setCellSpacing(0);
        format.setTopMargin(4);
        format.setBottomMargin(4);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        if (border > 0)
            format.setHeaderRowCount(1);
        QTextTable *table = m_cursor.insertTable(std::max(rows, 1), std::max(columns, 1), format);
        return table;
    }
    static void write(QTextTable *table, int row, int column, const QString &words,
                      const QTextCharFormat &format, bool right = false)
    {
        QTextCursor cursor = table->cellAt(row, column).firstCursorPosition();
        QTextBlockFormat shape;
        shape.setAlignment(right ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft);
        cursor.setBlockFormat(shape);
        cursor.insertText(words, format);
    }
    void table(const ReportTable &table, const QString &caption);
    void cards(const QStringList &items);
    void callout(const ReportBlock &block);

    QTextCursor m_cursor;
    const ReportDocument &m_document;
    double m_points;
    bool m_first = true;
};

void Typist::table(const ReportTable &table, const QString &caption)
{
    if (!caption.isEmpty())
        block(caption, letters(0.9, true, muted), 1.2, 0.2);
    const double size = table.header.size() > 6 ? 0.72 : table.header.size() > 4 ? 0.78 : 0.84;
    const auto rows = static_cast<int>(table.rows.size()) + 1;
    QTextTable *grid = insertTable(rows, static_cast<int>(table.header.size()), 1);
    for (int column = 0; column < table.header.size(); ++column) {
        write(grid, 0, column, table.header[column], letters(size, true));
        QTextTableCellFormat cell;
        cell.setBottomBorder(1);
        cell.setBottomBorderBrush(muted);
        cell.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        cell.setPadding(3);
        grid->cellAt(0, column).setFormat(cell);
    }
    for (int row = 1; row < rows; ++row) {
        const QStringList &cells = table.rows[static_cast<size_t>(row - 1)];
        for (int column = 0; column < cells.size(); ++column) {
            const QString &words = cells[column];
            const qsizetype bracket = words.endsWith(u']') ? words.indexOf(" ["_L1) : -1;
            write(grid, row, column, bracket > 0 ? words.left(bracket) : words, letters(size));
            if (bracket > 0) {
                QTextCursor cursor = grid->cellAt(row, column).lastCursorPosition();
                cursor.insertText(QChar(QChar::LineSeparator) + words.mid(bracket + 1),
                                  letters(size * 0.9, false, muted));
            }
            QTextTableCellFormat cell;
            cell.setBottomBorder(0.5);
            cell.setBottomBorderBrush(line);
            cell.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            cell.setPadding(3);
            grid->cellAt(row, column).setFormat(cell);
        }
    }
}

void Typist::cards(const QStringList &items)
{
    const auto columns = static_cast<int>(items.size() / 3);
    QTextTable *grid = insertTable(3, columns, 0);
    for (int i = 0; i < columns; ++i) {
        const qsizetype first = qsizetype(i) * 3;
        write(grid, 0, i, items[first], letters(0.85, false, muted));
        write(grid, 1, i, items[first + 1], letters(1.5, true));
        write(grid, 2, i, items[first + 2], letters(0.78, false, muted));
    }
}

void Typist::callout(const ReportBlock &block)
{
    QTextTable *grid = insertTable(1, 1, 0);
    QTextTableCellFormat cell;
    cell.setLeftBorder(3);
    cell.setLeftBorderBrush(toneColor(block.tone));
    cell.setLeftBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    cell.setBackground(QColor(0xf7, 0xf9, 0xfb));
    cell.setPadding(7);
    grid->cellAt(0, 0).setFormat(cell);
    QTextCursor cursor = grid->cellAt(0, 0).firstCursorPosition();
    cursor.insertText(block.items.value(0), letters(1, true));
    cursor.insertBlock();
    cursor.insertText(block.text, letters(0.95));
}

void Typist::write(const ReportBlock &block)
{
    switch (block.kind) {
    case ReportBlock::Kind::Paragraph:
        this->block(block.text, letters(), 0.4, 0.4);
        break;
    case ReportBlock::Kind::Heading:
        this->block(block.text, letters(1.15, true), 1.4, 0.3);
        break;
    case ReportBlock::Kind::Callout:
        callout(block);
        break;
    case ReportBlock::Kind::Cards:
        cards(block.items);
        break;
    case ReportBlock::Kind::List:
        for (const QString &item : block.items)
            this->block(u"• "_s + item, letters(), 0.2, 0.2);
        break;
    case ReportBlock::Kind::Table:
        table(block.table, block.text);
        break;
    case ReportBlock::Kind::Chart: {
        this->block({}, letters(0.3), 0.6, 0.6);
        QTextCharFormat format;
        format.setObjectType(ChartObject::Type);
        format.setProperty(ChartObject::IndexProperty, static_cast<int>(block.chart));
        m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
        break;
    }
    case ReportBlock::Kind::Code: {
        QTextCharFormat format = letters(0.8);
        format.setFontFamilies({u"DejaVu Sans Mono"_s, u"Consolas"_s, u"monospace"_s});
        format.setFontFixedPitch(true);
        QString words = block.text.trimmed();
        words.replace(u'\n', QChar(QChar::LineSeparator));
        this->block(words, format, 0.4, 0.6);
        break;
    }
    }
}

} // namespace

QList<int> fillText(QTextDocument &text, const ReportDocument &document, const QList<int> &pages)
{
    text.setUndoRedoEnabled(false);
    QTextCursor edit(&text);
    edit.beginEditBlock(); // one layout at the end instead of one for each cell
    Typist typist(text, document);
    typist.logo(text);
    typist.block(document.title, typist.letters(2, true), 0, 0.3);
    QStringList credits;
    for (const QString &part : {document.author, document.made, document.subtitle}) {
        if (!part.isEmpty())
            credits += part;
    }
    typist.block(credits.join(u" · "_s), typist.letters(0.9, false, muted), 0, 0.8);
    typist.block(translate("Report", "Contents"), typist.letters(1.15, true), 0.6, 0.2);
    typist.contents(pages);
    QList<int> positions;
    for (const ReportSection &section : document.sections) {
        positions +=
            typist.block(section.title, typist.letters(1.5, true, accent), 1.6, 0.5, !positions.isEmpty());
        for (const ReportBlock &block : section.blocks)
            typist.write(block);
    }
    edit.endEditBlock();
    return positions;
}

} // namespace servescope
