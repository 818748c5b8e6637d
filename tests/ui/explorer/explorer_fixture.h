// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/series_file.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/explorer/point_focus.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace servescope::test {

/// A point of a stored run, read.
class ReadPoint
{
public:
    explicit ReadPoint(bool telemetry = false)
    {
        const QString path =
            writeRun(m_library.path(), QStringLiteral("m"), {Outcome::Finished, Outcome::Finished});
        if (telemetry) {
            SeriesFile series(path + QStringLiteral("/bench_io512x32_mc4_np40.telemetry.jsonl"),
                              QStringLiteral("http://127.0.0.1/metrics"), std::chrono::seconds(1));
            for (int i = 0; i < 5; ++i) {
                ServerState state;
                state.time = RecordBuilder::at(1 + i * 500.0);
                state.values[size_t(Quantity::Running)] = i;
                state.values[size_t(Quantity::Waiting)] = 2 * i;
                state.values[size_t(Quantity::CacheUse)] = 0.1 * i;
                series.append(state);
            }
        }
        const auto opened = openRun(path);
        Q_ASSERT(opened.ok());
        run = *opened;
        focus.setPoint(run, run.points[1]);
    }
    bool load()
    {
        QSignalSpy figures(&focus, &PointFocus::figuresChanged);
        focus.load();
        return QTest::qWaitFor([&] { return focus.figures().has_value(); }, 5000);
    }

private:
    QTemporaryDir m_library;

public:
    StoredRun run;
    PointFocus focus;
};

} // namespace servescope::test
