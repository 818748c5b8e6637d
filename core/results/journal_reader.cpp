// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/journal.h"

#include "core/results/line_scanner.h"

#include <QFile>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestRecord = 256 << 20;
constexpr qsizetype blockSize = 16 << 20;
constexpr qsizetype smallBlock = 256 << 10; ///< not worth a thread

Result<RequestRecord> outlineFromLine(QByteArrayView line)
{
    if (auto record = scanLine(line, LineParts::Outline))
        return std::move(*record);
    auto record = recordFromLine(line);
    if (record) {
        std::vector<StreamEvent> &events = record.value().events;
        const auto first = std::ranges::find_if(events, [](const StreamEvent &each) { return each.choices; });
        if (first == events.end())
            events.clear();
        else
            events = {*first};
    }
    return record;
}

void readLines(QByteArrayView block, LineParts parts, JournalContents &contents)
{
    while (!block.isEmpty()) {
        const void *feed = std::memchr(block.data(), '\n', static_cast<size_t>(block.size()));
        const qsizetype length = feed ? static_cast<const char *>(feed) - block.data() : block.size();
        const QByteArrayView line = block.first(length).trimmed();
        block = block.sliced(std::min(length + 1, block.size()));
        if (line.isEmpty())
            continue;
        if (auto record = parts == LineParts::All ? recordFromLine(line) : outlineFromLine(line))
            contents.records.push_back(std::move(record.value()));
        else
            ++contents.damagedLines;
    }
}

/// Whole lines, in as many pieces as there are processors.
void readBlock(QByteArrayView block, LineParts parts, JournalContents &contents)
{
    const unsigned threads =
        block.size() < smallBlock ? 1 : std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    std::vector<JournalContents> pieces(threads);
    std::vector<std::thread> running;
    for (unsigned i = 0; i < threads; ++i) {
        const qsizetype aim = block.size() / (threads - i);
        const qsizetype feed = i + 1 < threads ? block.indexOf('\n', aim) : -1;
        const QByteArrayView piece = feed < 0 ? block : block.first(feed + 1);
        block = block.sliced(piece.size());
        if (i + 1 < threads)
            running.emplace_back([piece, parts, &into = pieces[i]] { readLines(piece, parts, into); });
        else
            readLines(piece, parts, pieces[i]);
    }
    for (std::thread &thread : running)
        thread.join();
    for (JournalContents &piece : pieces) {
        contents.records.insert(contents.records.end(), std::make_move_iterator(piece.records.begin()),
                                std::make_move_iterator(piece.records.end()));
        contents.damagedLines += piece.damagedLines;
    }
}

Result<JournalContents> readParts(const QString &path, LineParts parts)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{u"file.open"_s,
                     u"Cannot open %1: %2."_s.arg(path, file.errorString()),
                     u"Check the path and the permissions."_s,
                     {path, file.errorString()}};
    JournalContents contents;
    QByteArray block;
    qsizetype filled = 0;  // of the block: begins with a line
    bool skipping = false; // the rest of a line that is longer than any record
    for (;;) {
        if (block.size() - filled < blockSize / 2)
            block.resize(filled + blockSize);
        const qint64 got = file.read(block.data() + filled, block.size() - filled);
        if (got < 0)
            return Error{u"file.read"_s,
                         u"Cannot read %1: %2."_s.arg(path, file.errorString()),
                         {},
                         {path, file.errorString()}};
        if (got == 0)
            break;
        const qsizetype before = std::exchange(filled, filled + got);
        const QByteArrayView fresh(block.constData() + before, got);
        if (skipping) {
            const qsizetype feed = fresh.indexOf('\n');
            const qsizetype rest = feed < 0 ? 0 : fresh.size() - feed - 1;
            std::memmove(block.data(), block.constData() + filled - rest, static_cast<size_t>(rest));
            filled = rest;
            skipping = feed < 0;
            if (rest == 0)
                continue;
        }
        const qsizetype feed = QByteArrayView(block.constData(), filled).lastIndexOf('\n');
        if (feed >= 0) {
            readBlock(QByteArrayView(block.constData(), feed + 1), parts, contents);
            filled -= feed + 1;
            std::memmove(block.data(), block.constData() + feed + 1, static_cast<size_t>(filled));
        } else if (filled > longestRecord) {
            ++contents.damagedLines;
            filled = 0;
            skipping = true;
        }
    }
    readBlock(QByteArrayView(block.constData(), filled), parts, contents);
    return contents;
}

} // namespace

Result<JournalContents> readJournal(const QString &path)
{
    return readParts(path, LineParts::All);
}

Result<JournalContents> readJournalOutline(const QString &path)
{
    return readParts(path, LineParts::Outline);
}

} // namespace servescope
