// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_preview.h"

#include "core/base/translate.h"
#include "ui/common/theme.h"
#include "ui/report/pdf_text.h"
#include "ui/report/report_language.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTranslator>

namespace servescope {

namespace {
constexpr int paperWidth = 640;
}

ReportPreview::ReportPreview(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    viewport()->setPalette(lightPalette()); // paper is white in every theme
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setLineWrapColumnOrWidth(paperWidth);
}

ReportPreview::~ReportPreview()
{
    // The text looks at the charts while it is being destroyed.
    setDocument(nullptr);
}

void ReportPreview::setReport(std::shared_ptr<const ReportDocument> report)
{
    const int place = verticalScrollBar()->value();
    auto *text = new QTextDocument(this);
    QFont font = this->font();
    font.setPointSizeF(9.5);
    text->setDefaultFont(font);
    text->setDocumentMargin(24);
    auto charts = std::make_unique<ChartObject>(*report, paperWidth - 60);
    text->documentLayout()->registerHandler(ChartObject::Type, charts.get());
    const std::unique_ptr<QTranslator> translator = reportTranslator(report->language);
    const TranslationScope scope(translator.get());
    fillText(*text, *report, {});
    // The text this editor was born with goes by itself.
    QTextDocument *old = document()->parent() == this ? document() : nullptr;
    setDocument(text);
    if (old)
        old->deleteLater();
    m_charts = std::move(charts);
    m_report = std::move(report);
    verticalScrollBar()->setValue(place);
}

} // namespace servescope
