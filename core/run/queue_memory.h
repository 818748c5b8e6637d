// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/kept_file.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace servescope {

class RunQueue;

/// A scenario that a queue had not worked off: what is needed to queue it again. Never a key.
struct UnfinishedJob
{
    QString title;
    QByteArray scenarioText; ///< UTF-8
    QString library;         ///< the folder for its run folder
    QString runFolder;       ///< where it had begun; empty = not yet
    QStringList openPoints;  ///< ids of its points that were queued or running
    bool operator==(const UnfinishedJob &) const = default;
};

/// Keeps on disk what a queue still has to do, so that it can be queued again after a crash or a power cut.
class QueueMemory : public QObject
{
    Q_OBJECT
public:
    /// Nothing is kept while the folder is empty. The queue must live as long.
    QueueMemory(const RunQueue &queue, const QString &folder, QObject *parent = nullptr);

    /// What the newest program that died had left, in the queue's order; it stays on disk until forgetLeft().
    std::vector<UnfinishedJob> left();
    void forgetLeft() { m_file.discardOrphan(); }
    /// The program ends in good order: nothing is kept of its own queue.
    void drop();

private:
    void keep();

    const RunQueue &m_queue;
    KeptFile m_file;
    QTimer m_pause;
    std::vector<UnfinishedJob> m_kept;
};

} // namespace servescope
