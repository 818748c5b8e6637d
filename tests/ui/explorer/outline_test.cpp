// SPDX-License-Identifier: GPL-3.0-or-later
// A large point is seen before all of its tokens are read.
#include "tests/support/registry.h"
#include "tests/ui/explorer/explorer_fixture.h"
#include "ui/common/elided_label.h"
#include "ui/explorer/point_data.h"
#include "ui/explorer/timeline_canvas.h"
#include "ui/explorer/timeline_view.h"

#include <QFileInfo>
#include <QToolButton>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class OutlineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTimelineComesFirst();
    void smallPointsAreReadAtOnce();
};

namespace {

/// A point whose journal is worth an outline.
QString writeLarge(const QString &library)
{
    auto folder = RunFolder::create(library, "model: m\n", manifestOf(u"m"_s, 1));
    if (!folder)
        return {};
    const QString path = folder.value()->path();
    const QString id = folder.value()->manifest().points.front().point.id;
    auto journal = JournalWriter::open(folder.value()->journalPath(id));
    for (int i = 0; i < 9000; ++i) {
        RecordBuilder builder(i, 1.0 + 10.0 * (i / 8)); // NOLINT(bugprone-integer-division): eight at a time
        builder.scheduled(1.0 + 10.0 * (i / 8));        // NOLINT(bugprone-integer-division)
        for (int k = 0; k < 128; ++k)
            builder.content({3.0 + 10.0 * (i / 8) + 0.05 * k}); // NOLINT(bugprone-integer-division)
        if (i % 50 == 7)
            builder.failed(RequestStatus::StreamError, 200, u"cut short"_s);
        journal.value()->append(builder.ended(9.5 + 10.0 * (i / 8))); // NOLINT(bugprone-integer-division)
    }
    if (!journal.value()->close())
        return {};
    PointEntry entry = folder.value()->manifest().points.front();
    entry.state = RunState::Finished;
    entry.completed = 8820;
    entry.failed = 180;
    if (!folder.value()->setPoint(0, entry) || !folder.value()->close(RunState::Finished))
        return {};
    return path;
}

} // namespace

void OutlineTest::theTimelineComesFirst()
{
    const QTemporaryDir library;
    const auto run = openRun(writeLarge(library.path()));
    QVERIFY(run.ok());
    PointFocus focus;
    TimelineView view(&focus);
    view.resize(900, 500);
    view.show();
    auto *canvas = view.findChild<TimelineCanvas *>(u"timeline"_s);
    focus.setPoint(*run, run->points[0]);
    QSignalSpy outlined(&focus, &PointFocus::outlineChanged);
    SharedPointData outline;
    size_t rowsThen = 0;
    QString saidThen;
    connect(&focus, &PointFocus::outlineChanged, &view, [&] {
        outline = focus.outline();
        rowsThen = canvas->rows().rows();
        saidThen = view.findChild<ElidedLabel *>(u"timelineCaption"_s)->fullText();
        canvas->grab();
        QVERIFY(!focus.data() && !focus.figures());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->rect().center()); // not yet
        QTest::mouseMove(canvas, canvas->rect().center() + QPoint(5, 3));
        QTest::mouseClick(view.findChild<QToolButton *>(u"zoomIn"_s), Qt::LeftButton);
    });
    focus.load();
    QTRY_VERIFY_WITH_TIMEOUT(focus.figures().has_value(), 20000);
    QCOMPARE(outlined.size(), 1);
    QVERIFY(outline && !focus.outline());
    QVERIFY2(rowsThen > 0, "the bars are drawn before the tokens are read");
    QVERIFY2(saidThen.contains(u"9000"_s), qPrintable(saidThen));
    QVERIFY(focus.selection().empty());
    // It is the same picture, and what was zoomed meanwhile stays.
    QCOMPARE(outline->bars, focus.data()->bars);
    QCOMPARE(outline->inFlight, focus.data()->inFlight);
    QCOMPARE(outline->seconds, focus.data()->seconds);
    QCOMPARE(canvas->rows().rows(), rowsThen);
    QVERIFY(canvas->view().to - canvas->view().from < focus.data()->seconds * 0.6);
}

void OutlineTest::smallPointsAreReadAtOnce()
{
    ReadPoint point;
    const QSignalSpy outlined(&point.focus, &PointFocus::outlineChanged);
    QVERIFY(point.load());
    QCOMPARE(outlined.size(), 0);
    QVERIFY(!readPointOutline(point.run, point.run.points[1]));
}

SERVESCOPE_TEST(OutlineTest)
#include "outline_test.moc"
