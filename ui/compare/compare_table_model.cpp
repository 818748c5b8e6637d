// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_table_model.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/compare/compare_data.h"

#include <QLocale>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString number(const MetricComparison &metric, double value)
{
    return metric.unit == "ms"_L1 ? formatMilliseconds(value) : formatRate(value, metric.unit);
}

QString withSign(const QString &text, double value)
{
    return value > 0 ? u'+' + text : text;
}

QString percent(double value)
{
    return withSign(QLocale().toString(value, 'f', std::abs(value) < 9.95 ? 1 : 0), value);
}

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return Tone::Good;
    case Verdict::Worse:
        return Tone::Bad;
    case Verdict::NotDistinguishable:
    case Verdict::NotJudged:
        break;
    }
    return Tone::Neutral;
}

QString iconOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return u"up"_s;
    case Verdict::Worse:
        return u"down"_s;
    case Verdict::NotDistinguishable:
        return u"remove"_s;
    case Verdict::NotJudged:
        break;
    }
    return u"help"_s;
}

bool isWords(CompareTableModel::Column column)
{
    using enum CompareTableModel::Column;
    return column == Point || column == Metric || column == Verdict;
}

/// In a column there is no room for words: lengths and concurrency alone.
QString shortLoad(const PointComparison &point)
{
    QStringList parts;
    if (point.inputLen || point.outputLen)
        parts += CompareTableModel::tr("%1 → %2", "input and output tokens")
                     .arg(formatCount(point.inputLen), formatCount(point.outputLen));
    if (point.maxConcurrency)
        parts += CompareTableModel::tr("× %1", "concurrency").arg(formatCount(*point.maxConcurrency));
    if (std::isfinite(point.requestRate))
        parts += formatRate(point.requestRate, CompareTableModel::tr("req/s"));
    return parts.isEmpty() ? point.point : parts.join(u' ');
}

} // namespace

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return CompareTableModel::tr("Better");
    case Verdict::Worse:
        return CompareTableModel::tr("Worse");
    case Verdict::NotDistinguishable:
        return CompareTableModel::tr("Not distinguishable");
    case Verdict::NotJudged:
        return CompareTableModel::tr("Not judged");
    }
    return {};
}

void CompareTableModel::setComparison(const RunComparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    arrange();
    endResetModel();
}

void CompareTableModel::setOnlyChanged(bool only)
{
    beginResetModel();
    m_onlyChanged = only;
    arrange();
    endResetModel();
}

void CompareTableModel::arrange()
{
    m_rows.clear();
    for (size_t point = 0; point < m_comparison.points.size(); ++point) {
        const auto &metrics = m_comparison.points[point].metrics;
        for (size_t metric = 0; metric < metrics.size(); ++metric) {
            const Verdict verdict = metrics[metric].verdict;
            if (!m_onlyChanged || verdict == Verdict::Better || verdict == Verdict::Worse)
                m_rows.push_back({point, metric});
        }
    }
}

const MetricComparison &CompareTableModel::metric(int row) const
{
    const Row &at = m_rows[static_cast<size_t>(row)];
    return m_comparison.points[at.point].metrics[at.metric];
}

int CompareTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CompareTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString CompareTableModel::text(const Row &row, Column column) const
{
    const PointComparison &point = m_comparison.points[row.point];
    const MetricComparison &metric = point.metrics[row.metric];
    const Difference &difference = metric.difference;
    switch (column) {
    case Column::Point:
        return shortLoad(point);
    case Column::Metric:
        return comparedName(metric);
    case Column::Baseline:
        return number(metric, metric.baseline.value);
    case Column::Candidate:
        return number(metric, metric.candidate.value);
    case Column::Difference:
        return withSign(number(metric, difference.value), difference.value);
    case Column::Change:
        return tr("%1 %", "a change").arg(percent(difference.percent));
    case Column::Interval:
        if (!difference.judged || !std::isfinite(difference.percentLower) ||
            !std::isfinite(difference.percentUpper))
            return u"–"_s;
        return tr("%1 … %2 %", "an interval")
            .arg(percent(difference.percentLower), percent(difference.percentUpper));
    case Column::Verdict:
        return point.refusals.isEmpty() ? verdictWord(metric.verdict) : tr("Not comparable");
    }
    return {};
}

QVariant CompareTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const PointComparison &point = m_comparison.points[row.point];
    const MetricComparison &metric = point.metrics[row.metric];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole:
        return column == Column::Verdict ? icon(iconOf(metric.verdict), toneOf(metric.verdict)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isWords(column) ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole: {
        QStringList lines{tr("%1: %2 → %3 (%4)", "metric, baseline, candidate, difference")
                              .arg(text(row, Column::Metric), text(row, Column::Baseline),
                                   text(row, Column::Candidate), text(row, Column::Difference)),
                          tr("95 % interval: %1").arg(text(row, Column::Interval)), point.point};
        lines += point.refusals + point.notes;
        if (std::isfinite(metric.noisePercent))
            lines += tr("Two runs of the baseline differ by up to %1 % by noise alone.")
                         .arg(QLocale().toString(metric.noisePercent, 'f', 1));
        return lines.join(u'\n');
    }
    case PercentRole:
        return metric.difference.percent;
    case LowerRole:
        return metric.difference.judged ? metric.difference.percentLower : std::nan("");
    case UpperRole:
        return metric.difference.judged ? metric.difference.percentUpper : std::nan("");
    case ToneRole:
        return static_cast<int>(toneOf(metric.verdict));
    default:
        return {};
    }
}

QVariant CompareTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isWords(column) ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && column == Column::Point)
        return tr("Input → output tokens × concurrency");
    if (role == Qt::ToolTipRole && column == Column::Interval)
        return tr("95 % interval of the difference, in per cent of the baseline");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Point:
        return tr("Point");
    case Column::Metric:
        return tr("Metric");
    case Column::Baseline:
        return tr("Baseline");
    case Column::Candidate:
        return tr("Candidate");
    case Column::Difference:
        return tr("Difference");
    case Column::Change:
        return tr("Change");
    case Column::Interval:
        return tr("95 % interval");
    case Column::Verdict:
        return tr("Verdict");
    }
    return {};
}

} // namespace servescope
