// SPDX-License-Identifier: GPL-3.0-or-later
// See board_memory.sh.
#include "core/base/resource_usage.h"
#include "resources/resources.h"
#include "ui/common/theme.h"
#include "ui/run/queue_view.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

void trigger(const MainWindow &window, const QString &keys)
{
    for (QAction *action : window.actions())
        if (action->shortcut() == QKeySequence(keys))
            action->trigger();
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir place;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, place.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"ServeScopeBench"_s);
    const int requests = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10'000;
    const int streams = argc > 2 ? std::max(1, std::atoi(argv[2])) : 64;
    const int tokens = argc > 3 ? std::max(1, std::atoi(argv[3])) : 64;
    initResources();
    applyTheme(application, ThemeChoice::Light);

    QProcess server;
    server.start(QStringLiteral(SERVESCOPE_EXECUTABLE),
                 {u"simulate"_s, u"--exact-ttft-ms"_s, u"50"_s, u"--exact-itl-ms"_s, u"15"_s});
    if (!server.waitForReadyRead(10000)) {
        std::fprintf(stderr, "the simulator does not start\n");
        return 2;
    }
    const QString url = QString::fromUtf8(server.readLine()).trimmed();
    WindowServices services;
    services.startSimulator = [url]() -> Result<QUrl> { return QUrl(url); };
    services.libraryFolder = place.filePath(u"runs"_s);
    services.apiKey = [] { return QByteArray(); };
    services.selfTest = {QString(), {}, place.filePath(u"selftest.json"_s)};
    MainWindow window(std::move(services));
    window.resize(1280, 800);
    window.show();
    window.findChild<ScenarioPage *>()->setText(
        u"model: sim-model\nbase_url: %1\ntokenizer: \"\"\ninput_output: [[32, %2]]\nconcurrency_prompts: [[%3, %4]]\n"_s
            .arg(url)
            .arg(tokens)
            .arg(streams)
            .arg(requests)
            .toUtf8(),
        u"long.yaml"_s);
    QTimer::singleShot(500, &window, [&window] { trigger(window, u"Ctrl+R"_s); });

    QElapsedTimer clock;
    clock.start();
    QTimer look;
    look.setInterval(10'000);
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        const QModelIndex row = window.findChild<QueueView *>()->model()->index(0, 0);
        const QString progress = row.siblingAtColumn(3).data().toString();
        std::printf("%4lld s  %-16s resident %6.1f MB\n", clock.elapsed() / 1000, qPrintable(progress),
                    static_cast<double>(residentBytes()) / 1e6);
        std::fflush(stdout);
        if (row.data().toString() != u"Running")
            QCoreApplication::exit(row.data().toString() == u"Finished" ? 0 : 1);
    });
    look.start();
    const int code = QCoreApplication::exec();
    server.kill();
    server.waitForFinished();
    return code;
}
