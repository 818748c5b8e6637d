// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/library.h"
#include "core/run/point_session.h"
#include "core/run/run_queue.h"
#include "core/simulator/simulator.h"
#include "core/telemetry/recorder.h"
#include "tests/support/registry.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/series_strip.h"
#include "ui/explorer/timeline_view.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A sweep is run, and what its telemetry files say is what the time axis shows.
class RecordedSeriesTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_library;

    /// A sweep of two loads against a server that runs four requests at once; its run folder.
    QString sweep(const Simulator &server)
    {
        SweepJob job;
        job.scenario.model = u"sim-model"_s;
        job.scenario.baseUrl = server.url().toString();
        job.scenario.inputOutput = {{16, 60}};
        job.scenario.concurrencyPrompts = {{2, 8}, {8, 24}};
        job.scenarioText = "model: sim-model\n";
        job.library = m_library.path();
        RunQueue queue;
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.add(job);
        queue.start();
        return idle.isEmpty() && !idle.wait(60000) ? QString() : queue.points()[0].runFolder;
    }

    /// The moments and counts of a file, read without the program's own reader.
    static std::vector<std::array<double, 3>> linesOf(const QString &path)
    {
        std::vector<std::array<double, 3>> lines;
        for (const QByteArray &line : readFile(path).value().split('\n')) {
            const QJsonObject sample = QJsonDocument::fromJson(line).object();
            if (sample.contains("running"_L1))
                lines.push_back({sample["t"_L1].toDouble(), sample["running"_L1].toDouble(),
                                 sample["waiting"_L1].toDouble()});
        }
        return lines;
    }

private Q_SLOTS:
    void theTimeAxisShowsWhatIsStored()
    {
        SimulatorOptions options;
        options.maxRunning = 4;
        options.stepBase = 10ms;
        Simulator server(options);
        QVERIFY(server.start());
        const auto opened = openRun(sweep(server));
        QVERIFY(opened);
        QCOMPARE(opened->points.size(), size_t{2});
        double mostWaiting = 0;
        for (const StoredPoint &point : opened->points) {
            const QString journal = QDir(opened->path).filePath(point.entry.point.id + u".journal.jsonl"_s);
            const auto stored = linesOf(telemetryPathBeside(journal));
            QVERIFY2(stored.size() >= 2, qPrintable(telemetryPathBeside(journal)));

            PointFocus focus;
            focus.setPoint(*opened, point);
            TimelineView view(&focus);
            view.resize(900, 600);
            view.show();
            QSignalSpy figures(&focus, &PointFocus::figuresChanged);
            focus.load();
            QTRY_VERIFY_WITH_TIMEOUT(focus.figures().has_value(), 10000);
            auto *strip = view.findChild<SeriesStrip *>(u"serverStrip"_s);
            QVERIFY(strip->isVisibleTo(&view));
            QCOMPARE(strip->curves().size(), size_t{2});
            const double origin = static_cast<double>(focus.data()->origin.count());
            for (size_t curve = 0; curve < 2; ++curve) {
                const auto &points = strip->curves()[curve].points;
                QCOMPARE(points.size(), stored.size());
                for (size_t i = 0; i < stored.size(); ++i) {
                    QVERIFY(std::abs(points[i].x() - (stored[i][0] - origin) / 1e9) < 1e-6);
                    QCOMPARE(points[i].y(), stored[i][curve + 1]);
                }
            }
            // The axis is that of the requests: the first question went out with the first request, the last
            // after the last one.
            QVERIFY(std::abs(strip->curves()[0].points.front().x()) < 3);
            QVERIFY(strip->curves()[0].points.back().x() >= focus.data()->seconds);
            for (const auto &line : stored) {
                QVERIFY(line[1] <= 4);
                mostWaiting = std::max(mostWaiting, line[2]);
            }
        }
        QVERIFY2(mostWaiting > 0, "eight streams at a server for four wait");
    }
};

SERVESCOPE_TEST(RecordedSeriesTest)
#include "recorded_series_test.moc"
