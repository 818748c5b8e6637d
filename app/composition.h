// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/simulator/simulator.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace servescope {

class BenchRun;
class ChartRenderer;
class MainWindow;
class SweepSession;
struct BenchOptions;
struct Scenario;
struct SweepJob;

/// The one place where concrete classes are chosen and joined.

/// The key for the servers under test, from OPENAI_API_KEY; empty = none.
QByteArray apiKeyFromEnvironment();

/// Where the window stores runs unless the person chose another folder.
QString defaultLibraryFolder();

/// Where the newest self-test is stored.
QString selfTestFile();

/// The bundled scenario of the demo and of "Try it", as its file says it.
QByteArray demoScenarioText();

std::unique_ptr<BenchRun> makeBenchRun(const BenchOptions &options);
/// Runs the job, then draws its charts.
std::unique_ptr<SweepSession> makeSweepSession(SweepJob job);
std::unique_ptr<ChartRenderer> makeChartRenderer();
/// Needs a QApplication with its theme and translations set.
std::unique_ptr<MainWindow> makeMainWindow();

} // namespace servescope
