// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/hf_rows.h"

#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/dataset/hf_client.h"
#include "core/tokenizer/hub.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

#include <algorithm>
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int pageSize = 100; // the most the API gives at once

Error cannotWrite(const QString &path, const QString &why)
{
    return Error{u"file.write"_s,
                 u"Cannot write %1: %2."_s.arg(path, why),
                 u"Check the free space and the permissions; the old file is unchanged."_s,
                 {path, why}};
}

/// A name of the hub as a folder's.
QString folderName(QString name)
{
    return name.replace(u'/', u"--"_s).replace(u".."_s, u"__"_s);
}

/// What the cache has of one split.
class RowsCache
{
public:
    explicit RowsCache(const QString &folder)
        : m_folder(folder), m_rowsPath(folder + u"/rows.jsonl"_s), m_statePath(folder + u"/state.json"_s)
    {}

    const QString &path() const { return m_rowsPath; }
    int rows() const { return m_rows; }
    /// Nothing is to be had beyond `wanted` rows, or beyond the set's end.
    bool has(int wanted) const { return m_rows >= std::min(wanted, m_total); }

    Result<void> open()
    {
        const Result<QByteArray> bytes = readFile(m_statePath, 1 << 16);
        const Result<JsonValue> state = bytes ? readJson(*bytes) : Result<JsonValue>(bytes.error());
        if (!state)
            return {};
        m_rows = static_cast<int>((*state)["rows"].integer().value_or(0));
        m_bytes = (*state)["bytes"].integer().value_or(0);
        m_total = static_cast<int>((*state)["total"].integer().value_or(std::numeric_limits<int>::max()));
        QFile file(m_rowsPath);
        if (m_rows < 0 || m_bytes < 0 || file.size() < m_bytes) {
            m_rows = 0; // not what was written: fetched again
            m_bytes = 0;
        }
        // What was being added when the program died is cut off.
        if (file.exists() && file.size() > m_bytes && !file.resize(m_bytes))
            return cannotWrite(m_rowsPath, file.errorString());
        return {};
    }

    Result<void> add(const JsonValue &page)
    {
        QByteArray lines;
        int count = 0;
        const JsonValue &rows = page["rows"];
        for (qsizetype i = 0; i < rows.size(); ++i, ++count) {
            JsonWriter json(JsonWriter::Style::Compact);
            rows.at(i).write(json);
            lines += json.take() + '\n';
        }
        QFile file(m_rowsPath);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(lines) != lines.size() ||
            !file.flush())
            return cannotWrite(m_rowsPath, file.errorString());
        m_rows += count;
        m_bytes += lines.size();
        m_total =
            count < pageSize ? m_rows : static_cast<int>(page["num_rows_total"].integer().value_or(m_total));
        JsonWriter json;
        json.beginObject()
            .member("rows", m_rows)
            .member("bytes", m_bytes)
            .member("total", m_total)
            .endObject();
        return writeFile(m_statePath, json.take());
    }

private:
    QString m_folder;
    QString m_rowsPath;
    QString m_statePath;
    int m_rows = 0;
    qint64 m_bytes = 0;
    int m_total = std::numeric_limits<int>::max(); // not known
};

/// Subset and split, chosen from what there is.
Result<std::pair<QString, QString>> chooseSplit(const HfSource &source, const JsonValue &answer)
{
    QStringList subsets, splits;
    const JsonValue &all = answer["splits"];
    for (qsizetype i = 0; i < all.size(); ++i)
        if (const QString name = all.at(i)["config"].text(); !subsets.contains(name))
            subsets.append(name);
    QString subset = source.subset;
    for (const QString &usual : QStringList{u"default"_s, u"main"_s} + subsets)
        if (subset.isEmpty() && subsets.contains(usual))
            subset = usual;
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all.at(i)["config"].text() == subset)
            splits.append(all.at(i)["split"].text());
    QString split = source.split;
    if (split.isEmpty())
        split = splits.contains(u"train"_s) ? u"train"_s : splits.value(0);
    if (!split.isEmpty() && splits.contains(split))
        return std::pair(subset, split);
    QStringList known;
    for (qsizetype i = 0; i < all.size(); ++i)
        known.append(all.at(i)["config"].text() + u'/' + all.at(i)["split"].text());
    const QString wanted = subset + u'/' + split;
    return Error{u"dataset.hf_split"_s,
                 u"The data set %1 has no %2."_s.arg(source.id, wanted),
                 u"Its subsets and splits are: %1."_s.arg(known.join(", "_L1)),
                 {source.id, wanted, known.join(", "_L1)}};
}

