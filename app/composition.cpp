// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/bench_run.h"
#include "app/sweep_session.h"
#include "core/base/files.h"
#include "core/keychain/key_ring.h"
#include "resources/resources.h"
#include "ui/charts/qt_chart_renderer.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace servescope {

using namespace Qt::StringLiterals;

QByteArray apiKeyFromEnvironment()
{
    return qgetenv("OPENAI_API_KEY").trimmed();
}

QString defaultLibraryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/runs"_L1;
}

QString selfTestFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/selftest.json"_L1;
}

QByteArray demoScenarioText()
{
    initResources();
    return readFile(u":/servescope/scenarios/demo.yaml"_s).value();
}

std::unique_ptr<BenchRun> makeBenchRun(const BenchOptions &options)
{
    return std::make_unique<BenchRun>(options, apiKeyFromEnvironment(), selfTestFile());
}

std::unique_ptr<ChartRenderer> makeChartRenderer()
{
    return std::make_unique<QtChartRenderer>();
}

std::unique_ptr<SweepSession> makeSweepSession(SweepJob job)
{
    job.selfTestFile = selfTestFile();
    return std::make_unique<SweepSession>(std::move(job), makeChartRenderer());
}

std::unique_ptr<MainWindow> makeMainWindow()
{
    WindowServices services;
    services.startSimulator = [simulator = std::shared_ptr<Simulator>()]() mutable -> Result<QUrl> {
        if (!simulator) {
            auto started = std::make_shared<Simulator>();
            if (const Result<void> result = started->start(); !result)
                return result.error();
            simulator = std::move(started);
        }
        return simulator->url();
    };
    services.demoScenario = demoScenarioText();
    services.draftFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/drafts"_L1;
    services.libraryFolder = defaultLibraryFolder();
    services.apiKey = apiKeyFromEnvironment;
    services.keys = std::make_shared<KeyRing>(makeSystemKeyStore());
    services.selfTest = {QCoreApplication::applicationFilePath(), {u"simulate"_s}, selfTestFile()};
    return std::make_unique<MainWindow>(std::move(services));
}

} // namespace servescope
