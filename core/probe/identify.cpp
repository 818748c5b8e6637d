// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/identify.h"

#include "core/transport/http_fetch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <optional>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A server by the name its own list of models gives as owner, or its metrics begin with.
struct Mark
{
    QLatin1StringView mark;
    QLatin1StringView name;
    QLatin1StringView backend;
};

// Taken from the servers' sources, met live only at llama.cpp; the finding names what it was recognised by.
// deepspeed-mii and scalellm were read in no source: if such a server says otherwise it is found as
// "OpenAI-compatible", which measures just as well.
constexpr std::array owners{
    Mark{"vllm"_L1, "vLLM"_L1, "vllm"_L1},
    Mark{"sglang"_L1, "SGLang"_L1, "sglang"_L1},
    Mark{"llamacpp"_L1, "llama.cpp"_L1, "llama.cpp"_L1},
    Mark{"lmdeploy"_L1, "LMDeploy"_L1, "lmdeploy"_L1},
    Mark{"tensorrt_llm"_L1, "trtllm-serve"_L1, "openai"_L1},
    Mark{"scalellm"_L1, "ScaleLLM"_L1, "scalellm"_L1},
    Mark{"deepspeed-mii"_L1, "DeepSpeed-MII"_L1, "deepspeed-mii"_L1},
};
constexpr std::array prefixes{
    Mark{"vllm:"_L1, "vLLM"_L1, "vllm"_L1},
    Mark{"sglang:"_L1, "SGLang"_L1, "sglang"_L1},
    Mark{"tgi_"_L1, "TGI"_L1, "tgi"_L1},
    Mark{"trtllm_"_L1, "trtllm-serve"_L1, "openai"_L1},
    Mark{"llamacpp:"_L1, "llama.cpp"_L1, "llama.cpp"_L1},
    Mark{"lmdeploy:"_L1, "LMDeploy"_L1, "lmdeploy"_L1},
    Mark{"nv_"_L1, "Triton"_L1, "tensorrt-llm"_L1},
};

QString english(const char *text)
{
    return QString::fromUtf8(text);
}

class Questions
{
public:
    Questions(const QString &baseUrl, const std::vector<HttpHeader> &headers, Nanoseconds timeout,
              const std::atomic_bool *cancelled)
        : m_base(baseUrl), m_headers(headers), m_timeout(timeout), m_cancelled(cancelled)
    {
        while (m_base.endsWith(u'/'))
            m_base.chop(1);
        if (m_base.endsWith("/v1"_L1))
            m_base.chop(3);
    }

    ServerIdentity ask()
    {
        askModels();
        if (!m_found.unreachable.code.isEmpty())
            return m_found;
        // The servers that imitate others' paths come after the paths that only they have.
        if (!isOllama() && !isTgi() && !isLlama() && !isTriton() && !isSglang())
            byOwner();
        if (m_found.name.isEmpty())
            byMetrics();
        if (m_found.name.isEmpty())
            byAddress();
        if (m_found.version.isEmpty())
            askVersion();
        if (!m_found.name.isEmpty())
            m_found.webPage = false;
        return m_found;
    }

private:
    std::optional<HttpAnswer> get(const QString &path)
    {
        const Result<QByteArray> url = requestUrl(m_base, path);
        if (!url) {
            m_found.unreachable = url.error();
            return std::nullopt;
        }
        HttpCall call;
        call.url = QUrl::fromEncoded(*url);
        call.headers = m_headers;
        call.timeout = m_timeout;
        Result<HttpAnswer> answer = httpFetch(call, m_cancelled);
        if (!answer) {
            m_lastError = answer.error();
            return std::nullopt;
        }
        return *std::move(answer);
    }

    QJsonObject object(const QString &path)
    {
        const auto answer = get(path);
        return answer && answer->status == 200 ? QJsonDocument::fromJson(answer->body).object()
                                               : QJsonObject();
    }

    void found(QLatin1StringView name, QLatin1StringView backend, const QString &evidence)
    {
        m_found.name = name;
        m_found.backend = backend;
        m_found.evidence = evidence;
    }

    void askModels()
    {
        auto answer = get(u"/v1/models"_s);
        if (!answer) {
            if (m_found.unreachable.code.isEmpty())
                m_found.unreachable = m_lastError;
            return;
        }
        if (answer->status == 404) {
            if (auto azure = get(u"/openai/v1/models"_s);
                azure && (azure->status == 200 || azure->status == 401)) {
                if (azure->status == 200 || azure->body.contains("subscription key"))
                    found("Azure OpenAI"_L1, "azure-openai"_L1, u"/openai/v1/models"_s);
                answer = std::move(azure);
            }
        }
        m_found.keyRefused = answer->status == 401 || answer->status == 403;
        m_found.webPage = answer->body.trimmed().startsWith('<');
        for (const auto &[name, value] : answer->headers) {
            if (name.compare("server", Qt::CaseInsensitive) == 0)
                m_serverHeader = QString::fromLatin1(value);
        }
        const QJsonObject body = QJsonDocument::fromJson(answer->body).object();
        m_anthropic = body["type"_L1].toString() == "error"_L1;
        for (const QJsonValueConstRef entry : body["data"_L1].toArray()) {
            const QJsonObject model = entry.toObject();
            m_found.models += model["id"_L1].toString();
            if (m_owner.isEmpty())
                m_owner = model["owned_by"_L1].toString();
            m_found.maxModelLength = qMax(m_found.maxModelLength, model["max_model_len"_L1].toInt());
            m_anthropic = m_anthropic || model["type"_L1].toString() == "model"_L1;
        }
    }

