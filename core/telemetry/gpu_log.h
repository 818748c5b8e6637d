// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QFile>
#include <QProcess>

#include <optional>

namespace servescope {

/// One card at one moment; what it does not tell ("[N/A]", "[Not Supported]") is absent.
struct GpuReading
{
    QString timestamp;
    QString id;
    std::optional<double> powerW, powerCapW, memoryMib, memoryTotalMib, utilizationPct, temperatureC;
};

/// Reads one line of `nvidia-smi --query-gpu=… --format=csv,noheader,nounits`; nullopt: it is none.
std::optional<GpuReading> readGpuLine(const QString &line);

/// Logs the cards of this machine as CSV (timestamp,gpu_id,pwr_usage_w,pwr_cap_w,mem_usage_mib,mem_total_mib,
/// gpu_util_pct) until it is destroyed. Without the tool, or without a card, there is no file and no error.
class GpuLog : public QObject
{
    Q_OBJECT
public:
    GpuLog(const QString &tool, const QString &path, Nanoseconds interval, QObject *parent = nullptr);
    ~GpuLog() override;

private:
    void read();
    void write(const GpuReading &reading);

    QProcess m_tool;
    QFile m_file;
};

} // namespace servescope
