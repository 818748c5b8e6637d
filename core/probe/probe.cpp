// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"

#include "core/probe/metrics_finding.h"
#include "core/probe/trial.h"
#include "core/probe/trial_findings.h"
#include "core/scenario/secrets.h"
#include "core/tokenizer/tokenizer.h"
#include "core/transport/http_fetch.h"
#include "core/transport/private_authority.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Level = ProbeFinding::Level;

constexpr int trialTokens = 32;
constexpr int roundTrips = 5;
constexpr auto trialPrompt =
    "Count slowly and in words from one to one hundred: one, two, three, four, five, six,"_L1;

class Probe
{
public:
    Probe(const ProbeOptions &options, const std::atomic_bool *cancelled)
        : m_options(options), m_cancelled(cancelled), m_host(QUrl(options.baseUrl).host())
    {}

    ProbeReport run()
    {
        const Result<AuthorityLease> authority = trustAuthorities(m_options.caFile, {m_options.baseUrl});
        if (!authority) {
            m_report.server.unreachable = authority.error();
            add("address", Level::Failure, authority.error());
            return m_report;
        }
        identify();
        if (!failed())
            chooseBackend();
        if (!failed())
            checkModels();
        if (!failed() && !stopped())
            measureRoundTrip();
        if (!failed() && !stopped())
            tryRequest();
        if (!failed() && !stopped())
            add(metricsFinding(m_options.baseUrl, questionHeaders(), m_options.timeout, m_cancelled));
        return m_report;
    }

private:
    bool stopped() const { return m_cancelled && m_cancelled->load(); }
    bool failed() const { return !m_report.usable(); }

    void add(ProbeFinding finding)
    {
        for (QString *text : {&finding.text, &finding.hint, &finding.error.message, &finding.error.hint})
            *text = masked(*text);
        for (QStringList *args : {&finding.phrase.args, &finding.advice.args, &finding.error.args})
            for (QString &arg : *args)
                arg = masked(arg);
        m_report.findings.push_back(std::move(finding));
    }

    template <typename What>
    void add(const char *check, Level level, const What &what, const Phrase &advice = {})
    {
        add(makeFinding(check, level, what, advice));
    }

    QString masked(QString text) const
    {
        if (!m_options.apiKey.isEmpty())
            text.replace(QString::fromUtf8(m_options.apiKey), u"***"_s);
        for (const auto &[name, value] : m_options.headers) {
            const QString sent = QString::fromUtf8(value);
            if (value.size() < 6 ||
                !(looksLikeSecretHeader(QString::fromLatin1(name)) || looksLikeCredential(sent)))
                continue;
            text.replace(sent, u"***"_s);
            if (looksLikeCredential(sent)) // "Bearer …", of which a server repeats the end
                text.replace(sent.section(u' ', 1), u"***"_s);
        }
        return text;
    }

    /// Which header the server wants is not known yet, so the first questions carry all of them.
    std::vector<HttpHeader> questionHeaders() const
    {
        std::vector<HttpHeader> headers = findBackend(u"anthropic")->headers(m_options.apiKey, m_host);
        for (const char *backend : {"vllm", "azure-openai"}) {
            for (const HttpHeader &header :
                 findBackend(QString::fromLatin1(backend))->headers(m_options.apiKey, m_host)) {
                const bool anthropic = m_host.endsWith("anthropic.com"_L1);
                if (!anthropic && std::find(headers.begin(), headers.end(), header) == headers.end())
                    headers.push_back(header);
            }
        }
        headers.insert(headers.end(), m_options.headers.begin(), m_options.headers.end());
        return headers;
    }

    void identify()
    {
        m_report.server =
            identifyServer(m_options.baseUrl, questionHeaders(), m_options.timeout, m_cancelled);
        const ServerIdentity &server = m_report.server;
        if (!server.unreachable.code.isEmpty()) {
            add("address", Level::Failure, server.unreachable);
            return;
        }
        add("address", Level::Good, Phrase{QT_TRANSLATE_NOOP("Probe", "%1 answers."), {m_options.baseUrl}});
        if (server.name.isEmpty() && server.webPage) {
            add("server", Level::Failure,
                Phrase{QT_TRANSLATE_NOOP("Probe", "A web page answers there, not an inference server."), {}},
                Phrase{
                    QT_TRANSLATE_NOOP("Probe", "Check host and port, and whether a proxy asks for a login."),
                    {}});
            return;
        }
        if (server.name.isEmpty())
            add("server", Level::Warning,
                Phrase{QT_TRANSLATE_NOOP("Probe", "The server does not say what it is."), {}},
                Phrase{QT_TRANSLATE_NOOP("Probe", "Choose the backend yourself."), {}});
        else
            add("server", Level::Good,
                server.version.isEmpty()
                    ? Phrase{QT_TRANSLATE_NOOP("Probe", "It is %1, by %2."), {server.name, server.evidence}}
                    : Phrase{QT_TRANSLATE_NOOP("Probe", "It is %1 %2, by %3."),
                             {server.name, server.version, server.evidence}});
        if (server.keyRefused)
            add("key", Level::Failure,
                m_options.apiKey.isEmpty()
                    ? Phrase{QT_TRANSLATE_NOOP("Probe", "The server wants an API key."), {}}
                    : Phrase{QT_TRANSLATE_NOOP("Probe", "The server refuses the API key."), {}},
                Phrase{QT_TRANSLATE_NOOP("Probe",
                                         "Set the right one in OPENAI_API_KEY, or type it in the window."),
                       {}});
    }

