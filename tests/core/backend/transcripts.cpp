// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/backend/transcripts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace servescope::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR) + u"/transcripts/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// The body bytes among the first `size` bytes of a raw HTTP answer.
QByteArray bodyOf(QByteArrayView raw, qsizetype size)
{
    const qsizetype headEnd = raw.indexOf("\r\n\r\n") + 4;
    const bool chunked = raw.first(headEnd).contains("chunked");
    const QByteArrayView rest = raw.first(qMax(size, headEnd)).sliced(headEnd);
    if (!chunked)
        return rest.toByteArray();
    QByteArray body;
    qsizetype at = 0;
    for (;;) {
        const qsizetype lineEnd = rest.indexOf("\r\n", at);
        if (lineEnd < 0)
            return body;
        const qsizetype length = rest.sliced(at, lineEnd - at).toByteArray().toLongLong(nullptr, 16);
        const QByteArrayView data = rest.sliced(lineEnd + 2);
        body += data.first(qMin(length, data.size()));
        at = lineEnd + 2 + length + 2;
        if (length == 0 || at > rest.size())
            return body;
    }
}

Transcript load(const QJsonObject &facts)
{
    Transcript t;
    t.file = facts["file"_L1].toString();
    t.backend = facts["backend"_L1].toString();
    t.httpStatus = facts["http"_L1].toInt();
    t.kinds = facts["kinds"_L1].toString();
    t.text = facts["text"_L1].toString();
    t.finish = facts["finish"_L1].toString();
    t.usage = facts["usage"_L1].toArray();
    t.tokens = facts["tokens"_L1].toArray();
    t.code = facts["code"_L1].toString();
    if (facts.contains("cached"_L1))
        t.cached = facts["cached"_L1].toInt();
    if (facts.contains("server_ms"_L1))
        t.serverMs = facts["server_ms"_L1].toDouble();
    const QByteArray raw = contents(t.file);
    if (!t.file.endsWith(".raw"_L1)) {
        t.body = raw;
        return t;
    }
    t.body = bodyOf(raw, raw.size());
    qsizetype offset = 0;
    for (const QJsonValue &read : facts["reads"_L1].toArray()) {
        offset += read.toInt();
        t.splits.push_back(bodyOf(raw, offset).size());
    }
    return t;
}

} // namespace

const std::vector<Transcript> &transcripts()
{
    static const std::vector<Transcript> all = [] {
        std::vector<Transcript> list;
        const QJsonDocument facts = QJsonDocument::fromJson(contents(u"facts.json"_s));
        for (const QJsonValue &entry : facts.array())
            list.push_back(load(entry.toObject()));
        return list;
    }();
    return all;
}

Transcript transcript(const QString &file)
{
    for (const Transcript &t : transcripts()) {
        if (t.file == file)
            return t;
    }
    qFatal("no transcript %s", qPrintable(file));
}

RequestRecord decode(const QString &backend, const QByteArray &body, const std::vector<qsizetype> &splits,
                     bool keepText)
{
    RequestRecord record;
    const auto decoder = findBackend(backend)->decoder(keepText);
    std::vector<qsizetype> ends = splits;
    ends.push_back(body.size());
    std::sort(ends.begin(), ends.end());
    qsizetype at = 0;
    Nanoseconds time{};
    for (const qsizetype end : ends) {
        if (end == at)
            continue;
        time += std::chrono::milliseconds(1);
        // A copy of the exact size, so that a read beyond the piece is a read beyond its allocation.
        const QByteArray piece = body.mid(at, end - at);
        decoder->feed(piece, time, record);
        at = end;
    }
    decoder->finish(record);
    return record;
}

QString letters(const RequestRecord &record)
{
    QString text;
    for (const StreamEvent &event : record.events) {
        switch (event.kind) {
        case EventKind::Role:
            text += u'r';
            break;
        case EventKind::Empty:
            text += u'e';
            break;
        case EventKind::Reasoning:
            text += u't';
            break;
        case EventKind::Content:
            text += u'c';
            break;
        case EventKind::Tool:
            text += u'x';
            break;
        case EventKind::Usage:
            text += u'u';
            break;
        case EventKind::Error:
            text += u'E';
            break;
        case EventKind::End:
            text += u'.';
            break;
        case EventKind::Answer:
            text += u'a';
            break;
        case EventKind::Other:
            text += u'o';
            break;
        }
    }
    return text;
}

} // namespace servescope::test
