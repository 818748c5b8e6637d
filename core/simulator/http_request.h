// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace servescope {

struct HttpRequest
{
    QByteArray method;
    QByteArray target;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case, values trimmed
    QByteArray body;
    bool http11 = true;
    bool keepAlive = true;

    /// The first header of that name (in lower case), or empty.
    QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    /// The target without its query, percent-decoded.
    QByteArray path() const
    {
        const qsizetype query = target.indexOf('?');
        return QByteArray::fromPercentEncoding(query < 0 ? target : target.left(query));
    }
};

} // namespace servescope
