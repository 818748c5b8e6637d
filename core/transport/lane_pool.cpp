// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/lane_pool.h"

#include "core/transport/lane.h"
#include "core/transport/lane_address.h"
#include "core/transport/network_defaults.h"
#include "core/transport/socket_tuning.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <algorithm>

namespace servescope {

namespace {
constexpr int connectsAtOnce = 64; // a listen backlog of 128 is common
constexpr auto tuningDelay = std::chrono::milliseconds(20);
} // namespace

struct LanePool::Private
{
    QUrl target;
    Headers headers;
    std::vector<std::unique_ptr<QNetworkAccessManager>> managers; // before the lanes: they must outlive them
    std::vector<std::unique_ptr<Lane>> lanes;
    std::vector<int> idle; // a stack: the lane used last is the one whose connection is surely alive
    QTimer tuning;
    int toPreconnect = 0;
    int nextToPreconnect = 0;
    int preconnectAnswers = 0;
    Error firstFailure;
    int opened = 0;
    quint16 port = 0;
};

LanePool::LanePool(const QUrl &target, Headers headers, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->target = target;
    d->headers = std::move(headers);
    d->port = static_cast<quint16>(target.port(target.scheme() == QLatin1String("https") ? 443 : 80));
    d->tuning.setSingleShot(true);
    d->tuning.setInterval(tuningDelay);
    connect(&d->tuning, &QTimer::timeout, this, [this] { tuneConnections(d->port); });
}

LanePool::~LanePool() = default;

int LanePool::addLane()
{
    const int number = static_cast<int>(d->lanes.size());
    const LaneAddress address = laneAddress(d->target, number);
    while (static_cast<int>(d->managers.size()) <= address.manager)
        d->managers.push_back(makeMeasuringManager(d->target));

    QNetworkRequest request(d->target);
    prepareRequest(request);
    request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : d->headers)
        request.setRawHeader(name, value);
    if (!address.peerVerifyName.isEmpty())
        request.setPeerVerifyName(address.peerVerifyName);

    auto lane =
        std::make_unique<Lane>(d->managers[static_cast<size_t>(address.manager)].get(), request, number);
    connect(lane.get(), &Lane::freed, this, [this](int freed) { d->idle.push_back(freed); });
    connect(lane.get(), &Lane::connecting, this, [this] {
        if (!d->tuning.isActive())
            d->tuning.start();
    });
    connect(lane.get(), &Lane::preconnected, this, &LanePool::onPreconnected);
    d->lanes.push_back(std::move(lane));
    return number;
}

void LanePool::preconnect(int lanes)
{
    while (static_cast<int>(d->lanes.size()) < lanes)
        d->idle.insert(d->idle.begin(), addLane());
    d->toPreconnect = lanes;
    d->nextToPreconnect = 0;
    d->preconnectAnswers = 0;
    d->opened = 0;
    d->firstFailure = {};
    if (lanes == 0) {
        Q_EMIT preconnected(0, {});
        return;
    }
    while (d->nextToPreconnect < std::min(lanes, connectsAtOnce))
        d->lanes[static_cast<size_t>(d->nextToPreconnect++)]->preconnect();
}

void LanePool::onPreconnected(const Error &failure)
{
    ++d->preconnectAnswers;
    if (failure.code.isEmpty())
        ++d->opened;
    else if (d->firstFailure.code.isEmpty())
        d->firstFailure = failure;
    // After a failure no further connection is tried: the requests will tell what is wrong.
    if (d->firstFailure.code.isEmpty() && d->nextToPreconnect < d->toPreconnect)
        d->lanes[static_cast<size_t>(d->nextToPreconnect++)]->preconnect();
    if (d->preconnectAnswers < d->nextToPreconnect)
        return;
    tuneConnections(d->port);
    Q_EMIT preconnected(d->opened, d->firstFailure);
}

int LanePool::post(const QByteArray &requestId, const QByteArray &body, ExchangeListener *listener)
{
    if (d->idle.empty())
        d->idle.push_back(addLane());
    const int number = d->idle.back();
    d->idle.pop_back();
    d->lanes[static_cast<size_t>(number)]->post(requestId, body, listener);
    return number;
}

void LanePool::abort(int lane)
{
    d->lanes[static_cast<size_t>(lane)]->abort();
}

int LanePool::busyLanes() const
{
    return static_cast<int>(d->lanes.size() - d->idle.size());
}

} // namespace servescope
