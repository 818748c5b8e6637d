// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_run.h"

namespace servescope {

/// How to measure the same again in a shell.
struct CommandLines
{
    QString sweep;       ///< ours, for the whole run; empty without a scenario
    QString bench;       ///< ours, a loop over the loads of each pair of lengths
    QString vllm;        ///< the same with vLLM's client
    QStringList caveats; ///< what the lines do not carry over, translated
};
CommandLines commandLines(const ReportRun &run);

/// A word as a POSIX shell takes it.
QString shellWord(const QString &word);

} // namespace servescope
