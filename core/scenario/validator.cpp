// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/validator.h"

#include "core/scenario/sections.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

class Validator
{
public:
    Validator(const Scenario &scenario, const QStringList &backends, const KeyPlaces &places,
              Findings &findings)
        : m_scenario(scenario), m_backends(backends), m_places(places), m_findings(findings)
    {}

    void run()
    {
        for (const char *key : {"model", "base_url", "backend", "dataset_name"})
            notEmpty(QString::fromLatin1(key));
        baseUrl();
        const QString &endpoint = m_scenario.endpoint;
        if (readable(u"endpoint"_s) && !endpoint.isEmpty() &&
            (!endpoint.startsWith(u'/') || endpoint.contains(u' ')))
            add("scenario.endpoint", u"endpoint"_s, {u"endpoint"_s});
        if (readable(u"dataset_name"_s) && !m_scenario.datasetName.isEmpty() &&
            !scenarioDatasets().contains(m_scenario.datasetName))
            add("scenario.unknown_dataset", u"dataset_name"_s, {m_scenario.datasetName.left(80)});
        if (readable(u"dataset_name"_s) && needsPath() && m_scenario.datasetPath.isEmpty())
            add("scenario.dataset_path", u"dataset_name"_s, {m_scenario.datasetName});
        if (readable(u"backend"_s) && !m_scenario.backend.isEmpty() && !m_backends.isEmpty() &&
            !m_backends.contains(m_scenario.backend))
            add("scenario.unknown_backend", u"backend"_s,
                {m_scenario.backend.left(80), m_backends.join(", "_L1)});
        ramp();
        if (readable(u"lora_assignment"_s) && m_scenario.loraAssignment != "random"_L1 &&
            m_scenario.loraAssignment != "round-robin"_L1)
            add("scenario.lora_assignment", u"lora_assignment"_s, {m_scenario.loraAssignment.left(80)});
        const QString &metrics = m_scenario.metricsUrl;
        if (readable(u"metrics_url"_s) && !metrics.isEmpty() && metrics != "off"_L1 &&
            !metrics.startsWith("http://"_L1) && !metrics.startsWith("https://"_L1))
            add("scenario.metrics_url", u"metrics_url"_s, {metrics.left(80)});
        rows();
        const qint64 points = sweepCost(m_scenario).points;
        if (points > kMaxPoints)
            add("scenario.too_many_points", u"concurrency_prompts"_s,
                {QString::number(points), QString::number(kMaxPoints)});
    }

private:
    bool needsPath() const { return datasetTakesPath(m_scenario.datasetName); }
    bool readable(const QString &key) const { return m_places.contains(key) && !m_findings.hasErrorFor(key); }

    void add(const char *code, const QString &key, const QStringList &args, qsizetype row = -1)
    {
        const KeyPlace place = m_places.value(key);
        const auto at = row >= 0 && row < static_cast<qsizetype>(place.rows.size())
                            ? place.rows[static_cast<size_t>(row)]
                            : place.value;
        m_findings.atMark(at.first, at.second, code, key, args);
    }

    void notEmpty(const QString &key)
    {
        const QString value = key == "model"_L1      ? m_scenario.model
                              : key == "base_url"_L1 ? m_scenario.baseUrl
                              : key == "backend"_L1  ? m_scenario.backend
                                                     : m_scenario.datasetName;
        if (readable(key) && value.trimmed().isEmpty())
            add("scenario.no_value", key, {key});
    }

