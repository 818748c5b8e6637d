// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/common/theme.h"

#include <QStringList>

#include <vector>

class QLabel;
class QListWidget;

namespace servescope {

/// One line of a list of things opened lately.
struct RecentItem
{
    QString path;
    QString title;
    QString detail;
    QString icon;
    Tone tone = Tone::Neutral;
    bool operator==(const RecentItem &) const = default;
};

/// A card with a heading and two-line entries; says what will appear while there are none.
class RecentList : public Card
{
    Q_OBJECT
public:
    RecentList(const QString &title, const QString &emptySentence, QWidget *parent = nullptr);
    void setItems(const std::vector<RecentItem> &items);
    const std::vector<RecentItem> &items() const { return m_items; }

Q_SIGNALS:
    void activated(const QString &path);

private:
    QLabel *m_empty;
    QListWidget *m_list;
    std::vector<RecentItem> m_items;
};

} // namespace servescope
