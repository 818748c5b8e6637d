// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/run_folder.h"

#include <QFile>
#include <QSysInfo>
#include <QThread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The text after the colon of the first line that starts with `name`, in a file of /proc.
QString procValue(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Files of /proc have size 0, so atEnd() says nothing.
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
        if (line.startsWith(name))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    }
    return {};
}

} // namespace

QJsonObject clientEnvironment()
{
    QJsonObject environment{{u"host"_s, QSysInfo::machineHostName()},
                            {u"os"_s, QSysInfo::prettyProductName()},
                            {u"kernel"_s, QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
                            {u"architecture"_s, QSysInfo::currentCpuArchitecture()},
                            {u"cores"_s, QThread::idealThreadCount()},
                            {u"qt"_s, QString::fromLatin1(qVersion())},
                            {u"servescope"_s, QStringLiteral(SERVESCOPE_VERSION)}};
    if (const QString cpu = procValue(u"/proc/cpuinfo"_s, "model name"); !cpu.isEmpty())
        environment[u"cpu"_s] = cpu;
    const QString memory = procValue(u"/proc/meminfo"_s, "MemTotal"); // "16384000 kB"
    if (const qint64 kilobytes = memory.section(u' ', 0, 0).toLongLong(); kilobytes > 0)
        environment[u"memory_bytes"_s] = kilobytes * 1024;
    return environment;
}

} // namespace servescope