    bool isOllama()
    {
        if (!m_found.name.isEmpty())
            return true;
        const auto root = get(u"/"_s);
        if (!root || !root->body.startsWith("Ollama is running"))
            return false;
        found("Ollama"_L1, "ollama"_L1, english(QT_TRANSLATE_NOOP("Probe", "what it says at /")));
        m_found.version = object(u"/api/version"_s)["version"_L1].toString();
        return true;
    }

    bool isTgi()
    {
        const QJsonObject info = object(u"/info"_s);
        if (!info.contains("model_id"_L1) || !info.contains("max_total_tokens"_L1))
            return false;
        found("TGI"_L1, "tgi"_L1, u"/info"_s);
        m_found.version = info["version"_L1].toString();
        m_found.maxModelLength = info["max_total_tokens"_L1].toInt();
        if (m_found.models.isEmpty())
            m_found.models += info["model_id"_L1].toString();
        return true;
    }

    bool isLlama()
    {
        const QJsonObject props = object(u"/props"_s);
        const QJsonObject settings = props["default_generation_settings"_L1].toObject();
        if (settings.isEmpty() && m_serverHeader != "llama.cpp"_L1)
            return false;
        found("llama.cpp"_L1, "llama.cpp"_L1, u"/props"_s);
        m_found.version = props["build_info"_L1].toString();
        m_found.maxModelLength = settings["n_ctx"_L1].toInt();
        return true;
    }

    bool isTriton()
    {
        const QJsonObject server = object(u"/v2"_s);
        if (!server["name"_L1].toString().contains("triton"_L1, Qt::CaseInsensitive))
            return false;
        found("Triton"_L1, "tensorrt-llm"_L1, u"/v2"_s);
        m_found.version = server["version"_L1].toString();
        return true;
    }

    bool isSglang()
    {
        for (const QString &path : {u"/server_info"_s, u"/get_server_info"_s}) {
            const QJsonObject info = object(path);
            if (!info.contains("tp_size"_L1))
                continue;
            found("SGLang"_L1, "sglang"_L1, path);
            m_found.version = info["version"_L1].toString();
            return true;
        }
        return false;
    }

    void byOwner()
    {
        for (const Mark &mark : owners) {
            if (m_owner == mark.mark)
                found(mark.name, mark.backend,
                      english(QT_TRANSLATE_NOOP("Probe", "the owner in its list of models")));
        }
    }

    void byMetrics()
    {
        for (const QString &path : {u"/metrics"_s, u"/prometheus/metrics"_s}) {
            const auto answer = get(path);
            if (!answer || answer->status != 200)
                continue;
            for (const Mark &mark : prefixes) {
                const QByteArray name(mark.mark.data(), mark.mark.size());
                if (answer->body.startsWith(name) || answer->body.contains('\n' + name)) {
                    found(mark.name, mark.backend,
                          english(QT_TRANSLATE_NOOP("Probe", "the names of its metrics")));
                    return;
                }
            }
        }
    }

    void byAddress()
    {
        const QString host = QUrl(m_base).host();
        if (m_anthropic || host.endsWith("anthropic.com"_L1))
            found("Anthropic"_L1, "anthropic"_L1,
                  english(QT_TRANSLATE_NOOP("Probe", "the form of its answers")));
        else if (host.endsWith("azure.com"_L1))
            found("Azure OpenAI"_L1, "azure-openai"_L1, english(QT_TRANSLATE_NOOP("Probe", "its address")));
        else if (host == "api.openai.com"_L1)
            found("OpenAI"_L1, "openai-chat"_L1, english(QT_TRANSLATE_NOOP("Probe", "its address")));
        else if (!m_found.models.isEmpty())
            found("an OpenAI-compatible server"_L1, "openai"_L1,
                  english(QT_TRANSLATE_NOOP("Probe", "its list of models")));
    }

    void askVersion() { m_found.version = object(u"/version"_s)["version"_L1].toString(); }

    QString m_base;
    const std::vector<HttpHeader> &m_headers;
    Nanoseconds m_timeout;
    const std::atomic_bool *m_cancelled;
    ServerIdentity m_found;
    Error m_lastError;
    QString m_owner;
    QString m_serverHeader;
    bool m_anthropic = false;
};

} // namespace

ServerIdentity identifyServer(const QString &baseUrl, const std::vector<HttpHeader> &headers,
                              Nanoseconds timeout, const std::atomic_bool *cancelled)
{
    return Questions(baseUrl, headers, timeout, cancelled).ask();
}

} // namespace servescope
