// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_value.h"
#include "core/dataset/hf_rows.h"
#include "core/transport/http_fetch.h"

#include <QUrlQuery>

namespace servescope {

/// Questions to the rows API, asked again as long as HfPatience says.
class HfClient
{
public:
    /// `scratch`: a file of its own, overwritten.
    HfClient(const QString &id, const HfPatience &patience, const QString &scratch,
             const std::atomic_bool &cancelled)
        : m_id(id), m_patience(patience), m_scratch(scratch), m_cancelled(cancelled)
    {}

    /// GET of "splits" or "rows". Errors: those of fetchHfRows().
    Result<JsonValue> get(const QString &path, const QUrlQuery &query);

    static QString server();
    Error unreachable(const QString &why) const;

private:
    Error refused(const HttpAnswer &answer) const;
    bool pause(Nanoseconds duration) const; ///< false when cancelled

    QString m_id;
    HfPatience m_patience;
    QString m_scratch;
    const std::atomic_bool &m_cancelled;
    bool m_answered = false;
};

} // namespace servescope