    // The text of the address is never part of a message: it may hold a password.
    void baseUrl()
    {
        const QString key = u"base_url"_s;
        const QString text = m_scenario.baseUrl.trimmed();
        if (!readable(key) || text.isEmpty())
            return;
        const qsizetype colon = text.indexOf("://"_L1);
        if (text.contains(u'@')) {
            add("scenario.url_credentials", key, {key});
            return;
        }
        if (colon < 0) {
            add("scenario.url_scheme_missing", key, {key});
            return;
        }
        const QString scheme = text.left(colon).toLower();
        if (scheme != "http"_L1 && scheme != "https"_L1) {
            static const QStringList common{u"ftp"_s,  u"ws"_s,  u"wss"_s, u"grpc"_s,
                                            u"file"_s, u"tcp"_s, u"unix"_s};
            if (common.contains(scheme))
                add("scenario.url_scheme", key, {key, scheme});
            else
                add("scenario.url_scheme_missing", key, {key});
            return;
        }
        const QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || url.port(80) < 1)
            add("scenario.url_invalid", key, {key});
        else if (url.hasQuery() || url.hasFragment())
            add("scenario.url_extra", key, {key});
    }

    void ramp()
    {
        const QString strategy = u"ramp_up_strategy"_s, start = u"ramp_up_start_rps"_s,
                      end = u"ramp_up_end_rps"_s;
        if (m_findings.hasErrorFor(strategy) || m_findings.hasErrorFor(start) || m_findings.hasErrorFor(end))
            return;
        const QString &name = m_scenario.rampUpStrategy;
        if (!name.isEmpty() && name != "linear"_L1 && name != "exponential"_L1) {
            add("scenario.ramp_strategy", strategy, {name.left(80)});
            return;
        }
        const bool complete = !name.isEmpty() && m_scenario.rampUpStartRps && m_scenario.rampUpEndRps;
        const bool none = name.isEmpty() && !m_scenario.rampUpStartRps && !m_scenario.rampUpEndRps;
        if (!complete && !none) {
            const QString given = !name.isEmpty() ? strategy : m_scenario.rampUpStartRps ? start : end;
            add("scenario.ramp_incomplete", given, {given});
        }
        const QString rate = u"request_rate"_s;
        if (complete && readable(rate) &&
            std::any_of(m_scenario.requestRates.begin(), m_scenario.requestRates.end(),
                        [](double r) { return std::isfinite(r); }))
            add("scenario.ramp_and_rate", rate, {rate});
        if (m_scenario.datasetName != "timed_trace"_L1)
            return;
        if (!name.isEmpty())
            add("scenario.trace_and_rate", strategy, {strategy});
        if (readable(rate) && std::any_of(m_scenario.requestRates.begin(), m_scenario.requestRates.end(),
                                          [](double r) { return std::isfinite(r); }))
            add("scenario.trace_and_rate", rate, {rate});
    }

    void rows()
    {
        repeated(m_scenario.inputOutput, u"input_output"_s, "scenario.repeated_value");
        repeated(m_scenario.concurrencyPrompts, u"concurrency_prompts"_s, "scenario.repeated_value");
        repeated(m_scenario.requestRates, u"request_rate"_s, "scenario.repeated_value");
        repeated(m_scenario.metricPercentiles, u"metric_percentiles"_s, "scenario.repeated_percentile");
        const auto &loads = m_scenario.concurrencyPrompts;
        for (size_t i = 0; i < loads.size(); ++i)
            if (loads[i].numPrompts >= 1 && loads[i].maxConcurrency > loads[i].numPrompts)
                add("scenario.idle_concurrency", u"concurrency_prompts"_s,
                    {QString::number(loads[i].maxConcurrency), QString::number(loads[i].numPrompts)},
                    static_cast<qsizetype>(i));
    }

    template <typename T>
    void repeated(const std::vector<T> &list, const QString &key, const char *code)
    {
        if (!readable(key))
            return;
        // Rows are few in practice; thousands are refused as too many points anyway.
        for (size_t i = 1; i < std::min<size_t>(list.size(), 1000); ++i)
            if (std::find(list.begin(), list.begin() + static_cast<qsizetype>(i), list[i]) !=
                list.begin() + static_cast<qsizetype>(i))
                add(code, key, {key}, static_cast<qsizetype>(i));
    }

    const Scenario &m_scenario;
    const QStringList &m_backends;
    const KeyPlaces &m_places;
    Findings &m_findings;
};

} // namespace

void validateScenario(const Scenario &scenario, const QStringList &backends, const KeyPlaces &places,
                      Findings &findings)
{
    Validator(scenario, backends, places, findings).run();
}

} // namespace servescope
