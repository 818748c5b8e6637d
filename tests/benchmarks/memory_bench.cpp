// SPDX-License-Identifier: GPL-3.0-or-later
// See memory.sh.
#include "core/base/random.h"
#include "core/base/resource_usage.h"
#include "core/run/point_sink.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <thread>

using namespace servescope;
using namespace std::chrono_literals;

int main(int argc, char **argv)
{
    const int requests = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const int events = argc > 2 ? std::atoi(argv[2]) : 128;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("point.journal.jsonl"));
    auto journal = JournalWriter::open(path);
    if (!journal) {
        std::fprintf(stderr, "%s\n", qPrintable(journal.error().message));
        return 1;
    }
    const qint64 before = residentBytes();
    PointSink sink(*std::move(journal), argc > 3, {}); // any third argument: keep the texts too
    Random random(1, 1);
    Nanoseconds now = 1h;
    qint64 most = 0;
    for (int i = 0; i < requests; ++i) {
        RequestRecord record;
        record.index = i;
        record.scheduled = record.sent = now;
        record.written = record.firstByte = now + 1ms;
        record.outputTokensRequested = events;
        record.outputTokensServer = events;
        record.httpStatus = 200;
        record.events.reserve(static_cast<size_t>(events) + 4); // as RequestRun does
        for (int k = 0; k < events; ++k) {
            StreamEvent event;
            event.time = now + 50ms + k * 20ms + Nanoseconds(random.integer(0, 1'000'000));
            event.kind = EventKind::Content;
            event.choices = true;
            event.characters = 5;
            record.events.push_back(event);
        }
        record.ended = record.events.back().time;
        record.text = QStringLiteral(" word").repeated(events);
        sink.accept(std::move(record));
        now += 1ms;
        if (i % 1000 == 0) {
            most = std::max(most, residentBytes());
            std::this_thread::sleep_for(100ms); // 10,000 requests a second are more than any server ends
        }
    }
    const qint64 running = residentBytes();
    const auto records = sink.close();
    most = std::max(most, residentBytes());
    std::printf(
        "%d requests × %d events: resident before %.1f MB, after the last request %.1f MB (%.0f bytes a "
        "request), at most with the evaluation's records %.1f MB; journal %.0f MB; %zu records\n",
        requests, events, before / 1e6, running / 1e6, static_cast<double>(running - before) / requests,
        most / 1e6, QFileInfo(path).size() / 1e6, records ? records->size() : 0);
}
