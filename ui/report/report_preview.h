// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

#include <QTextEdit>

#include <memory>

namespace servescope {

class ChartObject;

/// A report as its PDF will show it, without pages.
class ReportPreview : public QTextEdit
{
    Q_OBJECT
public:
    explicit ReportPreview(QWidget *parent = nullptr);
    ~ReportPreview() override;

    void setReport(std::shared_ptr<const ReportDocument> report);

private:
    std::shared_ptr<const ReportDocument> m_report;
    std::unique_ptr<ChartObject> m_charts;
};

} // namespace servescope
