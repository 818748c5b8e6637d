// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/draft_store.h"

#include "core/base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr qint64 kMaxDraft = 64 << 20;

// One line of JSON says whose draft it is, the text follows byte for byte.
QByteArray toBytes(const ScenarioDraft &draft)
{
    const QJsonObject head{{u"title"_s, draft.title}, {u"path"_s, draft.path}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + draft.text;
}

std::optional<ScenarioDraft> fromBytes(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QJsonDocument head = QJsonDocument::fromJson(bytes.left(end));
    if (end < 0 || !head.isObject())
        return std::nullopt;
    return ScenarioDraft{head[u"title"_s].toString(), head[u"path"_s].toString(), bytes.mid(end + 1)};
}

std::unique_ptr<QLockFile> lockOf(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + ".lock"_L1);
    lock->setStaleLockTime(0); // only its process ends it
    return lock;
}

} // namespace

DraftStore::DraftStore(const QString &folder) : m_folder(folder)
{
    m_writer.setMaxThreadCount(1);
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return;
    m_file = QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + ".draft"_L1);
    m_lock = lockOf(m_file);
    if (!m_lock->tryLock(0))
        m_file.clear();
}

DraftStore::~DraftStore()
{
    m_writer.waitForDone();
}

void DraftStore::keep(const ScenarioDraft &draft)
{
    if (m_file.isEmpty())
        return;
    m_kept = true;
    // A disk that is full is not worth a message here: saving will say so.
    m_writer.start([file = m_file, bytes = toBytes(draft)] { (void)writeFile(file, bytes); });
}

void DraftStore::drop()
{
    if (std::exchange(m_kept, false))
        m_writer.start([file = m_file] { QFile::remove(file); });
}

std::optional<ScenarioDraft> DraftStore::orphan()
{
    if (m_folder.isEmpty())
        return std::nullopt;
    const QDir folder(m_folder);
    for (const QFileInfo &info : folder.entryInfoList({u"*.draft"_s}, QDir::Files, QDir::Time)) {
        if (info.filePath() == m_file)
            continue;
        auto lock = lockOf(info.filePath());
        if (!lock->tryLock(0))
            continue; // its writer lives
        const auto bytes = readFile(info.filePath(), kMaxDraft);
        if (const auto draft = bytes ? fromBytes(*bytes) : std::nullopt) {
            m_orphan = info.filePath();
            m_orphanLock = std::move(lock);
            return draft;
        }
    }
    return std::nullopt;
}

void DraftStore::discardOrphan()
{
    if (!m_orphan.isEmpty()) // after what has been kept of it
        m_writer.start([file = m_orphan] { QFile::remove(file); });
    m_orphan.clear();
    m_orphanLock.reset();
}

} // namespace servescope
