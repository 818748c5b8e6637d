// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ramp_up.h"
#include "core/metrics/summary.h"
#include "core/record/instrument_health.h"
#include "core/record/request_record.h"

#include <QDateTime>
#include <QString>

#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace servescope {

/// What a result says about how its point was made.
struct PointSetup
{
    QString pointId; ///< bench_io{I}x{O}_mc{C}_np{N}, or empty for a single bench
    QDateTime date;  ///< local time of the start
    QString backend;
    QString label; ///< empty = null in the file
    QString modelId;
    QString tokenizerId;
    QString baseUrl;
    QString endpoint;
    int numPrompts = 0;
    int inputLen = 0; ///< requested; 0 = the data set decides
    int outputLen = 0;
    std::vector<std::pair<QString, QString>> metadata; ///< --metadata K=V, in order
    double requestRate = std::numeric_limits<double>::infinity();
    double burstiness = 1;
    std::optional<RampUp> rampUp;
    std::optional<int> maxConcurrency;
    QMap<QString, double> goodput;
    std::vector<double> metricPercentiles{99};
    QStringList percentileMetrics{QStringLiteral("ttft"), QStringLiteral("tpot"), QStringLiteral("itl"),
                                  QStringLiteral("e2el")};
    quint64 seed = 0;
    QString datasetName;
    QString datasetFingerprint;
    QString tokenizerNote; ///< which tokenizer counted, in a sentence
    bool tokenizerExact = false;
    int promptLengthMismatches = 0; ///< by our own tokenizer, while making the prompts
};

/// A finished point: set-up, figures and the records they were computed from.
struct PointResult
{
    PointSetup setup;
    Summary summary;
    std::vector<RequestRecord> records; ///< measured ones, by index
    int workers = 0;
    InstrumentHealth health;
};

} // namespace servescope
