// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/token_lines.h"

#include "core/base/json_tree.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error shapeError(const QString &expected, const QString &found)
{
    return Error{
        u"tokenizer.line_shape"_s, u"Expected %1, found %2."_s.arg(expected, found), {}, {expected, found}};
}

QString foundIn(JsonNode root, const char *member)
{
    if (!root.isObject())
        return root.what();
    const JsonNode node = root[member];
    return node.exists() ? u"%1 as \"%2\""_s.arg(node.what(), QLatin1StringView(member))
                         : u"an object without \"%1\""_s.arg(QLatin1StringView(member));
}

} // namespace

QByteArray jsonString(std::string_view utf8)
{
    QByteArray out;
    out.reserve(static_cast<qsizetype>(utf8.size()) + 2);
    out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += "\\u00" + QByteArray::number(static_cast<int>(c), 16).rightJustified(2, '0');
        } else {
            out += c;
        }
    }
    return out + '"';
}

Result<QByteArray> encodeLine(const Tokenizer &tokenizer, const QByteArray &line, bool addSpecialTokens)
{
    const Result<JsonTree> tree = JsonTree::parse(line);
    if (!tree)
        return tree.error();
    const JsonNode text = tree->root()["text"];
    if (!text.isString())
        return shapeError(u"{\"text\": \"…\"}"_s, foundIn(tree->root(), "text"));
    const auto ids = tokenizer.encodeUtf8(text.text(), addSpecialTokens);
    if (!ids)
        return ids.error();
    QByteArray out = "{\"ids\": [";
    for (size_t i = 0; i < ids->size(); ++i) {
        if (i > 0)
            out += ", ";
        out += QByteArray::number((*ids)[i]);
    }
    return out + "]}";
}

Result<QByteArray> decodeLine(const Tokenizer &tokenizer, const QByteArray &line)
{
    const Result<JsonTree> tree = JsonTree::parse(line);
    if (!tree)
        return tree.error();
    const JsonNode list = tree->root()["ids"];
    if (!list.isArray())
        return shapeError(u"{\"ids\": […]}"_s, foundIn(tree->root(), "ids"));
    std::vector<int> ids;
    for (const JsonNode id : list.items()) {
        const qint64 value = id.integer(-1);
        if (value < 0 || value > std::numeric_limits<int>::max())
            return shapeError(u"whole numbers as \"ids\""_s, id.isNumber() ? id.string() : id.what());
        ids.push_back(static_cast<int>(value));
    }
    const auto text = tokenizer.decodeUtf8(ids);
    if (!text)
        return text.error();
    return "{\"text\": " + jsonString(*text) + '}';
}

} // namespace servescope