Result<JsonValue> splitsOf(const HfSource &source, const QString &folder, HfClient &client)
{
    const QString path = folder + u"/splits.json"_s;
    if (const Result<QByteArray> bytes = readFile(path, 1 << 24)) {
        Result<JsonValue> cached = readJson(*bytes);
        if (cached && cached->contains("splits"))
            return cached;
    }
    if (hubIsOffline())
        return client.unreachable(u"HF_HUB_OFFLINE is set"_s);
    QUrlQuery query;
    query.addQueryItem(u"dataset"_s, QString::fromLatin1(QUrl::toPercentEncoding(source.id)));
    Result<JsonValue> answer = client.get(u"splits"_s, query);
    if (!answer || (*answer)["splits"].size() == 0)
        return answer;
    JsonWriter json;
    answer->write(json);
    if (const Result<void> written = writeFile(path, json.take()); !written)
        return written.error();
    return answer;
}

} // namespace

Result<HfTable> fetchHfRows(const HfSource &source, const HfPatience &patience,
                            const std::atomic_bool &cancelled)
{
    if (!looksLikeHubId(source.id))
        return Error{u"dataset.hf_name"_s,
                     u"\"%1\" is not the name of a data set on the Hugging Face hub."_s.arg(source.id),
                     u"Write it like openai/gsm8k."_s,
                     {source.id}};
    const QString folder = hubHome() + u"/servescope/datasets/"_s + folderName(source.id);
    if (!QDir().mkpath(folder))
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(folder),
                     u"Choose a folder you may write to."_s,
                     {folder}};
    QLockFile lock(folder + u"/lock"_s); // another program may be fetching the same
    while (!lock.tryLock(20ms)) {
        if (cancelled)
            return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
        if (lock.error() == QLockFile::PermissionError)
            return cannotWrite(folder, u"permission denied"_s);
    }
    HfClient client(source.id, patience, folder + u"/page.part"_s, cancelled);
    const Result<JsonValue> splits = splitsOf(source, folder, client);
    if (!splits)
        return splits.error();
    const auto chosen = chooseSplit(source, *splits);
    if (!chosen)
        return chosen.error();
    const auto &[subset, split] = *chosen;
    const QString place = folder + u'/' + folderName(subset) + u'/' + folderName(split);
    if (!QDir().mkpath(place))
        return cannotWrite(place, u"the folder cannot be made"_s);
    RowsCache cache(place);
    if (const Result<void> opened = cache.open(); !opened)
        return opened.error();
    while (!cache.has(source.rows)) {
        if (hubIsOffline())
            return client.unreachable(u"HF_HUB_OFFLINE is set"_s);
        QUrlQuery query;
        const auto encoded = [](const QString &text) {
            return QString::fromLatin1(QUrl::toPercentEncoding(text));
        };
        query.addQueryItem(u"dataset"_s, encoded(source.id));
        query.addQueryItem(u"config"_s, encoded(subset));
        query.addQueryItem(u"split"_s, encoded(split));
        query.addQueryItem(u"offset"_s, QString::number(cache.rows()));
        query.addQueryItem(u"length"_s, QString::number(pageSize));
        const Result<JsonValue> page = client.get(u"rows"_s, query);
        if (!page)
            return page.error();
        if (!(*page)["rows"].isArray())
            return Error{u"dataset.hf_server"_s,
                         u"%1 answered with status %2: %3"_s.arg(HfClient::server(), u"200"_s, u"no rows"_s),
                         u"Try again later, or download the file and use custom or sharegpt."_s,
                         {HfClient::server(), u"200"_s, u"no rows"_s}};
        if (const Result<void> added = cache.add(*page); !added)
            return added.error();
    }
    return HfTable{cache.path(), std::min(source.rows, cache.rows())};
}

} // namespace servescope
