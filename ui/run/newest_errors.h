// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_snapshot.h"

#include <QWidget>

#include <array>

namespace servescope {

class ElidedLabel;

/// The newest kinds of failures of a point, a line each with its sentence and how often it was seen. A kind
/// keeps its line while it is among them. Takes no room while there are none.
class NewestErrors : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Lines = 3;

    explicit NewestErrors(QWidget *parent = nullptr);
    void show(const std::vector<SeenError> &errors); ///< the newest first
    QString text() const;                            ///< all lines; empty = none

private:
    struct Line
    {
        QWidget *box;
        ElidedLabel *words;
        QString code; ///< empty = free
    };
    std::array<Line, Lines> m_lines{};
};

} // namespace servescope
