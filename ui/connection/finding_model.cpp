// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/finding_model.h"

#include "ui/common/icons.h"
#include "ui/connection/finding_text.h"

#include <QGuiApplication>

namespace servescope {

void FindingModel::setFindings(std::vector<ProbeFinding> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ProbeFinding &finding = m_findings[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    const LevelLook look = levelLook(finding.level);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (column == Column::Level)
            return look.word;
        if (column == Column::Check)
            return checkName(finding.check);
        else {
            const QString hint = findingHint(finding);
            return hint.isEmpty() ? findingText(finding) : findingText(finding) + u'\n' + hint;
        }
    case Qt::DecorationRole:
        return column == Column::Level ? QVariant(icon(look.icon, look.tone)) : QVariant();
    case Qt::ForegroundRole:
        return column == Column::Level ? QVariant(toneColor(look.tone, QGuiApplication::palette()))
                                       : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Level:
        return tr("State");
    case Column::Check:
        return tr("Looked at");
    case Column::Text:
        return tr("Found");
    }
    return {};
}

} // namespace servescope
