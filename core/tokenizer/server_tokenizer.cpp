// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"
#include "core/tokenizer/tokenizer.h"
#include "core/transport/http_fetch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <limits>
#include <optional>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto probeTimeout = std::chrono::seconds(10);
constexpr auto callTimeout = std::chrono::seconds(60);

/// How this server spells the two routes.
struct Spelling
{
    bool content =
        false; ///< llama.cpp: "content" and "add_special"; else vLLM: "prompt" and "add_special_tokens"
    bool withModel = true;   ///< whether the body names the model
    QString decodedKey = {}; ///< where /detokenize puts the text
};

QUrl serverRoot(const QString &baseUrl)
{
    QUrl url(baseUrl.trimmed(), QUrl::StrictMode);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/v1"_L1))
        path.chop(3);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

std::optional<std::vector<int>> tokensOf(const QJsonObject &object)
{
    const QJsonValue value = object.value("tokens"_L1);
    if (!value.isArray())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    std::vector<int> ids;
    ids.reserve(static_cast<size_t>(array.size()));
    for (const auto &item : array) {
        const int id = item.toInt(-1); // also −1 for what is no whole number
        if (id < 0)
            return std::nullopt;
        ids.push_back(id);
    }
    return ids;
}

QJsonObject objectOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

class ServerTokenizer final : public Tokenizer
{
public:
    ServerTokenizer(const QUrl &root, const QString &model, const QByteArray &bearer)
        : m_root(root), m_model(model), m_bearer(bearer)
    {}

    /// Finds the spelling; must succeed before any other call.
    Result<void> probe()
    {
        constexpr std::array<std::pair<bool, bool>, 3> attempts{
            {{false, true}, {false, false}, {true, false}}};
        HttpAnswer last;
        for (const auto &[content, withModel] : attempts) {
            if (withModel && m_model.isEmpty())
                continue;
            m_spelling = Spelling{content, withModel, {}};
            Result<HttpAnswer> answer =
                httpFetch(call(u"/tokenize"_s, encodeBody(u"Hello world"_s, false), probeTimeout));
            if (!answer)
                return answer.error();
            last = std::move(answer).value();
            if (last.status == 401 || last.status == 403)
                return refusal(u"/tokenize"_s, last);
            // llama.cpp answers vLLM's spelling with no tokens instead of an error.
            const auto ids = tokensOf(objectOf(last));
            if (last.status == 200 && ids && !ids->empty())
                return probeDecoding(*ids);
        }
        return refusal(u"/tokenize"_s, last);
    }

    QString name() const override { return u"server:"_s + shownRoot(); }
    bool asksServer() const override { return true; }
    bool exact() const override { return true; }
    int vocabularySize() const override { return 0; }
    std::vector<int> specialIds() const override { return {}; }

    Result<std::vector<int>> encode(const QString &text, bool addSpecialTokens) const override
    {
        auto all = encodeAll({text}, addSpecialTokens, nullptr);
        if (!all)
            return all.error();
        return std::move(all.value().front());
    }

    Result<QString> decode(const std::vector<int> &ids) const override
    {
        auto all = decodeAll({ids}, nullptr);
        if (!all)
            return all.error();
        return std::move(all.value().front());
    }

    Result<std::vector<std::vector<int>>> encodeAll(const std::vector<QString> &texts, bool addSpecialTokens,
                                                    const std::atomic_bool *cancelled) const override
    {
        std::vector<HttpCall> calls;
        calls.reserve(texts.size());
        for (const QString &text : texts)
            calls.push_back(call(u"/tokenize"_s, encodeBody(text, addSpecialTokens), callTimeout));
        const auto answers = httpFetch(calls, cancelled);
        if (!answers)
            return answers.error();
        std::vector<std::vector<int>> results;
        results.reserve(texts.size());
        for (const HttpAnswer &answer : *answers) {
            auto ids = tokensOf(objectOf(answer));
            if (answer.status != 200 || !ids)
                return refusal(u"/tokenize"_s, answer);
            results.push_back(std::move(*ids));
        }
        return results;
    }

    Result<std::vector<QString>> decodeAll(const std::vector<std::vector<int>> &sequences,
                                           const std::atomic_bool *cancelled) const override
    {
        std::vector<HttpCall> calls;
        calls.reserve(sequences.size());
        for (const std::vector<int> &ids : sequences)
            calls.push_back(call(u"/detokenize"_s, decodeBody(ids), callTimeout));
        const auto answers = httpFetch(calls, cancelled);
        if (!answers)
            return answers.error();
        std::vector<QString> results;
        results.reserve(sequences.size());
        for (const HttpAnswer &answer : *answers) {
            const QJsonValue text = objectOf(answer).value(m_spelling.decodedKey);
            if (answer.status != 200 || !text.isString())
                return refusal(u"/detokenize"_s, answer);
            results.push_back(text.toString());
        }
        return results;
    }

private:
    Result<void> probeDecoding(const std::vector<int> &ids)
    {
        const Result<HttpAnswer> answer = httpFetch(call(u"/detokenize"_s, decodeBody(ids), probeTimeout));
        if (!answer)
            return answer.error();
        const QJsonObject object = objectOf(*answer);
        for (const QString &key : {u"prompt"_s, u"text"_s, u"content"_s}) {
            if (answer->status == 200 && object.value(key).isString()) {
                m_spelling.decodedKey = key;
                return {};
            }
        }
        return refusal(u"/detokenize"_s, *answer);
    }

    HttpCall call(const QString &route, const QByteArray &body, Nanoseconds timeout) const
    {
        HttpCall result;
        result.url = m_root;
        result.url.setPath(m_root.path() + route);
        result.body = body;
        result.bearer = m_bearer;
        result.timeout = timeout;
        return result;
    }

    QByteArray encodeBody(const QString &text, bool addSpecialTokens) const
    {
        JsonWriter json(JsonWriter::Style::Compact);
        json.beginObject();
        if (m_spelling.withModel)
            json.member("model", m_model);
        json.member(m_spelling.content ? "content" : "prompt", text);
        json.member(m_spelling.content ? "add_special" : "add_special_tokens", addSpecialTokens);
        return json.endObject().take();
    }

    QByteArray decodeBody(const std::vector<int> &ids) const
    {
        JsonWriter json(JsonWriter::Style::Compact);
        json.beginObject();
        if (m_spelling.withModel)
            json.member("model", m_model);
        json.key(QByteArrayView("tokens")).beginArray();
        for (const int id : ids)
            json.value(id);
        return json.endArray().endObject().take();
    }

    QString shownRoot() const { return m_root.toString(QUrl::RemoveUserInfo); }

    /// Why an answer is no use. Servers like to repeat what they were sent, so the key is blanked out.
    Error refusal(const QString &route, const HttpAnswer &answer) const
    {
        const QString url = shownRoot() + route;
        QByteArray body = answer.body;
        if (!m_bearer.isEmpty())
            body.replace(m_bearer, "***");
        const QString excerpt = QString::fromUtf8(body.left(200)).simplified();
        const QStringList args{url, QString::number(answer.status), excerpt};
        if (answer.status == 401 || answer.status == 403)
            return Error{u"tokenizer.server_denied"_s,
                         u"%1 refuses the request (status %2)."_s.arg(url).arg(answer.status),
                         u"Check the API key."_s, args};
        if (answer.status == 200 || answer.status == 400 || answer.status == 404 || answer.status == 405 ||
            answer.status == 422 || answer.status == 501)
            return Error{u"tokenizer.server_absent"_s,
                         u"The server offers no tokenizer at %1 (status %2)."_s.arg(url).arg(answer.status),
                         u"Name a local SentencePiece model as `tokenizer`, or accept estimated lengths."_s,
                         args};
        return Error{u"tokenizer.server"_s,
                     u"%1 answered with status %2: %3"_s.arg(url).arg(answer.status).arg(excerpt),
                     u"Look into the server's log."_s, args};
    }

    QUrl m_root;
    QString m_model;
    QByteArray m_bearer;
    Spelling m_spelling;
};

} // namespace

Result<std::shared_ptr<Tokenizer>> openServerTokenizer(const QString &baseUrl, const QString &model,
                                                       const QByteArray &bearer)
{
    auto tokenizer = std::make_shared<ServerTokenizer>(serverRoot(baseUrl), model, bearer);
    const Result<void> probed = tokenizer->probe();
    if (!probed)
        return probed.error();
    return std::shared_ptr<Tokenizer>(std::move(tokenizer));
}

} // namespace servescope
