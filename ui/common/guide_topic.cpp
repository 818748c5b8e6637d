// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/guide_topic.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDesktopServices>
#include <QLabel>
#include <QRegularExpression>
#include <QUrl>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto topicProperty = "guideTopic";

QString topicOfCell(const QAbstractItemView &view)
{
    const QModelIndex cell = view.currentIndex();
    if (!cell.isValid())
        return {};
    const QString column = cell.model()->headerData(cell.column(), Qt::Horizontal).toString();
    if (const QString topic = guideTopicIn(column); !topic.isEmpty())
        return topic;
    for (int c = 0; c < cell.model()->columnCount(cell.parent()); ++c) { // a table whose rows are metrics
        if (const QString topic = guideTopicIn(cell.siblingAtColumn(c).data().toString()); !topic.isEmpty())
            return topic;
    }
    return {};
}

QString ownTopic(const QWidget &widget)
{
    if (const QString topic = widget.property(topicProperty).toString(); !topic.isEmpty())
        return topic;
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
        return topicOfCell(*view);
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return guideTopicIn(label->text());
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return guideTopicIn(button->text());
    return guideTopicIn(widget.accessibleName());
}

} // namespace

void setGuideTopic(QWidget *widget, const QString &topic)
{
    widget->setProperty(topicProperty, topic);
}

QString guideTopicAt(const QWidget *widget)
{
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        if (const QString topic = ownTopic(*widget); !topic.isEmpty())
            return topic;
    }
    return {};
}

QString guideTopicIn(const QString &text)
{
    // Chinese has no space around an abbreviation: only Latin letters may not touch it.
    static const QRegularExpression metric(u"(?<![A-Za-z])(TTFT|TPOT|ITL|E2EL)(?![A-Za-z])"_s);
    return metric.match(text).captured(1).toLower();
}

QString guideTopicOfChart(const QString &chartId)
{
    static const struct
    {
        QRegularExpression id;
        QString topic;
    } table[] = {
        {QRegularExpression(u"_histogram$"_s), u"chart-histogram"_s},
        {QRegularExpression(u"_percentiles$"_s), u"chart-percentiles"_s},
        {QRegularExpression(u"_ecdf$|_distribution_|^compared_ecdf_"_s), u"chart-distribution"_s},
        {QRegularExpression(u"^(goodput|attainment)_over_load$"_s), u"chart-goodput"_s},
        {QRegularExpression(u"^throughput_per_user$"_s), u"chart-user"_s},
        {QRegularExpression(u"_(over|vs)_throughput$"_s), u"chart-tradeoff"_s},
        {QRegularExpression(u"_vs_concurrency$|^compared_"_s), u"chart-curve"_s},
        {QRegularExpression(u"^live$"_s), u"chart-live"_s},
        {QRegularExpression(u"^selftest$"_s), u"chart-instrument"_s},
    };
    for (const auto &[id, topic] : table) {
        if (id.match(chartId).hasMatch())
            return topic;
    }
    return u"charts"_s;
}

void openGuideTopic(const QString &topic)
{
    QDesktopServices::openUrl(QUrl(u"servescope-guide:"_s + topic));
}

} // namespace servescope
