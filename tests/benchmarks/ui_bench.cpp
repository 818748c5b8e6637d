// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes to show what was measured, on data made here from a seed: opening a large point,
// moving its measuring window, zooming its timeline, opening a large library. Prints a line each; a time ends
// when the picture has been painted.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/results/run_folder.h"
#include "core/results/run_paths.h"
#include "resources/resources.h"
#include "ui/common/theme.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/timeline_canvas.h"
#include "ui/results/results_page.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

constexpr int Places = 256;

void print(const char *what, std::vector<double> milliseconds, double aim)
{
    std::ranges::sort(milliseconds);
    std::printf("%-58s %9.1f ms (longest %9.1f)  aim %6.0f\n", what, milliseconds[milliseconds.size() / 2],
                milliseconds.back(), aim);
    std::fflush(stdout);
}

/// Handles events until `done`; gives the milliseconds it took, −1 after two minutes.
double waitFor(const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    QTimer heart; // wakes the loop; one that polls would take a processor from those it waits for
    heart.start(1);
    while (!done()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
        if (clock.elapsed() > 120'000)
            return -1;
    }
    QApplication::processEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

Manifest manifestOf(const QDateTime &started, int points, int requests)
{
    Manifest manifest;
    manifest.started = started;
    manifest.model = u"org/model"_s;
    manifest.backend = u"vllm"_s;
    manifest.environment = clientEnvironment();
    for (int i = 0; i < points; ++i) {
        PointEntry entry;
        entry.point.ordinal = i;
        entry.point.lengths = {512, 128};
        entry.point.load = {points == 1 ? Places : i + 1, requests};
        entry.point.id = u"bench_io512x128_mc%1_np%2"_s.arg(entry.point.load.maxConcurrency).arg(requests);
        manifest.points.push_back(entry);
    }
    return manifest;
}

/// A closed loop with gamma-distributed times, as a busy server would leave it; one in 500 fails.
RequestRecord requestOf(int index, int events, std::vector<double> &places, Random &random)
{
    double &place = places[static_cast<size_t>(index) % places.size()];
    RequestRecord record;
    record.index = index;
    record.scheduled = record.sent = fromSeconds(1000 + place);
    double time = place + random.gamma(4, 0.03);
    record.events.resize(static_cast<size_t>(events));
    for (StreamEvent &event : record.events) {
        event.time = fromSeconds(1000 + time);
        event.kind = EventKind::Content;
        event.choices = true;
        event.characters = 4;
        event.tokens = 1;
        time += random.gamma(8, 0.0025);
    }
    record.ended = fromSeconds(1000 + time);
    place = time;
    record.promptTokensServer = record.promptTokensRequested = 512;
    record.outputTokensServer = record.outputTokensRequested = events;
    record.httpStatus = 200;
    if (index % 500 == 499) {
        record.status = RequestStatus::StreamError;
        record.errorMessage = u"cut short"_s;
    }
    return record;
}

QString writeLargeRun(const QString &library, int requests, int events)
{
    auto folder = RunFolder::create(library, "seed: 1\n",
                                    manifestOf(QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5)), 1, requests));
    PointEntry entry = (*folder)->manifest().points.front();
    PointResult result;
    result.setup.pointId = entry.point.id;
    result.setup.date = (*folder)->manifest().started;
    result.setup.backend = u"vllm"_s;
    result.setup.modelId = result.setup.tokenizerId = u"org/model"_s;
    result.setup.numPrompts = requests;
    result.setup.inputLen = 512;
    result.setup.outputLen = events;
    result.setup.maxConcurrency = Places;
    Random random(1);
    std::vector<double> places(Places, 0.0);
    for (int i = 0; i < requests; ++i)
        result.records.push_back(requestOf(i, events, places, random));
    result.summary = summarize(result.records, {});
    auto journal = JournalWriter::open((*folder)->journalPath(entry.point.id));
    for (const RequestRecord &record : result.records)
        (*journal)->append(record);
    (void)(*journal)->close();
    (void)(*folder)->writeResult(result, false);
    entry.state = RunState::Finished;
    entry.completed = result.summary.completed;
    entry.failed = result.summary.failed;
    (void)(*folder)->setPoint(0, entry);
    (void)(*folder)->close(RunState::Finished);
    return (*folder)->path();
}

