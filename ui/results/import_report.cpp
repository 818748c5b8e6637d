// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/import_report.h"

#include "core/report/report_words.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Tone toneOf(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Error:
        return Tone::Bad;
    case Finding::Weight::Warning:
        return Tone::Warning;
    case Finding::Weight::Note:
        break;
    }
    return Tone::Neutral;
}

QString iconOf(Finding::Weight weight)
{
    return weight == Finding::Weight::Error     ? u"error"_s
           : weight == Finding::Weight::Warning ? u"warning"_s
                                                : u"info"_s;
}

} // namespace

ImportReport::ImportReport(QWidget *parent) : QWidget(parent), m_summary(new QLabel), m_tree(new QTreeWidget)
{
    m_summary->setObjectName(u"importSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    m_tree->setObjectName(u"importFindings"_s);
    m_tree->setAccessibleName(tr("What was imported, and what the audit found"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Run or finding"), tr("What follows")});
    m_tree->setWordWrap(true);
    m_tree->setIconSize({16, 16});
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const QString path = item->data(0, Qt::UserRole).toString(); !path.isEmpty())
            Q_EMIT runChosen(path);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
}

void ImportReport::setItems(const std::vector<ImportedItem> &items)
{
    m_tree->clear();
    int runs = 0;
    int problems = 0;
    for (const ImportedItem &each : items) {
        auto *item = new QTreeWidgetItem(m_tree, {each.title, each.problem});
        const bool ok = !each.path.isEmpty();
        runs += ok;
        problems += !ok;
        item->setIcon(0, ok ? icon(u"success"_s, Tone::Good) : icon(u"error"_s, Tone::Bad));
        item->setData(0, Qt::UserRole, each.path);
        if (ok && each.problem.isEmpty())
            item->setText(1, each.findings.empty()
                                 ? tr("The audit found nothing to remark.")
                                 : tr("%n finding(s)", nullptr, static_cast<int>(each.findings.size())));
        for (const Finding &finding : each.findings) {
            const QString what = findingText(finding);
            const QString meaning = findingMeaning(finding);
            auto *row = new QTreeWidgetItem(item, {what, meaning});
            row->setIcon(0, icon(iconOf(finding.weight), toneOf(finding.weight)));
            row->setToolTip(0, what);
            row->setToolTip(1, meaning);
            row->setData(0, Qt::UserRole, each.path);
        }
        item->setExpanded(true);
    }
    QStringList sentences;
    if (items.empty())
        sentences += tr("There was no benchmark result in what was chosen.");
    if (runs > 0)
        sentences += tr("%n run(s) imported.", nullptr, runs);
    if (problems > 0)
        sentences += tr("%n could not be read.", "files", problems);
    m_summary->setText(sentences.join(u' '));
    m_tree->header()->resizeSection(0, std::max(m_tree->width() / 2, 260));
}

} // namespace servescope
