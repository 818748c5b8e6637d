// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_report.h"

#include "core/base/translate.h"
#include "ui/report/pdf_text.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int resolution = 120; // of the layout; everything but its rounding is independent of it

/// The text laid out on pages.
struct Pages
{
    QTextDocument text;
    std::unique_ptr<ChartObject> charts;
    QList<int> sections; ///< the page each begins on, from 1

    Pages(const ReportDocument &document, QPdfWriter &writer, const QSizeF &page, const QList<int> &contents)
    {
        QFont font = QGuiApplication::font();
        font.setPointSizeF(10);
        text.setDefaultFont(font);
        text.setDocumentMargin(0);
        text.documentLayout()->setPaintDevice(&writer);
        charts = std::make_unique<ChartObject>(document, page.width());
        text.documentLayout()->registerHandler(ChartObject::Type, charts.get());
        text.setPageSize(page);
        for (const int position : fillText(text, document, contents)) {
            const QRectF place = text.documentLayout()->blockBoundingRect(text.findBlock(position));
            sections += static_cast<int>(place.top() / page.height()) + 1;
        }
    }
};

void drawPage(QPainter &painter, Pages &pages, const QSizeF &page, int number)
{
    painter.save();
    painter.translate(0, -page.height() * (number - 1));
    const QRectF area(0, page.height() * (number - 1), page.width(), page.height());
    painter.setClipRect(area);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = area;
    context.palette.setColor(QPalette::Text, Qt::black);
    pages.text.documentLayout()->draw(&painter, context);
    painter.restore();
}

} // namespace

Result<QByteArray> pdfReport(const ReportDocument &document, QPageSize::PageSizeId paper)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(paper));
    writer.setPageMargins(QMarginsF(18, 16, 18, 14), QPageLayout::Millimeter);
    writer.setTitle(document.title);
    writer.setCreator(u"ServeScope " SERVESCOPE_VERSION ""_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return Error{
            u"report.pdf"_s, u"The PDF cannot be written."_s, u"Check the free space and the folder."_s, {}};
    const double foot = resolution / 2.54 * 1.1; // 11 mm
    const QSizeF page(writer.width(), writer.height() - foot);
    const QList<int> contents = Pages(document, writer, page, {}).sections;
    Pages pages(document, writer, page, contents);
    const int count = pages.text.pageCount();
    QFont small = QGuiApplication::font();
    small.setPointSizeF(8);
    for (int number = 1; number <= count; ++number) {
        if (number > 1 && !writer.newPage())
            return Error{u"report.pdf"_s,
                         u"The PDF cannot be written."_s,
                         u"Check the free space and the folder."_s,
                         {}};
        drawPage(painter, pages, page, number);
        painter.setFont(small);
        painter.setPen(QColor(0x59, 0x66, 0x73));
        const QRectF below(0, page.height(), page.width(), foot);
        painter.drawText(
            below, Qt::AlignLeft | Qt::AlignBottom,
            QFontMetricsF(small, &writer).elidedText(document.title, Qt::ElideRight, page.width() * 0.7));
        painter.drawText(below, Qt::AlignRight | Qt::AlignBottom,
                         translate("Report", "Page %1 of %2").arg(number).arg(count));
    }
    painter.end();
    return bytes;
}

} // namespace servescope