void benchRun(const QString &library, int requests, int events)
{
    const QString path = writeLargeRun(library, requests, events);
    ResultsPage page;
    page.resize(1280, 800);
    page.show();
    page.setLibrary(library);
    bool opened = false;
    QObject::connect(&page, &ResultsPage::runOpened, &page, [&opened] { opened = true; });
    QElapsedTimer clock;
    clock.start();
    page.openRun(path);
    waitFor([&] { return opened; });
    page.repaint();
    print("open the run: figures and load curve painted", {static_cast<double>(clock.elapsed())}, 1000);

    auto *tabs = page.findChild<QTabWidget *>(u"views"_s);
    auto *canvas = page.findChild<TimelineCanvas *>();
    auto *focus = page.findChild<PointFocus *>();
    clock.restart();
    for (QWidget *at = canvas; at != tabs; at = at->parentWidget()) {
        if (tabs->indexOf(at) >= 0) {
            tabs->setCurrentIndex(tabs->indexOf(at));
            break;
        }
    }
    waitFor([&] { return canvas->rows().rows() > 0; });
    canvas->repaint();
    print("its timeline: journal read, every request painted", {static_cast<double>(clock.elapsed())}, 1000);
    waitFor([&] { return focus->figures().has_value(); });
    print("its figures and distributions: every token read", {static_cast<double>(clock.elapsed())}, 5000);
    waitFor([&] { return !focus->estimates().empty(); });

    std::vector<double> moves;
    for (int i = 0; i < 15; ++i) {
        bool computed = false;
        const auto listening =
            QObject::connect(focus, &PointFocus::figuresChanged, &page, [&computed] { computed = true; });
        clock.restart();
        const double seconds = focus->data()->seconds;
        focus->setWindow(MeasuringWindow::time(seconds * (0.1 + 0.01 * i), seconds * 0.9));
        waitFor([&] { return computed; });
        QObject::disconnect(listening);
        page.repaint();
        moves.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    print("move a border of the measuring window", moves, 100);

    std::vector<double> zooms;
    for (int i = 0; i < 30; ++i) {
        clock.restart();
        QWheelEvent wheel(QPointF(canvas->width() / 2.0, 60), canvas->mapToGlobal(QPoint(50, 60)), {},
                          {0, i < 20 ? 120 : -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas, &wheel);
        canvas->repaint();
        QApplication::processEvents();
        zooms.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    print("zoom the timeline by one step", zooms, 50);
}

void writeLibrary(const QString &library, int runs)
{
    const QDateTime old = QDateTime::currentDateTime().addDays(-1);
    for (int i = 0; i < runs; ++i) {
        Manifest manifest = manifestOf(QDateTime(QDate(2026, 1, 1), QTime(0, 0)).addSecs(60 * i), 12, 1000);
        manifest.state = RunState::Finished;
        manifest.name = u"run %1"_s.arg(i);
        for (PointEntry &entry : manifest.points)
            entry.state = RunState::Finished;
        const QString file = manifestPath(library + u"/run-%1"_s.arg(i));
        (void)writeFile(file, manifestJson(manifest));
        QFile touched(file);
        if (touched.open(QIODevice::ReadWrite))
            touched.setFileTime(old, QFileDevice::FileModificationTime);
    }
}

void benchLibrary(const QString &library, int runs)
{
    writeLibrary(library, runs);
    for (const char *what : {"open the library, the first time", "open the library"}) {
        ResultsPage page;
        page.resize(1280, 800);
        page.show();
        auto *table = page.findChild<QAbstractItemView *>(u"runs"_s);
        QElapsedTimer clock;
        clock.start();
        page.setLibrary(library);
        waitFor([&] { return table->model()->rowCount() == runs; });
        page.repaint();
        print(what, {static_cast<double>(clock.elapsed())}, 1000);
        auto *grouping = page.findChild<QAction *>(u"groupBySweep"_s);
        clock.restart();
        grouping->trigger();
        page.repaint();
        const auto grouped = static_cast<double>(clock.elapsed());
        clock.restart();
        grouping->trigger();
        page.repaint();
        print("group its runs by sweep, and back", {grouped, static_cast<double>(clock.elapsed())}, 1000);
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    initResources();
    applyTheme(application, ThemeChoice::Light);
    const int requests = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const int events = argc > 2 ? QByteArray(argv[2]).toInt() : 128;
    const int runs = argc > 3 ? QByteArray(argv[3]).toInt() : 5000;
    const QTemporaryDir folder;
    std::printf("a library of %d runs of 12 points\n", runs);
    benchLibrary(folder.filePath(u"many"_s), runs);
    std::printf("a run of %d requests of %d tokens\n", requests, events);
    benchRun(folder.filePath(u"large"_s), requests, events);
    return 0;
}
