// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/diagnostic_list.h"

#include "ui/common/icons.h"
#include "ui/scenario/diagnostic_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {
constexpr int kShownRows = 4;
constexpr int kIcon = 16;
constexpr int kPadding = 6; // above and below a row's text
} // namespace

DiagnosticList::DiagnosticList(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("Problems of the scenario"));
    setToolTip(tr("Click a problem to go to its line"));
    setWordWrap(true);
    setIconSize({kIcon, kIcon});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setTextElideMode(Qt::ElideNone);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    const auto choose = [this](QListWidgetItem *item) {
        const Diagnostic &diagnostic = m_diagnostics[static_cast<size_t>(row(item))];
        Q_EMIT placeChosen(diagnostic.line, diagnostic.column);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
    hide();
}

void DiagnosticList::setDiagnostics(const std::vector<Diagnostic> &diagnostics)
{
    if (diagnostics == m_diagnostics && count() == static_cast<int>(diagnostics.size()))
        return;
    m_diagnostics = diagnostics;
    // What keeps the scenario from running comes first.
    std::stable_partition(m_diagnostics.begin(), m_diagnostics.end(),
                          [](const Diagnostic &d) { return d.severity == Diagnostic::Severity::Error; });
    clear();
    for (const Diagnostic &diagnostic : m_diagnostics) {
        const bool error = diagnostic.severity == Diagnostic::Severity::Error;
        auto *item =
            new QListWidgetItem(icon(error ? u"error"_s : u"warning"_s, error ? Tone::Bad : Tone::Warning),
                                diagnosticLine(diagnostic), this);
        item->setData(Qt::AccessibleTextRole,
                      error ? tr("Error. %1").arg(item->text()) : tr("Warning. %1").arg(item->text()));
    }
    setVisible(!m_diagnostics.empty());
    updateGeometry();
}

// The view's own hint for a row is that of the width it had at its last layout.
int DiagnosticList::rowHeight(int row) const
{
    const int width = std::max(60, viewport()->width() - kIcon - 20);
    const QRect text =
        fontMetrics().boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, item(row)->text());
    return std::max(kIcon, text.height()) + kPadding;
}

int DiagnosticList::wantedHeight(int rows) const
{
    int height = 2 * frameWidth() + 2;
    for (int i = 0; i < std::min(rows, count()); ++i)
        height += rowHeight(i);
    return height;
}

QSize DiagnosticList::sizeHint() const
{
    return {240, std::min(wantedHeight(kShownRows), 170)};
}

QSize DiagnosticList::minimumSizeHint() const
{
    return {120, std::min(wantedHeight(2), 90)};
}

void DiagnosticList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    updateGeometry(); // rows wrap at another place
}

} // namespace servescope
