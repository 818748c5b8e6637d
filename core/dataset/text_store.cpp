// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/text_store.h"

#include <QDir>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error spillError(const QString &folder, const QString &reason)
{
    return Error{u"dataset.spill"_s,
                 u"Cannot keep the prompts in a temporary file in %1: %2."_s.arg(folder, reason),
                 u"Free space there, or ask for fewer or shorter prompts."_s,
                 {folder, reason}};
}

} // namespace

TextStore::TextStore(int count, qint64 memoryLimit)
    : m_entries(static_cast<size_t>(count)), m_memoryLeft(memoryLimit)
{}

Result<void> TextStore::put(int index, const QByteArray &utf8)
{
    const std::lock_guard lock(m_writing);
    if (index >= static_cast<int>(m_entries.size()))
        m_entries.resize(static_cast<size_t>(index) + 1);
    Entry &entry = m_entries[static_cast<size_t>(index)];
    entry.size = utf8.size();
    if (utf8.size() > m_memoryLeft)
        return spill(entry, utf8);
    m_memoryLeft -= utf8.size();
    entry.inMemory = utf8;
    return {};
}

Result<void> TextStore::spill(Entry &entry, const QByteArray &utf8)
{
    m_memoryLeft = 0;
    // Qt names no folder at all when TMPDIR does not exist.
    const QString folder = QDir::tempPath();
    if (!m_file) {
        if (folder.isEmpty())
            return spillError(qEnvironmentVariable("TMPDIR"), u"no such folder"_s);
        m_file = std::make_unique<QTemporaryFile>(folder + u"/servescope-prompts-XXXXXX"_s);
        if (m_file->open()) {
            m_reader.setFileName(m_file->fileName());
            if (!m_reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                return spillError(folder, m_reader.errorString());
        }
    }
    entry.offset = m_file->size();
    if (!m_file->isOpen() || !m_file->seek(entry.offset) || m_file->write(utf8) != utf8.size() ||
        !m_file->flush())
        return spillError(folder, m_file->errorString());
    return {};
}

QByteArray TextStore::text(int index) const
{
    const Entry &entry = m_entries[static_cast<size_t>(index)];
    if (entry.offset < 0)
        return entry.inMemory;
    const std::lock_guard lock(m_reading);
    m_reader.seek(entry.offset);
    return m_reader.read(entry.size);
}

} // namespace servescope
