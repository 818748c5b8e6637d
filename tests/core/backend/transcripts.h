// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

#include <QByteArray>
#include <QJsonArray>
#include <QString>

#include <vector>

namespace servescope::test {

/// One recorded or written answer of a server and what is known of it (tests/data/transcripts/facts.json).
struct Transcript
{
    QString file;
    QString backend;
    int httpStatus = 0;
    QByteArray body;               ///< without HTTP headers and chunk framing
    std::vector<qsizetype> splits; ///< where the recorded reads cut the body
    QString kinds;
    QString text;
    QString finish;
    QJsonArray usage;
    QJsonArray tokens;
    QString code;
    std::optional<int> cached;      ///< prompt tokens from a cache
    std::optional<double> serverMs; ///< the server's own time
};

const std::vector<Transcript> &transcripts();
Transcript transcript(const QString &file);

/// Feeds the body cut at the offsets, the n-th piece at n milliseconds, and finishes.
RequestRecord decode(const QString &backend, const QByteArray &body,
                     const std::vector<qsizetype> &splits = {}, bool keepText = true);

/// The kinds of the events, one letter each, as in facts.json.
QString letters(const RequestRecord &record);

} // namespace servescope::test
