// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/home_page.h"

#include "ui/shell/home_card.h"
#include "ui/shell/recent_runs.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

HomePage::HomePage(QWidget *parent)
    : QWidget(parent),
      m_try(new HomeCard(
          u"try"_s, tr("Try it"),
          tr("Runs a ready-made scenario on the built-in server. No set-up, under a minute, and it ends "
             "on real charts."),
          tr("Try it"), true)),
      m_scenario(new HomeCard(
          u"scenario"_s, tr("Open a scenario"),
          tr("Load a combos.yaml, adjust the server and the load, and run it against your server."),
          tr("Open a scenario…"), false)),
      m_results(new HomeCard(u"results"_s, tr("Open results"),
                             tr("Look at a run that was measured before, here or on another machine."),
                             tr("Open results…"), false)),
      m_recentScenarios(
          new RecentList(tr("Recent scenarios"), tr("Scenarios you open or save will be listed here."))),
      m_recentRuns(
          new RecentList(tr("Recent runs"), tr("Runs will be listed here as soon as one has been started."))),
      m_runs(new RecentRuns(this))
{
    m_try->setObjectName(u"tryCard"_s);
    m_scenario->setObjectName(u"scenarioCard"_s);
    m_results->setObjectName(u"resultsCard"_s);
    m_recentScenarios->setObjectName(u"recentScenarios"_s);
    m_recentRuns->setObjectName(u"recentRuns"_s);

    auto *heading = new QLabel(tr("Measure an LLM server"));
    heading->setFont(scaledFont(heading->font(), 1.7, QFont::DemiBold));
    auto *sentence =
        new QLabel(tr("Choose a load, press run, and see how throughput and latency change with it."));
    sentence->setFont(scaledFont(sentence->font(), 1.05));
    sentence->setWordWrap(true);
    makeMuted(sentence);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(16);
    for (HomeCard *card : {m_try, m_scenario, m_results})
        cards->addWidget(card, 1);
    auto *recent = new QHBoxLayout;
    recent->setSpacing(16);
    recent->addWidget(m_recentScenarios, 1);
    recent->addWidget(m_recentRuns, 1);

    auto *content = new QWidget;
    content->setMaximumWidth(1080);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(28, 28, 28, 24);
    column->setSpacing(16);
    column->addWidget(heading);
    column->addWidget(sentence);
    column->addSpacing(4);
    column->addLayout(cards);
    column->addLayout(recent, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);

    connect(m_try, &HomeCard::chosen, this, &HomePage::tryRequested);
    connect(m_scenario, &HomeCard::chosen, this, &HomePage::openScenarioRequested);
    connect(m_results, &HomeCard::chosen, this, &HomePage::openResultsRequested);
    connect(m_recentScenarios, &RecentList::activated, this, &HomePage::pathActivated);
    connect(m_recentRuns, &RecentList::activated, this, &HomePage::pathActivated);
    connect(m_runs, &RecentRuns::interrupted, this, &HomePage::interruptedFound);
    connect(m_runs, &RecentRuns::loaded, m_recentRuns, &RecentList::setItems);
}

void HomePage::setRecentScenarios(const QStringList &paths)
{
    std::vector<RecentItem> items;
    for (const QString &path : paths) {
        const QFileInfo file(path);
        items.push_back(
            {path, file.fileName(), QDir::toNativeSeparators(file.absolutePath()), u"file"_s, Tone::Neutral});
    }
    m_recentScenarios->setItems(items);
}

void HomePage::loadRecentRuns(const QString &library)
{
    m_runs->load(library);
}

void HomePage::setTryEnabled(bool enabled)
{
    m_try->setEnabled(enabled);
}

} // namespace servescope