    void chooseBackend()
    {
        m_report.backend = m_options.backend.isEmpty() ? m_report.server.backend : m_options.backend;
        m_backend = findBackend(m_report.backend);
        if (!m_backend) {
            add("backend", Level::Failure,
                m_report.backend.isEmpty()
                    ? Phrase{QT_TRANSLATE_NOOP("Probe", "No backend is known to fit this server."), {}}
                    : Phrase{QT_TRANSLATE_NOOP("Probe", "There is no backend “%1”."), {m_report.backend}},
                Phrase{QT_TRANSLATE_NOOP("Probe", "Known ones: %1."), {backendKeys().join(", "_L1)}});
            m_report.backend.clear();
            return;
        }
        const bool fits = m_options.backend.isEmpty() || m_report.server.backend.isEmpty() ||
                          m_options.backend == m_report.server.backend;
        add("backend", fits ? Level::Good : Level::Note,
            fits ? Phrase{QT_TRANSLATE_NOOP("Probe", "The backend for it is %1."), {m_report.backend}}
                 : Phrase{QT_TRANSLATE_NOOP(
                              "Probe", "The backend %1 was asked for; %2 is the one made for this server."),
                          {m_options.backend, m_report.server.backend}});
    }

    void checkModels()
    {
        const QStringList &models = m_report.server.models;
        m_report.model = m_options.model.isEmpty() ? models.value(0) : m_options.model;
        const int length = m_report.server.maxModelLength;
        if (models.isEmpty())
            add("models", Level::Note, Phrase{QT_TRANSLATE_NOOP("Probe", "The server lists no models."), {}});
        else if (m_options.model.isEmpty() || models.contains(m_options.model))
            add("models", Level::Good,
                length > 0 ? Phrase{QT_TRANSLATE_NOOP("Probe", "It serves %1, up to %2 tokens."),
                                    {shortList(models), QString::number(length)}}
                           : Phrase{QT_TRANSLATE_NOOP("Probe", "It serves %1."), {shortList(models)}});
        else
            add("models", Level::Warning,
                Phrase{QT_TRANSLATE_NOOP("Probe", "“%1” is not in its list of models: %2."),
                       {m_options.model, shortList(models)}},
                Phrase{QT_TRANSLATE_NOOP("Probe",
                                         "Some servers answer to any name; the request below shows it."),
                       {}});
    }

    static QString shortList(const QStringList &names)
    {
        return names.size() <= 5 ? names.join(", "_L1)
                                 : names.first(5).join(", "_L1) + u", … (+%1)"_s.arg(names.size() - 5);
    }

    /// The cheapest answer, several times over one connection: what the first costs more is the connecting.
    void measureRoundTrip()
    {
        HttpCall call;
        const Result<QByteArray> url = requestUrl(m_options.baseUrl, u"/v1/models"_s);
        if (!url)
            return;
        call.url = QUrl::fromEncoded(*url);
        call.headers = questionHeaders();
        call.timeout = m_options.timeout;
        std::vector<double> times;
        for (const int calls : {1, 1 + roundTrips}) {
            const Nanoseconds start = monotonicNow();
            const auto answers = httpFetch(std::vector<HttpCall>(size_t(calls), call), m_cancelled);
            if (!answers)
                return;
            times.push_back(toMilliseconds(monotonicNow() - start));
        }
        m_report.roundTripMs = std::max(0.0, times[1] - times[0]) / roundTrips;
        add("round trip", Level::Note,
            Phrase{QT_TRANSLATE_NOOP("Probe", "A question and its answer take %1 ms on an open connection."),
                   {QString::number(*m_report.roundTripMs, 'f', 2)}});
    }

    LoadPlan plan() const
    {
        LoadPlan plan;
        plan.backend = m_backend;
        if (const Result<QByteArray> url = requestUrl(*m_backend, m_options.baseUrl, m_options.endpoint))
            plan.url = *url;
        plan.request.model = m_report.model;
        plan.request.ignoreEos = m_backend->canForceLength();
        plan.headers = m_backend->headers(m_options.apiKey, m_host);
        plan.headers.insert(plan.headers.end(), m_options.headers.begin(), m_options.headers.end());
        plan.requestIdPrefix = "probe-";
        plan.requestTimeout = m_options.timeout * 6;
        plan.connectTimeout = m_options.timeout;
        return plan;
    }

