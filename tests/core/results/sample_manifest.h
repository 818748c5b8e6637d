// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/run_folder.h"

namespace servescope::test {

/// A run of three points that have not begun.
inline Manifest sampleManifest()
{
    Manifest manifest;
    manifest.started = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7, 89));
    manifest.model = QStringLiteral("org/Model-7B");
    manifest.backend = QStringLiteral("vllm");
    manifest.baseUrl = QStringLiteral("http://127.0.0.1:8000");
    manifest.endpoint = QStringLiteral("/v1/completions");
    manifest.tokenizerNote = QStringLiteral("counted by the server");
    manifest.seed = 42;
    for (int i = 0; i < 3; ++i) {
        PointEntry entry;
        entry.point.ordinal = i;
        entry.point.lengths = {128, 32};
        entry.point.load = {1 << i, 10};
        entry.point.id = QStringLiteral("bench_io128x32_mc%1_np10").arg(1 << i);
        manifest.points.push_back(entry);
    }
    return manifest;
}

} // namespace servescope::test
