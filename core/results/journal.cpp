// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/journal.h"

#include <QFile>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// How long a batch gathers: what a killed process may lose of finished requests. Fifty writes a second at
/// most.
constexpr auto gatherTime = std::chrono::milliseconds(20);

} // namespace

struct JournalWriter::Private
{
    QFile file; ///< unbuffered: write() is the system's write(); only the thread touches it after open()
    std::thread thread;

    std::mutex mutex; ///< guards queue and stop
    std::condition_variable wake;
    std::vector<RequestRecord> queue;
    bool stop = false;

    QByteArray unwritten; ///< whole lines, or the rest of one whose beginning is in the file
    QString problem;      ///< of the newest failed batch; read after the thread ended
    std::atomic<bool> failed = false;
    bool canBeRead = false;

    void writeBatch(const std::vector<RequestRecord> &records)
    {
        for (const RequestRecord &record : records) {
            unwritten += journalLine(record);
            unwritten += '\n';
        }
        if (unwritten.isEmpty())
            return;
        const qint64 written = file.write(unwritten);
        if (written > 0)
            unwritten.remove(0, written);
        if (!unwritten.isEmpty()) { // kept for the next try: the disk may have room again
            problem = file.errorString();
            failed = true;
        }
    }

    void run()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            if (unwritten.isEmpty())
                wake.wait(lock, [this] { return stop || !queue.empty(); });
            wake.wait_for(lock, gatherTime, [this] { return stop; });
            const std::vector<RequestRecord> batch = std::exchange(queue, {});
            const bool last = stop;
            lock.unlock();
            writeBatch(batch);
            if (last)
                return;
            lock.lock();
        }
    }
};

JournalWriter::JournalWriter(std::unique_ptr<Private> p) : d(std::move(p)) {}

Result<std::unique_ptr<JournalWriter>> JournalWriter::open(const QString &path)
{
    auto p = std::make_unique<Private>();
    p->file.setFileName(path);
    if (!p->file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return Error{u"journal.open"_s,
                     u"Cannot open the request journal %1: %2."_s.arg(path, p->file.errorString()),
                     u"Choose a result folder you may write to."_s,
                     {path, p->file.errorString()}};
    // A line torn by a crash must not swallow the first new one.
    if (!p->file.isSequential() && p->file.size() > 0 && p->file.seek(p->file.size() - 1) &&
        p->file.read(1) != "\n")
        p->unwritten = "\n";
    p->canBeRead = !p->file.isSequential();
    p->thread = std::thread([d = p.get()] { d->run(); });
    return std::unique_ptr<JournalWriter>(new JournalWriter(std::move(p)));
}

JournalWriter::~JournalWriter()
{
    (void)close();
}

void JournalWriter::append(const RequestRecord &record)
{
    {
        const std::lock_guard lock(d->mutex);
        d->queue.push_back(record);
    }
    d->wake.notify_one();
}

Result<void> JournalWriter::close()
{
    if (d->thread.joinable()) {
        {
            const std::lock_guard lock(d->mutex);
            d->stop = true;
        }
        d->wake.notify_one();
        d->thread.join();
        d->file.close();
    }
    if (!d->failed)
        return {};
    const QString path = d->file.fileName();
    return Error{u"journal.write"_s,
                 u"Cannot write the request journal %1: %2."_s.arg(path, d->problem),
                 u"Check the free space; requests may be missing from it."_s,
                 {path, d->problem}};
}

bool JournalWriter::failed() const
{
    return d->failed;
}

QString JournalWriter::path() const
{
    return d->file.fileName();
}

bool JournalWriter::canBeRead() const
{
    return d->canBeRead;
}

} // namespace servescope
