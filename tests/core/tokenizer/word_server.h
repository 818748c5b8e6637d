// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/tokenizer/http_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace servescope::test {

/// The tokenizer of a made-up model: a token is a blank and up to four letters, or up to four letters that go
/// on with a word, or any one other character. As with real ones, not every sequence of ids encodes to
/// itself.
class WordTokenizer
{
public:
    static constexpr int bos = 3'000'000;

    static std::vector<int> encode(const QString &text)
    {
        std::vector<int> ids;
        const auto letter = [&](qsizetype i) {
            return i < text.size() && text[i] >= u'a' && text[i] <= u'z';
        };
        for (qsizetype i = 0; i < text.size();) {
            const bool blank = text[i] == u' ' && letter(i + 1);
            if (!blank && !letter(i)) {
                ids.push_back(otherBase + text[i++].unicode());
                continue;
            }
            i += blank;
            int code = 0;
            for (int taken = 0; taken < 4 && letter(i); ++taken, ++i)
                code = code * 27 + (text[i].unicode() - u'a' + 1);
            ids.push_back(blank ? blankBase + code : code);
        }
        return ids;
    }

    static QString decode(const std::vector<int> &ids)
    {
        QString text;
        for (const int id : ids) {
            if (id >= bos)
                continue;
            if (id >= otherBase) {
                text += QChar(static_cast<char16_t>(id - otherBase));
                continue;
            }
            QString piece;
            for (int code = id % blankBase; code > 0; code /= 27)
                piece.prepend(QChar(static_cast<char16_t>(u'a' + code % 27 - 1)));
            text += (id >= blankBase ? QStringLiteral(" ") : QString()) + piece;
        }
        return text;
    }

private:
    static constexpr int blankBase = 27 * 27 * 27 * 27;
    static constexpr int otherBase = 2'000'000;
};

enum class Dialect { Vllm, Sglang, LlamaCpp };

/// Answers /tokenize and /detokenize below `prefix` as a server of the dialect does for the model "m".
inline HttpFixture::Handler wordServer(Dialect dialect, const QByteArray &prefix = {})
{
    return [dialect, prefix](const FixtureRequest &request) -> FixtureReply {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const auto answer = [](int status, const QJsonObject &object) {
            return FixtureReply{status, QJsonDocument(object).toJson(QJsonDocument::Compact), {}, {}, false};
        };
        const auto text = [](const char *key) { return QLatin1StringView(key); };
        if (request.method != "POST")
            return answer(405, {{text("detail"), text("Method Not Allowed")}});
        if (dialect == Dialect::Vllm && body.contains(text("model")) &&
            body.value(text("model")).toString() != text("m"))
            return answer(
                404, {{text("error"), QJsonObject{{text("message"), text("The model does not exist.")}}}});
        if (request.path == prefix + "/tokenize") {
            const bool llama = dialect == Dialect::LlamaCpp;
            const QJsonValue prompt = body.value(text(llama ? "content" : "prompt"));
            if (!llama && !prompt.isString())
                return answer(400, {{text("error"), text("prompt: field required")}});
            std::vector<int> ids = WordTokenizer::encode(prompt.toString());
            if (body.value(text(llama ? "add_special" : "add_special_tokens")).toBool(!llama))
                ids.insert(ids.begin(), WordTokenizer::bos);
            QJsonArray tokens;
            for (const int id : ids)
                tokens.append(id);
            QJsonObject object{{text("tokens"), tokens}};
            if (!llama) {
                object.insert(text("count"), tokens.size());
                object.insert(text("max_model_len"), 4096);
            }
            return answer(200, object);
        }
        if (request.path == prefix + "/detokenize") {
            std::vector<int> ids;
            for (const auto &id : body.value(text("tokens")).toArray())
                ids.push_back(id.toInt());
            const char *key = dialect == Dialect::Vllm     ? "prompt"
                              : dialect == Dialect::Sglang ? "text"
                                                           : "content";
            return answer(200, {{text(key), WordTokenizer::decode(ids)}});
        }
        return answer(404, {{text("detail"), text("Not Found")}});
    };
}

} // namespace servescope::test
