// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/lane_address.h"

#include <QHostAddress>

#include <vector>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int connectionsPerHost = 6; // QNetworkAccessManager's limit per host key

/// `host` in the spelling whose upper-case letters are the bits of `number`.
QString spelling(const QString &host, const std::vector<qsizetype> &letters, int number)
{
    QString name = host;
    for (size_t bit = 0; bit < letters.size() && (number >> bit) != 0; ++bit) {
        if ((number >> bit) & 1)
            name[letters[bit]] = name[letters[bit]].toUpper();
    }
    return name;
}

} // namespace

LaneAddress laneAddress(const QUrl &target, int lane)
{
    if (target.scheme() != "https"_L1)
        return {0, u"lane-%1"_s.arg(lane)};

    const QString host = target.host().toLower();
    std::vector<qsizetype> letters;
    if (QHostAddress(host).isNull()) {
        for (qsizetype i = 0; i < host.size() && letters.size() < 20; ++i) {
            if (host[i] >= u'a' && host[i] <= u'z')
                letters.push_back(i);
        }
    }
    const int spellings = 1 << letters.size();
    if (spellings >= 1024)
        return {lane / spellings, spelling(host, letters, lane % spellings)};
    const int lanesPerManager = spellings * connectionsPerHost;
    const int inManager = lane % lanesPerManager;
    return {lane / lanesPerManager, spelling(host, letters, inManager / connectionsPerHost)};
}

} // namespace servescope
