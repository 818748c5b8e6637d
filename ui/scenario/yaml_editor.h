// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/diagnostic.h"

#include <QHash>
#include <QPlainTextEdit>

namespace servescope {

class YamlHighlighter;

/// The text of a scenario in a fixed-width font with line numbers; lines with findings are marked by a sign
/// beside the number and a tint. Tab leaves the editor (YAML takes no tabs); Return keeps the indentation.
class YamlEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit YamlEditor(QWidget *parent = nullptr);

    void setDiagnostics(const std::vector<Diagnostic> &diagnostics);
    /// Puts the cursor there (both 1-based, column in characters) and scrolls to it.
    void jumpTo(int line, int column);
    QString markTip(int line) const; ///< what is found in the line, or empty

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Gutter;
    struct Mark
    {
        bool error = false;
        QStringList texts;
    };

    int gutterWidth() const;
    void placeGutter();
    void paintGutter(QPaintEvent *event);
    void showMarks();

    YamlHighlighter *m_highlighter;
    Gutter *m_gutter;
    QHash<int, Mark> m_marks; // by line, 1-based
};

} // namespace servescope
