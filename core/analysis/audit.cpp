// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/audit.h"

#include "core/analysis/audit_checks.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

QString weightName(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Note:
        return u"note"_s;
    case Finding::Weight::Warning:
        return u"warning"_s;
    case Finding::Weight::Error:
        break;
    }
    return u"error"_s;
}

std::vector<Finding> audit(const JsonValue &result, const SampleTable *samples)
{
    AuditInput input{result, samples, {}};
    auditCounts(input);
    auditRates(input);
    auditLatencies(input);
    if (samples)
        auditSamples(input);
    auditOwn(input);
    std::ranges::stable_sort(input.findings, std::greater(), &Finding::weight);
    return std::move(input.findings);
}

QString auditNumber(double value)
{
    if (value == std::trunc(value) && std::abs(value) < 1e9)
        return QString::number(static_cast<qint64>(value));
    return QString::number(value, 'g', 5);
}

void AuditInput::report(const char *code, Finding::Weight weight, const QString &sentence,
                        const QStringList &args, const QString &meaning, const char *figure,
                        std::optional<double> corrected)
{
    Finding finding;
    finding.code = QLatin1StringView(code);
    finding.weight = weight;
    // Not QString::arg(): an argument may itself hold a "%2".
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == u'%' && i + 1 < sentence.size() && sentence[i + 1].isDigit())
            finding.what += args.value(sentence[++i].digitValue() - 1);
        else
            finding.what += sentence[i];
    }
    finding.meaning = meaning;
    finding.figure = QLatin1StringView(figure);
    if (*figure)
        finding.published = result[figure].number();
    finding.corrected = corrected;
    finding.args = args;
    findings.push_back(std::move(finding));
}

} // namespace servescope
