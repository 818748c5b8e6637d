// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/selftest/ground_truth.h"

#include "core/metrics/summary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

ErrorFigures figures(std::vector<double> &errors)
{
    if (errors.empty())
        return {};
    std::sort(errors.begin(), errors.end());
    return {percentile(errors, 50), percentile(errors, 99), errors.back()};
}

} // namespace

Result<QHash<QByteArray, GroundTruth>> readGroundTruth(const QByteArray &lines)
{
    QHash<QByteArray, GroundTruth> truth;
    for (const QByteArray &line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject()) {
            return Error{u"selftest.truth"_s,
                         u"The simulator's log of the self-test cannot be read."_s,
                         u"Is the disk of temporary files full?"_s,
                         {}};
        }
        const QJsonObject object = document.object();
        GroundTruth entry;
        entry.received = Nanoseconds(object["received_ns"_L1].toInteger());
        const QJsonArray tokens = object["tokens_ns"_L1].toArray();
        entry.tokens.reserve(static_cast<size_t>(tokens.size()));
        for (const auto &token : tokens)
            entry.tokens.emplace_back(token.toInteger());
        if (!entry.tokens.empty())
            truth.insert(object["request_id"_L1].toString().toUtf8(), entry);
    }
    return truth;
}

void compareWithTruth(const std::vector<RequestRecord> &records, const QByteArray &prefix,
                      const QHash<QByteArray, GroundTruth> &truth, SelfTestPoint &point)
{
    std::vector<double> ttft, itl, e2el;
    for (const RequestRecord &record : records) {
        const auto found = truth.constFind(prefix + QByteArray::number(record.index));
        std::vector<Nanoseconds> seen;
        for (const StreamEvent &event : record.events) {
            if (event.choices)
                seen.push_back(event.time);
        }
        if (!record.ok() || found == truth.constEnd() || found->tokens.size() != seen.size()) {
            ++point.failed;
            continue;
        }
        const std::vector<Nanoseconds> &sent = found->tokens;
        ++point.requests;
        ttft.push_back(toMilliseconds((seen.front() - record.sent) - (sent.front() - found->received)));
        e2el.push_back(toMilliseconds((seen.back() - record.sent) - (sent.back() - found->received)));
        for (size_t i = 1; i < sent.size(); ++i)
            itl.push_back(std::abs(toMilliseconds((seen[i] - seen[i - 1]) - (sent[i] - sent[i - 1]))));
    }
    point.ttft = figures(ttft);
    point.itl = figures(itl);
    point.e2el = figures(e2el);
}

} // namespace servescope
