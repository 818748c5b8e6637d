// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/prompt_tokens.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// The text of a message's content, a string or an array of text parts; nullopt: something else.
std::optional<QString> contentText(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    if (content.isNull() || content.isUndefined())
        return QString(); // an assistant's message of tool calls only
    if (!content.isArray())
        return std::nullopt;
    QString text;
    for (const QJsonValueConstRef part : content.toArray()) {
        const QJsonObject object = part.toObject();
        if (object.value("type"_L1).toString() != "text"_L1 || !object.value("text"_L1).isString())
            return std::nullopt;
        text += object.value("text"_L1).toString();
    }
    return text;
}

std::optional<WordStock::Control> roleToken(const QString &role)
{
    if (role == "system"_L1 || role == "developer"_L1)
        return WordStock::System;
    if (role == "user"_L1 || role == "tool"_L1)
        return WordStock::User;
    if (role == "assistant"_L1)
        return WordStock::Assistant;
    return std::nullopt;
}

void append(std::vector<int> &ids, const std::vector<int> &more)
{
    ids.insert(ids.end(), more.begin(), more.end());
}

} // namespace

std::vector<int> tokenIds(BodyFields &fields, const QJsonValue &array)
{
    std::vector<int> ids;
    const QJsonArray items = array.toArray();
    ids.reserve(static_cast<size_t>(items.size()));
    for (const QJsonValueConstRef item : items) {
        const auto id = wholeNumber(item);
        if (!id) {
            fields.fail({400, u"Token ids must be integers."_s, "BadRequestError", {}});
            return {};
        }
        if (*id < 0 || *id >= WordStock::size) {
            fields.fail({400, u"Token id %1 is out of vocabulary"_s.arg(*id), "BadRequestError", {}});
            return {};
        }
        ids.push_back(*id);
    }
    return ids;
}

std::vector<int> promptTokens(BodyFields &fields, const WordStock &vocabulary, bool addBos)
{
    QJsonValue prompt = fields.raw("prompt"_L1);
    if (prompt.isArray()) {
        const QJsonArray items = prompt.toArray();
        const bool several = !items.isEmpty() && !items.first().isDouble();
        if (several && items.size() > 1) {
            fields.fail({400,
                         u"This simulated server takes one prompt per request, not %1."_s.arg(items.size()),
                         "BadRequestError", u"prompt"_s});
            return {};
        }
        if (several)
            prompt = items.first();
    }
    if (prompt.isString())
        return vocabulary.encode(prompt.toString().toUtf8(), addBos);
    if (prompt.isArray())
        return tokenIds(fields, prompt);
    if (fields.has("prompt"_L1))
        fields.fail(invalidField(u"prompt"_s, "string_type",
                                 u"Input should be a valid string or list of token ids"_s));
    else
        fields.fail(invalidField(u"prompt"_s, "missing", u"Field required"_s));
    return {};
}

std::vector<int> messageTokens(BodyFields &fields, const WordStock &vocabulary, bool addBos, bool forAnswer)
{
    if (!fields.raw("messages"_L1).isArray()) {
        if (fields.has("messages"_L1))
            fields.fail(invalidField(u"messages"_s, "list_type", u"Input should be a valid list"_s));
        else
            fields.fail(invalidField(u"messages"_s, "missing", u"Field required"_s));
        return {};
    }
    std::vector<int> ids;
    if (addBos)
        ids.push_back(WordStock::Bos);
    for (const QJsonValueConstRef item : fields.raw("messages"_L1).toArray()) {
        const QJsonObject message = item.toObject();
        const QString roleName = message.value("role"_L1).toString();
        const auto role = roleToken(roleName);
        const auto text = contentText(message.value("content"_L1));
        if (!role) {
            fields.fail(
                {400, u"Unexpected message role \"%1\"."_s.arg(roleName), "BadRequestError", u"messages"_s});
            return {};
        }
        if (!text) {
            fields.fail({400, u"The content of a message must be text or a list of parts of type \"text\"."_s,
                         "BadRequestError", u"messages"_s});
            return {};
        }
        ids.push_back(*role);
        append(ids, vocabulary.encode(text->toUtf8(), false));
        ids.push_back(WordStock::EndOfTurn);
    }
    if (forAnswer)
        ids.push_back(WordStock::Assistant);
    return ids;
}

} // namespace servescope
