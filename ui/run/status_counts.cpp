// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/status_counts.h"

#include "ui/common/format.h"
#include "ui/common/tone_icon.h"
#include "ui/run/status_word.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr size_t Waiting = 0;
constexpr size_t InFlight = 1;
constexpr size_t FirstStatus = 2;

bool isAlwaysShown(size_t item)
{
    return item <= FirstStatus + size_t(RequestStatus::Ok);
}

} // namespace

/// The bar above the counts.
class StatusCounts::Shares : public QWidget
{
public:
    Shares() { setFixedHeight(6); }

    std::vector<std::pair<Tone, int>> parts;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), themeColors(palette()).line);
        const double all = std::accumulate(parts.begin(), parts.end(), 0.0,
                                           [](double sum, const auto &part) { return sum + part.second; });
        double x = 0;
        for (const auto &[tone, count] : parts) {
            if (count == 0)
                continue;
            const double wide = std::max(2.0, width() * count / all);
            if (tone != Tone::Neutral)
                painter.fillRect(QRectF(x, 0, wide, height()), toneColor(tone, palette()));
            x += wide;
        }
    }
};

StatusCounts::StatusCounts(QWidget *parent) : QWidget(parent), m_shares(new Shares)
{
    setObjectName(u"statusCounts"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    add(u"queued"_s, Tone::Neutral, tr("Waiting"), tr("Requests of this point that have not been sent yet"));
    add(u"play"_s, Tone::Accent, tr("In flight"), tr("Requests sent and not yet ended"));
    for (size_t i = 0; i < requestStatusCount; ++i) {
        const auto status = static_cast<RequestStatus>(i);
        add(statusIcon(status), statusTone(status), statusWord(status),
            tr("Requests of this point that ended so: %1").arg(statusWord(status)));
    }
    for (const Item &item : m_items)
        row->addWidget(item.box);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_shares);
    column->addLayout(row);
    setAccessibleName(tr("Requests by their state"));
    clear();
}

void StatusCounts::add(const QString &icon, Tone tone, const QString &name, const QString &toolTip)
{
    Item item{new QWidget, new QLabel, name, tone};
    auto *row = new QHBoxLayout(item.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    row->addWidget(new ToneIcon(icon, tone, 15));
    row->addWidget(item.count);
    item.count->setTextFormat(Qt::PlainText);
    item.box->setToolTip(toolTip);
    m_items.push_back(item);
}

void StatusCounts::setCount(size_t item, int count)
{
    Item &shown = m_items[item];
    shown.shown = count;
    shown.count->setText(tr("%1 %2", "state, number of requests").arg(shown.name, formatCount(count)));
    // What stands to the right keeps its place while numbers shrink.
    shown.count->setMinimumWidth(std::max(shown.count->minimumWidth(), shown.count->sizeHint().width()));
    shown.box->setVisible(count > 0 || isAlwaysShown(item));
}

void StatusCounts::show(const LoadSnapshot &snapshot)
{
    setCount(Waiting, std::max(0, snapshot.total - snapshot.sent));
    setCount(InFlight, snapshot.inFlight);
    for (size_t i = 0; i < requestStatusCount; ++i)
        setCount(FirstStatus + i, snapshot.ended[i]);
    m_shares->parts.clear();
    for (size_t i = FirstStatus; i < m_items.size(); ++i)
        m_shares->parts.emplace_back(m_items[i].tone, m_items[i].shown);
    m_shares->parts.emplace_back(m_items[InFlight].tone, m_items[InFlight].shown);
    m_shares->parts.emplace_back(m_items[Waiting].tone, m_items[Waiting].shown);
    m_shares->update();
}

void StatusCounts::clear()
{
    for (Item &item : m_items)
        item.count->setMinimumWidth(0);
    show({});
}

QString StatusCounts::text() const
{
    QStringList parts;
    for (const Item &item : m_items)
        if (!item.box->isHidden())
            parts += item.count->text();
    return parts.join(u" · "_s);
}

} // namespace servescope
