// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/diagnostic.h"

#include <QListWidget>

namespace servescope {

/// The findings of a scenario, one a row with an icon and its line; hidden while there are none.
class DiagnosticList : public QListWidget
{
    Q_OBJECT
public:
    explicit DiagnosticList(QWidget *parent = nullptr);
    void setDiagnostics(const std::vector<Diagnostic> &diagnostics);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A row was clicked or Return pressed on it; 0 where the finding has no place.
    void placeChosen(int line, int column);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int rowHeight(int row) const;
    int wantedHeight(int rows) const;
    std::vector<Diagnostic> m_diagnostics;
};

} // namespace servescope
