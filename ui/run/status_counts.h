// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_snapshot.h"
#include "ui/common/theme.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace servescope {

class ToneIcon;

/// What has become of the requests of a point: how many wait, are in flight, and ended in which way; and a
/// bar with the share of each. What never happened is left out, but for waiting, in flight and completed.
class StatusCounts : public QWidget
{
    Q_OBJECT
public:
    explicit StatusCounts(QWidget *parent = nullptr);
    void show(const LoadSnapshot &snapshot);
    void clear();
    QString text() const; ///< what is shown, for screen readers

private:
    struct Item
    {
        QWidget *box;
        QLabel *count;
        QString name;
        Tone tone;
        int shown = 0;
    };
    void add(const QString &icon, Tone tone, const QString &name, const QString &toolTip);
    void setCount(size_t item, int count);

    class Shares;
    Shares *m_shares;
    std::vector<Item> m_items; ///< waiting, in flight, then by RequestStatus
};

} // namespace servescope
