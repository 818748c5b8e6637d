// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/server_view.h"

#include "core/base/files.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// How much a counter grew from the first reading to the last; a restarted server gives nothing.
struct Growth
{
    std::optional<double> first, last;
    void add(const QJsonValue &value)
    {
        if (!value.isDouble())
            return;
        if (!first)
            first = value.toDouble();
        last = value.toDouble();
    }
    std::optional<double> value() const
    {
        return first && *last >= *first ? std::optional(*last - *first) : std::nullopt;
    }
};

void raise(std::optional<double> &most, const QJsonValue &value)
{
    if (value.isDouble())
        most = std::max(most.value_or(value.toDouble()), value.toDouble());
}

} // namespace

ServerView readServerView(const QString &path, Nanoseconds from, Nanoseconds to)
{
    ServerView view;
    const auto bytes = readFile(path);
    if (!bytes)
        return view;
    double waiting = 0;
    int counted = 0;
    Growth preemptions, queries, hits;
    for (const QByteArray &line : bytes->split('\n')) {
        const QJsonObject reading = QJsonDocument::fromJson(line).object();
        if (!reading["t"_L1].isDouble())
            continue;
        const auto time = Nanoseconds(static_cast<qint64>(reading["t"_L1].toDouble()));
        preemptions.add(reading["preemptions"_L1]); // from before the first request on
        queries.add(reading["prefix_cache_queries"_L1]);
        hits.add(reading["prefix_cache_hits"_L1]);
        if (time < from || time > to)
            continue;
        ++view.samples;
        if (const QJsonValue value = reading["waiting"_L1]; value.isDouble()) {
            waiting += value.toDouble();
            ++counted;
        }
        raise(view.mostWaiting, reading["waiting"_L1]);
        raise(view.mostCacheUse, reading["kv_cache_use"_L1]);
    }
    if (counted > 0)
        view.meanWaiting = waiting / counted;
    view.preemptions = preemptions.value();
    if (const auto asked = queries.value(), found = hits.value(); asked && found && *asked > 0)
        view.prefixHitShare = *found / *asked;
    return view;
}

} // namespace servescope
