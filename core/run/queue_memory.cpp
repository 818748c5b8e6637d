// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/queue_memory.h"

#include "core/run/run_queue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr auto writePause = std::chrono::milliseconds(200); // several changes make one file

std::vector<UnfinishedJob> unfinishedJobs(const RunQueue &queue)
{
    std::vector<UnfinishedJob> jobs;
    std::vector<int> numbers;
    for (const QueuedPoint &row : queue.points()) {
        const SweepJob *job = queue.job(row.job);
        if (!job || (row.state != RunState::Queued && row.state != RunState::Running))
            continue;
        const auto at = static_cast<size_t>(std::ranges::find(numbers, row.job) - numbers.begin());
        if (at == numbers.size()) {
            numbers.push_back(row.job);
            jobs.push_back({job->title, job->scenarioText, job->library, {}, {}});
        }
        jobs[at].openPoints += row.point.id;
    }
    for (size_t i = 0; i < jobs.size(); ++i)
        for (const QueuedPoint &row : queue.points())
            if (row.job == numbers[i] && !row.runFolder.isEmpty())
                jobs[i].runFolder = row.runFolder;
    return jobs;
}

QByteArray toBytes(const std::vector<UnfinishedJob> &jobs)
{
    QJsonArray list;
    for (const UnfinishedJob &job : jobs)
        list.append(QJsonObject{{u"title"_s, job.title},
                                {u"scenario"_s, QString::fromUtf8(job.scenarioText)},
                                {u"library"_s, job.library},
                                {u"run_folder"_s, job.runFolder},
                                {u"open_points"_s, QJsonArray::fromStringList(job.openPoints)}});
    return QJsonDocument(QJsonObject{{u"jobs"_s, list}}).toJson(QJsonDocument::Compact);
}

/// Empty where the bytes are not what toBytes() writes.
std::vector<UnfinishedJob> jobsFromBytes(const QByteArray &bytes)
{
    std::vector<UnfinishedJob> jobs;
    const QJsonArray list = QJsonDocument::fromJson(bytes)[u"jobs"_s].toArray();
    for (const auto &value : list) {
        const QJsonObject object = value.toObject();
        UnfinishedJob job{object[u"title"_s].toString(), object[u"scenario"_s].toString().toUtf8(),
                          object[u"library"_s].toString(), object[u"run_folder"_s].toString(),
                          object[u"open_points"_s].toVariant().toStringList()};
        if (!job.scenarioText.isEmpty() && !job.openPoints.isEmpty())
            jobs.push_back(std::move(job));
    }
    return jobs;
}

} // namespace

QueueMemory::QueueMemory(const RunQueue &queue, const QString &folder, QObject *parent)
    : QObject(parent), m_queue(queue), m_file(folder, u"queue"_s)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(writePause);
    connect(&m_pause, &QTimer::timeout, this, &QueueMemory::keep);
    const auto later = [this] {
        if (!m_pause.isActive())
            m_pause.start();
    };
    connect(&queue, &RunQueue::rowsAdded, this, later);
    connect(&queue, &RunQueue::rowsReset, this, later);
    connect(&queue, &RunQueue::rowMoved, this, later);
    connect(&queue, &RunQueue::rowChanged, this, later);
}

std::vector<UnfinishedJob> QueueMemory::left()
{
    const auto bytes = m_file.orphan([](const QByteArray &found) { return !jobsFromBytes(found).empty(); });
    return bytes ? jobsFromBytes(*bytes) : std::vector<UnfinishedJob>();
}

void QueueMemory::drop()
{
    m_pause.stop();
    m_queue.disconnect(this);
    m_file.drop();
}

void QueueMemory::keep()
{
    std::vector<UnfinishedJob> jobs = unfinishedJobs(m_queue);
    if (jobs == m_kept)
        return;
    m_kept = std::move(jobs);
    if (m_kept.empty())
        m_file.drop();
    else
        m_file.keep(toBytes(m_kept));
}

} // namespace servescope
