// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_options.h"

#include "app/bench_request_options.h"
#include "app/dataset_flags.h"
#include "app/nearest_name.h"
#include "core/backend/backend.h"
#include "core/scenario/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error badValue(const QString &message, const QString &hint = {})
{
    return {u"usage.bad_value"_s, message, hint, {}};
}

/// "KEY<separator>VALUE" words as pairs, in order.
Result<std::vector<std::pair<QString, QString>>> pairs(const char *flag, const QStringList &words,
                                                       QChar separator)
{
    std::vector<std::pair<QString, QString>> found;
    for (const QString &word : words) {
        const qsizetype at = word.indexOf(separator);
        if (at <= 0)
            return badValue(u"%1: \"%2\" is not of the form KEY%3VALUE."_s.arg(QLatin1StringView(flag), word)
                                .arg(separator));
        found.emplace_back(word.left(at).trimmed(), word.mid(at + 1).trimmed());
    }
    return found;
}

Result<QMap<QString, double>> goodput(const QStringList &words)
{
    const auto given = pairs("--goodput", words, u':');
    if (!given)
        return given.error();
    static const QStringList known{u"ttft"_s, u"tpot"_s, u"e2el"_s};
    QMap<QString, double> objectives;
    for (const auto &[key, text] : *given) {
        if (!known.contains(key)) {
            return badValue(u"--goodput: there is no objective \"%1\"."_s.arg(key),
                            u"Known ones are ttft, tpot and e2el, each in ms."_s);
        }
        const Result<double> value = parseNumber("--goodput: "_L1 + key, text, 0, 1e12);
        if (!value)
            return value.error();
        if (objectives.contains(key))
            return badValue(u"--goodput: %1 is given twice."_s.arg(key));
        objectives.insert(key, *value);
    }
    return objectives;
}

Result<std::vector<double>> percentiles(const QString &text)
{
    std::vector<double> values;
    for (const QString &part : text.split(u',')) {
        const Result<double> value = parseNumber(u"--metric-percentiles"_s, part.trimmed(), 0, 100);
        if (!value)
            return value.error();
        values.push_back(*value);
    }
    return values;
}

Result<QStringList> metrics(const QString &text)
{
    static const QStringList known{u"ttft"_s, u"tpot"_s, u"itl"_s, u"e2el"_s};
    QStringList values;
    for (const QString &part : text.split(u',')) {
        if (!known.contains(part.trimmed())) {
            return badValue(u"--percentile-metrics: there is no metric \"%1\"."_s.arg(part.trimmed()),
                            u"Known ones are ttft, tpot, itl and e2el."_s);
        }
        values.append(part.trimmed());
    }
    return values;
}

/// The name of a member, however deep, that looks like a secret's; empty = none.
QString secretMember(const QJsonValue &value)
{
    for (const QJsonValueConstRef item : value.toArray()) {
        if (const QString found = secretMember(item); !found.isEmpty())
            return found;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (looksLikeSecretName(it.key()))
            return it.key();
        if (const QString found = secretMember(it.value()); !found.isEmpty())
            return found;
    }
    return {};
}

Result<void> readHeaders(const QStringList &words, BenchOptions &options)
{
    const auto given = pairs("--header", words, u'=');
    if (!given)
        return given.error();
    // RFC 9110, 5.6.2: a field name is a token.
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"_s);
    static const QRegularExpression control(u"[\\x00-\\x08\\x0a-\\x1f\\x7f]"_s);
    for (const auto &[name, value] : *given) {
        if (!token.match(name).hasMatch())
            return badValue(u"--header: \"%1\" cannot be the name of an HTTP header."_s.arg(name));
        if (value.contains(control))
            return badValue(
                u"--header: the value of %1 has a line end or another control character in it."_s.arg(name));
        if (looksLikeSecretHeader(name) || looksLikeCredential(value))
            options.secretHeaders.emplace_back(name.toLatin1(), value.toUtf8());
        else
            options.scenario.headers.insert(name, value);
    }
    return {};
}

Result<QString> baseUrl(const Arguments &arguments)
{
    if (!arguments.has("--base-url")) {
        QString host = arguments.text("--host");
        if (host.contains(u':') && !host.startsWith(u'['))
            host = u'[' + host + u']';
        return u"http://%1:%2"_s.arg(host, arguments.text("--port"));
    }
    const QString text = arguments.text("--base-url");
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return badValue(u"--base-url: \"%1\" is not the address of a server."_s.arg(url.toDisplayString()),
                        u"It looks like http://127.0.0.1:8000."_s);
    if (!url.userInfo().isEmpty()) {
        return badValue(
            u"--base-url: a user name or password must not stand in the address, which is stored with the result."_s,
            u"Put the key into the environment as OPENAI_API_KEY, or use --header Authorization=…."_s);
    }
    return text;
}

Result<QString> backendKey(const QString &key)
{
    if (findBackend(key))
        return key;
    const QString nearest = nearestName(key, backendKeys());
    return badValue(u"--backend: there is no backend \"%1\"."_s.arg(key),
                    nearest.isEmpty() ? u"Known ones are %1."_s.arg(backendKeys().join(", "_L1))
                                      : u"Did you mean %1?"_s.arg(nearest));
}

