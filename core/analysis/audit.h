// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_value.h"
#include "core/metrics/samples.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace servescope {

/// Something a reader of a result should know before trusting a figure of it.
struct Finding
{
    enum class Weight {
        Note,    ///< a limit of what the figure can say
        Warning, ///< a figure means something else than its name says
        Error,   ///< a figure is wrong
    };
    QString code; ///< stable and dotted: "audit.zero_ttft" …
    Weight weight = Weight::Note;
    QString what;    ///< one sentence with the numbers
    QString meaning; ///< one sentence: what follows from it
    QString figure;  ///< the key of the result it is about; may be empty
    std::optional<double> published;
    std::optional<double> corrected; ///< where the file holds enough to tell
    QStringList args;                ///< the numbers of `what`, for translations
};
QString weightName(Finding::Weight weight); ///< "note", "warning", "error"

/// All findings about one result under the names of a vLLM file, be it another tool's or our own; `samples`
/// are its per-request values, where it has any. In the order of their weight.
std::vector<Finding> audit(const JsonValue &result, const SampleTable *samples);

/// How far the figures recomputed from the values are from the published ones: the largest relative
/// difference and the key where it is. nullopt when there is nothing to compare.
struct Agreement
{
    double largest = 0;
    QString key;
    int compared = 0;
};
std::optional<Agreement> agreement(const JsonValue &result, const SampleTable &samples,
                                   const QStringList &metrics = {
                                       QStringLiteral("ttft"), QStringLiteral("itl"), QStringLiteral("tpot"),
                                       QStringLiteral("e2el")});

} // namespace servescope
