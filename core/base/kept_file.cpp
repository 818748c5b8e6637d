// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/kept_file.h"

#include "core/base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr qint64 largestKept = 64 << 20;

std::unique_ptr<QLockFile> lockOf(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + ".lock"_L1);
    lock->setStaleLockTime(0); // only its process ends it
    return lock;
}

} // namespace

KeptFile::KeptFile(const QString &folder, const QString &suffix) : m_folder(folder), m_suffix(suffix)
{
    m_writer.setMaxThreadCount(1);
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return;
    m_file = QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + u'.' + m_suffix);
    m_lock = lockOf(m_file);
    if (!m_lock->tryLock(0))
        m_file.clear();
}

KeptFile::~KeptFile()
{
    m_writer.waitForDone();
}

void KeptFile::keep(const QByteArray &bytes)
{
    if (m_file.isEmpty())
        return;
    m_kept = true;
    m_writer.start([file = m_file, bytes] { (void)writeFile(file, bytes); });
}

void KeptFile::drop()
{
    if (std::exchange(m_kept, false))
        m_writer.start([file = m_file] { QFile::remove(file); });
}

std::optional<QByteArray> KeptFile::orphan(bool (*good)(const QByteArray &bytes))
{
    if (m_folder.isEmpty())
        return std::nullopt;
    const QDir folder(m_folder);
    for (const QFileInfo &info : folder.entryInfoList({u"*."_s + m_suffix}, QDir::Files, QDir::Time)) {
        if (info.filePath() == m_file)
            continue;
        auto lock = lockOf(info.filePath());
        if (!lock->tryLock(0))
            continue; // its writer lives
        const Result<QByteArray> bytes = readFile(info.filePath(), largestKept);
        if (bytes && good(*bytes)) {
            m_orphan = info.filePath();
            m_orphanLock = std::move(lock);
            return *bytes;
        }
    }
    return std::nullopt;
}

void KeptFile::discardOrphan()
{
    if (!m_orphan.isEmpty()) // after what has been kept of it
        m_writer.start([file = m_orphan] { QFile::remove(file); });
    m_orphan.clear();
    m_orphanLock.reset();
}

} // namespace servescope