    void tryRequest()
    {
        LoadPlan trial = plan();
        RequestRecord record = sendTrial(trial, trialPrompt, trialTokens, m_cancelled);
        bool refusesLength = false;
        if (record.errorCode == "http.bad_request"_L1 && trial.request.ignoreEos) {
            // OpenAI's own server refuses what most servers behind this interface understand.
            trial.request.ignoreEos = false;
            const RequestRecord plainer = sendTrial(trial, trialPrompt, trialTokens, m_cancelled);
            refusesLength = plainer.ok();
            if (plainer.ok()) {
                add("length", Level::Warning,
                    Phrase{QT_TRANSLATE_NOOP("Probe", "It refuses to be asked for an exact length: %1"),
                           {record.errorMessage}},
                    Phrase{QT_TRANSLATE_NOOP("Probe", "Set ignore_eos to false."), {}});
                record = plainer;
            }
        }
        const QString path = m_options.endpoint.isEmpty() ? m_backend->defaultPath() : m_options.endpoint;
        if (stopped())
            return;
        if (!record.ok()) {
            const bool key = record.errorCode == "http.unauthorized"_L1;
            const bool model = record.errorCode == "http.model_not_found"_L1;
            add(key                                            ? "key"
                : model                                        ? "models"
                : record.errorCode == "protocol.compressed"_L1 ? "streaming"
                                                               : "path",
                Level::Failure, Error{record.errorCode, record.errorMessage, {}, {}},
                model && !m_report.server.models.isEmpty()
                    ? Phrase{QT_TRANSLATE_NOOP("Probe", "It serves %1."), {shortList(m_report.server.models)}}
                    : Phrase{});
            return;
        }
        add("path", Level::Good,
            Phrase{QT_TRANSLATE_NOOP("Probe", "%1 answers requests of the backend %2."),
                   {path, m_report.backend}});
        if (!m_options.apiKey.isEmpty())
            add("key", Level::Good,
                Phrase{QT_TRANSLATE_NOOP("Probe", "The API key is accepted, or none is needed."), {}});
        if (!m_backend->streams())
            return;
        add(streamingFinding(record));
        add(usageFinding(record));
        if (!refusesLength)
            add(lengthFinding(record, *m_backend, trialTokens));
        checkTokenizer(record);
    }

    void checkTokenizer(const RequestRecord &record)
    {
        const Result<TokenizerChoice> choice =
            chooseTokenizer(m_options.tokenizer, m_options.baseUrl, m_report.model, m_options.apiKey);
        if (!choice) {
            add("tokenizer", Level::Warning, choice.error());
            return;
        }
        if (!choice->tokenizer->exact()) {
            add("tokenizer", Level::Note, Phrase{"%1", {choice->note}},
                Phrase{QT_TRANSLATE_NOOP("Probe",
                                         "Name the model's own tokenizer file for exact prompt lengths."),
                       {}});
            return;
        }
        const Result<int> own = choice->tokenizer->count(trialPrompt, true);
        if (!own || !record.promptTokensServer)
            return;
        const int extra = *record.promptTokensServer - *own;
        if (extra == 0)
            add("tokenizer", Level::Good,
                Phrase{QT_TRANSLATE_NOOP("Probe", "Tokenizer and server count the prompt alike: %1 tokens."),
                       {QString::number(*own)}});
        else
            add("tokenizer", Level::Note,
                Phrase{
                    QT_TRANSLATE_NOOP("Probe", "The server counts %1 tokens where the tokenizer counts %2."),
                    {QString::number(*record.promptTokensServer), QString::number(*own)}},
                extra > 0
                    ? Phrase{QT_TRANSLATE_NOOP("Probe", "A chat template or a start token adds some; more "
                                                        "than a few hundred mean another "
                                                        "tokenizer."),
                             {}}
                    : Phrase{QT_TRANSLATE_NOOP(
                                 "Probe", "It may be another model's tokenizer, or the server cuts prompts."),
                             {}});
    }

    const ProbeOptions &m_options;
    const std::atomic_bool *m_cancelled;
    QString m_host;
    const Backend *m_backend = nullptr;
    ProbeReport m_report;
};

} // namespace

bool ProbeReport::usable() const
{
    return std::none_of(findings.begin(), findings.end(), [](const ProbeFinding &finding) {
        return finding.level == ProbeFinding::Level::Failure;
    });
}

ProbeReport probeServer(const ProbeOptions &options, const std::atomic_bool *cancelled)
{
    return Probe(options, cancelled).run();
}

} // namespace servescope
