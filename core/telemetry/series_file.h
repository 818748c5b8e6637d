// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/server_state.h"

#include <QFile>

namespace servescope {

/// Appends samples to a file of JSON lines, beginning with a line that says what it is.
class SeriesFile
{
public:
    SeriesFile(const QString &path, const QString &source, Nanoseconds interval);

    void append(const ServerState &state);

private:
    QFile m_file;
};

} // namespace servescope
