// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library_index.h"

#include "core/base/files.h"

#include <QCborMap>
#include <QCborValue>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 magic = 0x53564958; // "SVIX"
constexpr quint32 version = 1;
constexpr qint64 largest = 1LL << 30;
/// Two changes of a manifest within the clock's grain look like one.
constexpr qint64 grainMs = 2000;

QString indexPath(const QString &library)
{
    return QDir(library).filePath(u".servescope-index"_s);
}

QDataStream &operator<<(QDataStream &out, const PointEntry &entry)
{
    const SweepPoint &point = entry.point;
    return out << point.ordinal << point.lengths.input << point.lengths.output << point.load.maxConcurrency
               << point.load.numPrompts << point.requestRate << point.repeat << point.id
               << static_cast<quint8>(entry.state) << entry.error.code << entry.error.message
               << entry.error.hint << entry.error.args << entry.completed << entry.failed;
}

QDataStream &operator>>(QDataStream &in, PointEntry &entry)
{
    SweepPoint &point = entry.point;
    quint8 state = 0;
    in >> point.ordinal >> point.lengths.input >> point.lengths.output >> point.load.maxConcurrency >>
        point.load.numPrompts >> point.requestRate >> point.repeat >> point.id >> state >> entry.error.code >>
        entry.error.message >> entry.error.hint >> entry.error.args >> entry.completed >> entry.failed;
    entry.state = static_cast<RunState>(state);
    return in;
}

QByteArray cbor(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QCborValue::fromJsonValue(object).toCbor();
}

QJsonObject fromCbor(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QJsonObject() : QCborValue::fromCbor(bytes).toMap().toJsonObject();
}

QDataStream &operator<<(QDataStream &out, const Manifest &manifest)
{
    out << static_cast<quint8>(manifest.state) << manifest.name << manifest.started << manifest.ended
        << manifest.model << manifest.backend << manifest.baseUrl << manifest.endpoint << manifest.tokenizer
        << manifest.tokenizerNote << manifest.datasetFingerprint << manifest.seed
        << cbor(manifest.environment) << cbor(manifest.imported) << cbor(manifest.declared)
        << static_cast<quint32>(manifest.points.size());
    for (const PointEntry &entry : manifest.points)
        out << entry;
    return out;
}

QDataStream &operator>>(QDataStream &in, Manifest &manifest)
{
    quint8 state = 0;
    quint32 points = 0;
    QByteArray environment, imported, declared;
    in >> state >> manifest.name >> manifest.started >> manifest.ended >> manifest.model >>
        manifest.backend >> manifest.baseUrl >> manifest.endpoint >> manifest.tokenizer >>
        manifest.tokenizerNote >> manifest.datasetFingerprint >> manifest.seed >> environment >> imported >>
        declared >> points;
    manifest.state = static_cast<RunState>(state);
    manifest.environment = fromCbor(environment);
    manifest.imported = fromCbor(imported);
    manifest.declared = fromCbor(declared);
    for (quint32 i = 0; i < points && in.status() == QDataStream::Ok; ++i)
        in >> manifest.points.emplace_back();
    return in;
}

} // namespace

LibraryIndex LibraryIndex::load(const QString &library)
{
    LibraryIndex index;
    const QFileInfo file(indexPath(library));
    const auto bytes = file.exists() ? readFile(file.filePath(), largest)
                                     : Result<QByteArray>(Error{u"file.open"_s, {}, {}, {}});
    constexpr qsizetype digest = 32;
    if (!bytes || bytes->size() < digest)
        return index;
    const QByteArray content = bytes->chopped(digest);
    if (QCryptographicHash::hash(content, QCryptographicHash::Sha256) != bytes->last(digest))
        return index;
    QDataStream in(content);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 foundMagic = 0, foundVersion = 0, count = 0;
    QByteArray writer;
    in >> foundMagic >> foundVersion >> writer >> count;
    if (foundMagic != magic || foundVersion != version || writer != SERVESCOPE_VERSION)
        return index;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        QString name;
        Entry entry;
        in >> name >> entry.modifiedMs >> entry.size >> entry.manifest;
        index.m_entries.insert(name, entry);
    }
    if (in.status() != QDataStream::Ok)
        return LibraryIndex();
    index.m_writtenMs = file.lastModified().toMSecsSinceEpoch();
    return index;
}

std::optional<Manifest> LibraryIndex::find(const QString &folderName, qint64 modifiedMs, qint64 size) const
{
    const auto found = m_entries.constFind(folderName);
    if (found == m_entries.constEnd() || found->modifiedMs != modifiedMs || found->size != size)
        return std::nullopt;
    if (std::abs(modifiedMs - m_writtenMs) < grainMs)
        return std::nullopt;
    return found->manifest;
}

void LibraryIndex::insert(const QString &folderName, qint64 modifiedMs, qint64 size, const Manifest &manifest)
{
    m_entries.insert(folderName, {modifiedMs, size, manifest});
    m_changed = true;
}

void LibraryIndex::retain(const QStringList &folderNames)
{
    const QSet<QString> names(folderNames.begin(), folderNames.end());
    m_changed |= m_entries.removeIf([&names](const auto &entry) { return !names.contains(entry.key()); }) > 0;
}

void LibraryIndex::save(const QString &library) const
{
    if (!m_changed)
        return;
    QByteArray content;
    QDataStream out(&content, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << version << QByteArray(SERVESCOPE_VERSION) << static_cast<quint32>(m_entries.size());
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        out << it.key() << it->modifiedMs << it->size << it->manifest;
    (void)writeFile(indexPath(library),
                    content + QCryptographicHash::hash(content, QCryptographicHash::Sha256));
}

} // namespace servescope