Result<void> readWorkload(const Arguments &arguments, BenchOptions &options)
{
    Scenario &scenario = options.scenario;
    if (const Result<void> read = readDatasetFlags(arguments, scenario); !read)
        return read;
    if (arguments.has("--ignore-eos"))
        scenario.ignoreEos = true;
    if (arguments.has("--temperature"))
        scenario.temperature = arguments.number("--temperature");
    if (arguments.has("--extra-body")) {
        scenario.extraBody = arguments.text("--extra-body");
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(scenario.extraBody.toUtf8(), &problem);
        if (problem.error != QJsonParseError::NoError)
            return badValue(u"--extra-body: not JSON at character %1: %2."_s.arg(problem.offset + 1)
                                .arg(problem.errorString()));
        if (!document.isObject())
            return badValue(u"--extra-body: this is JSON, but not an object."_s,
                            u"It looks like '{\"top_k\": 1}'."_s);
        if (const QString secret = secretMember(document.object()); !secret.isEmpty())
            return badValue(
                u"--extra-body: \"%1\" looks like a secret, and the body is stored with the result."_s.arg(
                    secret),
                u"Keys belong into --header or an environment variable (--key-env)."_s);
    }
    return {};
}

Result<void> readLoad(const Arguments &arguments, BenchOptions &options)
{
    Scenario &scenario = options.scenario;
    const int numPrompts = static_cast<int>(arguments.integer("--num-prompts"));
    scenario.requestRates = {arguments.number("--request-rate")};
    scenario.burstiness = arguments.number("--burstiness");
    scenario.rampUpStrategy = arguments.text("--ramp-up-strategy");
    if (!scenario.rampUpStrategy.isEmpty()) {
        if (scenario.rampUpStrategy != "linear"_L1 && scenario.rampUpStrategy != "exponential"_L1) {
            return badValue(u"--ramp-up-strategy: there is no ramp \"%1\"."_s.arg(scenario.rampUpStrategy),
                            u"Known ones are linear and exponential."_s);
        }
        scenario.rampUpStartRps = arguments.number("--ramp-up-start-rps");
        scenario.rampUpEndRps = arguments.number("--ramp-up-end-rps");
    }
    if (std::isinf(scenario.requestRates.front()) && scenario.rampUpStrategy.isEmpty() &&
        scenario.burstiness != 1) {
        return Error{u"usage.conflict"_s,
                     u"--burstiness does nothing while all requests start at once."_s,
                     u"Add a finite --request-rate, or leave --burstiness out."_s,
                     {}};
    }
    if (scenario.datasetName == "timed_trace"_L1 &&
        (arguments.has("--request-rate") || !scenario.rampUpStrategy.isEmpty())) {
        return Error{u"usage.conflict"_s,
                     u"A timed_trace says when its requests are sent; --request-rate and ramps say it too."_s,
                     u"Leave them out; --timed-trace-sec-multiplier makes a trace faster or slower."_s,
                     {}};
    }
    if (arguments.has("--duration"))
        scenario.duration = arguments.number("--duration");
    scenario.requestTimeout = arguments.number("--request-timeout");
    scenario.connectTimeout = arguments.number("--connect-timeout");
    scenario.drainTimeout = arguments.number("--drain-timeout");
    scenario.maxErrors = static_cast<int>(arguments.integer("--max-errors"));
    if (arguments.has("--max-error-share"))
        scenario.maxErrorShare = arguments.number("--max-error-share");
    scenario.workers = static_cast<int>(arguments.integer("--workers"));
    scenario.numWarmups = static_cast<int>(arguments.integer("--num-warmups"));
    if (arguments.has("--max-concurrency"))
        options.maxConcurrency = static_cast<int>(arguments.integer("--max-concurrency"));
    // A scenario always names a concurrency; without a cap as many as there are requests can be in flight.
    scenario.concurrencyPrompts = {{options.maxConcurrency.value_or(numPrompts), numPrompts}};
    return {};
}

} // namespace

Result<BenchOptions> benchOptions(const Arguments &arguments)
{
    BenchOptions options;
    Scenario &scenario = options.scenario;
    const Result<QString> backend = backendKey(arguments.text("--backend"));
    if (!backend)
        return backend.error();
    scenario.backend = *backend;
    const Result<QString> url = baseUrl(arguments);
    if (!url)
        return url.error();
    scenario.baseUrl = *url;
    scenario.endpoint = arguments.text("--endpoint");
    scenario.model = arguments.text("--model");
    scenario.tokenizer = arguments.text("--tokenizer");
    if (const Result<void> read = readWorkload(arguments, options); !read)
        return read.error();
    if (const Result<void> read = readLoad(arguments, options); !read)
        return read.error();
    if (const Result<void> read = readHeaders(arguments.words("--header"), options); !read)
        return read.error();

    if (const Result<void> read = readRequestOptions(arguments, scenario); !read)
        return read.error();

    const auto objectives = goodput(arguments.words("--goodput"));
    if (!objectives)
        return objectives.error();
    scenario.goodput = *objectives;
    if (arguments.has("--fail-under"))
        options.failUnder = arguments.number("--fail-under");
    const auto ranks = percentiles(arguments.text("--metric-percentiles"));
    if (!ranks)
        return ranks.error();
    scenario.metricPercentiles = *ranks;
    const auto names = metrics(arguments.text("--percentile-metrics"));
    if (!names)
        return names.error();
    options.percentileMetrics = *names;

    const auto metadata = pairs("--metadata", arguments.words("--metadata"), u'=');
    if (!metadata)
        return metadata.error();
    options.metadata = *metadata;
    options.label = arguments.text("--label");
    options.requestIdPrefix = arguments.text("--request-id-prefix");
    options.saveResult = arguments.has("--save-result");
    options.saveDetailed = arguments.has("--save-detailed");
    options.resultDir = arguments.text("--result-dir");
    options.resultFilename = arguments.text("--result-filename");
    if (options.resultFilename.contains(u'/'))
        return badValue(u"--result-filename: \"%1\" names a folder."_s.arg(options.resultFilename),
                        u"Give the folder as --result-dir."_s);
    return options;
}

} // namespace servescope
