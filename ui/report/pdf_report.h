// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/report_document.h"

#include <QPageSize>

namespace servescope {

/// The report as PDF in light colours: vector charts, contents with page numbers, page numbers at the foot,
/// all fonts embedded. Needs a QGuiApplication and its thread. Errors: report.pdf.
Result<QByteArray> pdfReport(const ReportDocument &document, QPageSize::PageSizeId paper = QPageSize::A4);

} // namespace servescope
