// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_snapshot.h"

#include <QWidget>

namespace servescope {

/// The newest ended requests as upright bars, the last one on the right: what each spent in the client's
/// queue, on the connection, up to the first token and after it. The one under the mouse, or chosen with the
/// arrow keys, is told in words.
class RequestStrip : public QWidget
{
    Q_OBJECT
public:
    explicit RequestStrip(QWidget *parent = nullptr);

    void setRequests(const std::vector<EndedRequest> &requests); ///< in the order of their end
    QString sentence() const;                                    ///< about the chosen one; empty = none is
    int shownCount() const;                                      ///< as many as there is room for

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    const EndedRequest *chosen() const;
    void choose(int column); ///< from the left; −1 = none
    void paintHead(QPainter &painter, double full) const;
    void paintBar(QPainter &painter, const EndedRequest &request, int column, double full) const;
    QRect bars() const;

    std::vector<EndedRequest> m_requests;
    int m_chosen = -1;
};

} // namespace servescope
