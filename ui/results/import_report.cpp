// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/import_report.h"

#include "core/report/report_words.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

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
    m_tree->setHeaderHidden(true);
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
        const bool ok = !each.path.isEmpty();
        const QString outcome = !each.problem.isEmpty() ? each.problem
                                : each.findings.empty()
                                    ? tr("The audit found nothing to remark.")
                                    : tr("%n finding(s)", nullptr, static_cast<int>(each.findings.size()));
        auto *item = new QTreeWidgetItem(m_tree, {tr("%1 – %2", "run, outcome").arg(each.title, outcome)});
        runs += ok;
        problems += !ok;
        item->setIcon(0, ok ? icon(u"success"_s, Tone::Good) : icon(u"error"_s, Tone::Bad));
        item->setData(0, Qt::UserRole, each.path);
        item->setToolTip(0, outcome);
        QFont bold = m_tree->font();
        bold.setWeight(QFont::DemiBold);
        item->setFont(0, bold);
        for (size_t i = 0; i < each.findings.size(); ++i) {
            const Finding &finding = each.findings[i];
            const QString point = each.points.value(static_cast<qsizetype>(i));
            const QString what = findingText(finding);
            const QString meaning = findingMeaning(finding);
            // Its meaning below it: side by side neither of them could be read to its end.
            const QString first = point.isEmpty() ? what : tr("%1: %2", "point, finding").arg(point, what);
            auto *row = new QTreeWidgetItem(item, {first + u'\n' + meaning});
            row->setIcon(0, icon(iconOf(finding.weight), toneOf(finding.weight)));
            row->setToolTip(0, what + u'\n' + meaning);
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
}

} // namespace servescope
