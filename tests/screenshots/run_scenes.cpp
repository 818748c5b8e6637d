// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/run_folder.h"
#include "tests/screenshots/photographer.h"
#include "ui/run/queue_model.h"
#include "ui/run/queue_view.h"
#include "ui/run/request_strip.h"
#include "ui/run/run_page.h"
#include "ui/scenario/scenario_page.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sweepLines = "input_output:\n  - [128, 32]\nconcurrency_prompts:\n  - [4, 16]\n  - [16, 64]\n"
                            "  - [32, 128]\ngoodput: {ttft: 400, tpot: 15}\n";

RunState stateOf(const QueueView *view, int row)
{
    return static_cast<RunState>(view->model()->index(row, 0).data(QueueModel::StateRole).toInt());
}

} // namespace

/// Two sweeps to compare, and one whose server does not know the model; the queue is paused on the way.
void Photographer::runs()
{
    scenario()->setText(scenarioText(sweepLines, *m_server), u"combos.yaml"_s);
    trigger(QKeySequence(u"Ctrl+R"_s));
    scenario()->setText(scenarioText(sweepLines, *m_slower), u"after the update.yaml"_s);
    trigger(QKeySequence(u"Ctrl+R"_s));
    scenario()->setText(
        scenarioText("input_output: [[128, 64]]\nconcurrency_prompts: [[2, 8], [4, 8]]\n", *m_server)
            .replace("sim-model", "another-model"),
        u"wrong model.yaml"_s);
    trigger(QKeySequence(u"Ctrl+R"_s));
    const auto *view = part<QueueView>();
    await("the third point", 60000, [view] { return stateOf(view, 2) == RunState::Running; });
    QTest::qWait(900);
    shoot(u"run-running"_s);
    part<QPushButton>(u"pauseQueue"_s)->click();
    await("the end of the third point", 20000, [view] { return stateOf(view, 2) == RunState::Finished; });
    QTest::qWait(400);
    shoot(u"run-paused"_s);
    part<QPushButton>(u"pauseQueue"_s)->click();
    await("the failing points", 60000, [view] { return stateOf(view, 7) == RunState::Failed; });
    QTest::qWait(600);
    shoot(u"run-failed"_s);
}

void Photographer::runWithErrors()
{
    part<QPushButton>(u"clearList"_s)->click();
    scenario()->setText(
        scenarioText("input_output: [[128, 32]]\nconcurrency_prompts: [[8, 96], [24, 3000]]\n", *m_flaky),
        u"flaky.yaml"_s);
    trigger(QKeySequence(u"Ctrl+R"_s));
    const auto *view = part<QueueView>();
    await("the second point", 60000, [view] { return stateOf(view, 1) == RunState::Running; });
    await("its requests", 60000, [this] { return part<RequestStrip>()->shownCount() > 100; });
    shoot(u"run-errors"_s);
    part<QTabWidget>(u"runTabs"_s)->setCurrentIndex(1);
    QTest::qWait(80);
    shoot(u"run-log"_s);
    part<QTabWidget>(u"runTabs"_s)->setCurrentIndex(0);
    m_window->close(); // which asks
    QTest::qWait(100);
    auto *question = part<QMessageBox>(u"askToStop"_s);
    if (!question)
        qFatal("closing during a run does not ask");
    shoot(u"run-closing"_s, question);
    question->reject();
    QTest::qWait(50);
    trigger(QKeySequence(u"Ctrl+."_s));
    await("the end of the run", 20000, [view] { return stateOf(view, 1) == RunState::Cancelled; });
    QTest::qWait(500);
    shoot(u"run-stopped"_s);
}

} // namespace servescope
