// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/telemetry/server_state.h"

#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace servescope {

struct TelemetryOptions
{
    /// Tried in order until one answers with metrics; all questions then go there.
    std::vector<QUrl> urls;
    std::vector<std::pair<QByteArray, QByteArray>>
        headers;        ///< the server's key among them; kept in memory only
    QString seriesPath; ///< JSON lines; made only when something is recorded
    QString gpuPath;    ///< CSV of the local cards; empty = none
    QString gpuTool = QStringLiteral("nvidia-smi");
    Nanoseconds interval = std::chrono::seconds(1);
};

/// Where a server's metrics usually are: at the root of its base URL.
std::vector<QUrl> usualMetricsUrls(const QString &baseUrl);

/// Asks the server for its metrics at the interval, in a thread of its own over one connection, and logs the
/// local graphics cards with nvidia-smi. That there are none of either is no error. A question that is not
/// answered when the next is due is waited for, and the next left out.
class TelemetryRecorder
{
public:
    explicit TelemetryRecorder(TelemetryOptions options);
    ~TelemetryRecorder(); ///< stop()
    Q_DISABLE_COPY_MOVE(TelemetryRecorder)

    /// The first question goes out at once.
    void start();
    /// Takes a last sample where the server answers within half a second, and closes the files.
    void stop();
    /// The samples so far; thread-safe.
    std::vector<ServerState> samples() const;
    std::optional<ServerState> newest() const; ///< nullopt before the first; thread-safe

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The series of a file. Lines that cannot be read (the last of a run that was killed) are passed over.
/// Errors: those of readFile(), telemetry.format.
Result<std::vector<ServerState>> readTelemetry(const QString &path);

/// Tokens found in the prefix cache between the first and the last sample; nullopt: the server does not tell.
/// More than none in a run of random prompts means that an earlier run's prompts were still there.
std::optional<double> prefixHits(const std::vector<ServerState> &samples);

} // namespace servescope
