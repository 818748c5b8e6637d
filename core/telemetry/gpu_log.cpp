// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/gpu_log.h"

#include <QStandardPaths>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 8;
constexpr int stopMs = 500;

std::optional<double> number(const QString &field)
{
    bool good = false;
    const double value = field.trimmed().toDouble(&good);
    return good ? std::optional(value) : std::nullopt;
}

QByteArray text(const std::optional<double> &value)
{
    return value ? QByteArray::number(*value, 'f', 2) : QByteArray();
}

} // namespace

std::optional<GpuReading> readGpuLine(const QString &line)
{
    const QStringList fields = line.split(u',');
    if (fields.size() != columns)
        return std::nullopt;
    bool good = false;
    fields[1].trimmed().toInt(&good);
    if (!good)
        return std::nullopt;
    return GpuReading{fields[0].trimmed(), fields[1].trimmed(), number(fields[2]), number(fields[3]),
                      number(fields[4]),   number(fields[5]),   number(fields[6]), number(fields[7])};
}

GpuLog::GpuLog(const QString &tool, const QString &path, Nanoseconds interval, QObject *parent)
    : QObject(parent), m_file(path)
{
    const QString program = tool.contains(u'/') ? tool : QStandardPaths::findExecutable(tool);
    if (program.isEmpty())
        return;
    connect(&m_tool, &QProcess::readyReadStandardOutput, this, &GpuLog::read);
    m_tool.setProgram(program);
    m_tool.setArguments({u"--query-gpu=timestamp,index,power.draw,power.limit,memory.used,memory.total,"
                         "utilization.gpu,temperature.gpu"_s,
                         u"--format=csv,noheader,nounits"_s,
                         u"--loop-ms=%1"_s.arg(qint64(toMilliseconds(interval)))});
    m_tool.start(QIODevice::ReadOnly);
}

GpuLog::~GpuLog()
{
    m_tool.disconnect(this);
    if (m_tool.state() == QProcess::NotRunning)
        return;
    read();
    m_tool.kill(); // it only loops and writes
    m_tool.waitForFinished(stopMs);
}

void GpuLog::read()
{
    while (m_tool.canReadLine()) {
        if (const auto reading = readGpuLine(QString::fromUtf8(m_tool.readLine()).trimmed()))
            write(*reading);
    }
}

void GpuLog::write(const GpuReading &reading)
{
    if (!m_file.isOpen()) {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return;
        m_file.write("timestamp,gpu_id,pwr_usage_w,pwr_cap_w,mem_usage_mib,mem_total_mib,gpu_util_pct\n");
    }
    const QByteArrayList fields{reading.timestamp.toUtf8(),  reading.id.toUtf8(),
                                text(reading.powerW),        text(reading.powerCapW),
                                text(reading.memoryMib),     text(reading.memoryTotalMib),
                                text(reading.utilizationPct)};
    m_file.write(fields.join(',') + '\n');
    m_file.flush();
}

} // namespace servescope
