// SPDX-License-Identifier: GPL-3.0-or-later
// See live.sh.
#include "core/base/clock.h"
#include "resources/resources.h"
#include "ui/common/theme.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QMouseEvent>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A button that knows when it was pressed and tells how long that took, the repaint included.
class Target : public QPushButton
{
public:
    Target() : QPushButton(u"0"_s)
    {
        connect(this, &QPushButton::clicked, this, [this] {
            setText(QString::number(answers.size() + 1));
            m_clicked = true;
        });
    }
    /// From any thread.
    void press()
    {
        posted = monotonicNow().count();
        const QPointF middle(8, 8);
        for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease})
            QCoreApplication::postEvent(
                this, new QMouseEvent(type, middle, middle, Qt::LeftButton,
                                      type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                                      Qt::NoModifier));
    }

    std::atomic<Nanoseconds::rep> posted{0};
    std::vector<double> answers; ///< ms

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPushButton::paintEvent(event);
        if (std::exchange(m_clicked, false))
            answers.push_back(toMilliseconds(monotonicNow() - Nanoseconds(posted.load())));
    }

private:
    bool m_clicked = false;
};

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(static_cast<__rusage_who>(who), &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void wait(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
}

void trigger(const MainWindow &window, const QString &keys)
{
    for (QAction *action : window.actions())
        if (action->shortcut() == QKeySequence(keys))
            action->trigger();
}

struct Phase
{
    double windowCpu = 0; ///< of the window's thread, share of one core
    double allCpu = 0;
    std::vector<double> answers;
};

Phase measure(Target &target, double seconds)
{
    target.answers.clear();
    std::atomic_bool over = false;
    std::thread finger([&] {
        while (!over) {
            target.press();
            std::this_thread::sleep_for(73ms); // not in step with the board
        }
    });
    const double window = cpuSeconds(RUSAGE_THREAD), all = cpuSeconds(RUSAGE_SELF);
    const Nanoseconds begin = monotonicNow();
    wait(seconds);
    const double took = toSeconds(monotonicNow() - begin);
    Phase phase{(cpuSeconds(RUSAGE_THREAD) - window) / took, (cpuSeconds(RUSAGE_SELF) - all) / took, {}};
    over = true;
    finger.join();
    wait(0.2);
    phase.answers = target.answers;
    std::ranges::sort(phase.answers);
    return phase;
}

void print(const char *name, const Phase &phase)
{
    const auto &a = phase.answers;
    const auto at = [&a](double share) {
        return a.empty()
                   ? 0.0
                   : a[std::min(a.size() - 1, static_cast<size_t>(share * static_cast<double>(a.size())))];
    };
    std::printf("%-22s %4zu clicks  answered and painted after ms: p50 %.2f  p99 %.2f  max %.2f   window's "
                "thread %.1f %% of a "
                "core, whole program %.1f %%\n",
                name, a.size(), at(0.5), at(0.99), a.empty() ? 0.0 : a.back(), 100 * phase.windowCpu,
                100 * phase.allCpu);
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir place;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, place.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"ServeScopeBench"_s);
    const int streams = argc > 1 ? std::max(1, std::atoi(argv[1])) : 512;
    const int perSecond = argc > 2 ? std::max(1, std::atoi(argv[2])) : 40;
    const double seconds = argc > 3 ? std::max(1.0, std::atof(argv[3])) : 10;
    initResources();
    applyTheme(application, ThemeChoice::Light);

    QProcess server;
    server.start(QStringLiteral(SERVESCOPE_EXECUTABLE),
                 {u"simulate"_s, u"--exact-ttft-ms"_s, u"50"_s, u"--exact-itl-ms"_s,
                  QString::number(1000.0 / perSecond)});
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
    auto *target = new Target;
    window.statusBar()->addPermanentWidget(target);
    window.resize(1280, 800);
    window.show();
    const int tokens = static_cast<int>(perSecond * (4 * seconds + 20));
    window.findChild<ScenarioPage *>()->setText(
        u"model: sim-model\nbase_url: %1\ntokenizer: \"\"\ninput_output: [[32, %2]]\nconcurrency_prompts: [[%3, %3]]\n"_s
            .arg(url)
            .arg(tokens)
            .arg(streams)
            .toUtf8(),
        u"live.yaml"_s);
    wait(0.5);
    trigger(window, u"Ctrl+1"_s);
    print("nothing runs", measure(*target, seconds / 2));
    trigger(window, u"Ctrl+R"_s);
    wait(4);
    trigger(window, u"Ctrl+3"_s);
    wait(1);
    const Phase board = measure(*target, seconds);
    print("the board is shown", board);
    trigger(window, u"Ctrl+1"_s);
    wait(0.5);
    const Phase hidden = measure(*target, seconds);
    print("another page", hidden);
    std::printf("%d streams x %d tokens/s: the board costs %.1f %% of a core\n", streams, perSecond,
                100 * (board.windowCpu - hidden.windowCpu));
    trigger(window, u"Ctrl+."_s);
    server.kill();
    server.waitForFinished();
    std::fflush(nullptr);
    std::quick_exit(0); // what is still running need not end in order
}
