// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <string_view>
#include <vector>

namespace servescope {

class JsonTree;

/// A value inside a JsonTree, as cheap as a pointer; the tree must outlive it.
class JsonNode
{
public:
    enum class Kind : unsigned char { Missing, Null, False, True, Number, String, Array, Object };

    JsonNode() = default;
    Kind kind() const;
    bool exists() const { return kind() != Kind::Missing; }
    bool isNull() const { return kind() == Kind::Null || kind() == Kind::Missing; }
    bool isString() const { return kind() == Kind::String; }
    bool isNumber() const { return kind() == Kind::Number; }
    bool isBool() const { return kind() == Kind::True || kind() == Kind::False; }
    bool isArray() const { return kind() == Kind::Array; }
    bool isObject() const { return kind() == Kind::Object; }

    /// UTF-8, escapes resolved; of a number its spelling. Empty for other kinds.
    std::string_view text() const;
    QString string() const; ///< text() with a leading U+FEFF kept
    bool truth(bool otherwise = false) const;
    double number(double otherwise = 0) const;
    /// The number, where it is whole and fits; else `otherwise`.
    qint64 integer(qint64 otherwise = 0) const;

    /// Items of an array or members of an object.
    qsizetype size() const;
    /// The last member of that name, as Python and serde read it; Missing where there is none.
    JsonNode operator[](std::string_view name) const;
    JsonNode operator[](const char *name) const { return (*this)[std::string_view(name)]; }
    /// Calls f(item) for each item of an array.
    template <typename F>
    void forEachItem(F f) const
    {
        for (JsonNode item = first(); item.m_index < end(); item = item.next())
            f(item);
    }
    /// Calls f(name, value) for each member of an object, in the file's order.
    template <typename F>
    void forEachMember(F f) const
    {
        for (JsonNode key = first(); key.m_index < end();) {
            const JsonNode value = key.next();
            f(key.text(), value);
            key = value.next();
        }
    }
    std::vector<JsonNode> items() const;
    /// What it is, for messages: "a number", "an object" …
    QString what() const;

private:
    friend class JsonTree;
    JsonNode(const JsonTree *tree, unsigned index) : m_tree(tree), m_index(index) {}
    JsonNode first() const;
    JsonNode next() const;
    unsigned end() const;

    const JsonTree *m_tree = nullptr;
    unsigned m_index = 0;
};

/// A JSON text as bytes: unlike QJsonDocument it keeps the order of members, repeated names, the spelling of
/// numbers and a U+FEFF at the beginning of a string, and reads 10 MB in some 50 ms.
class JsonTree
{
public:
    JsonTree() = default;
    JsonTree(JsonTree &&) = default;
    JsonTree &operator=(JsonTree &&) = default;
    JsonTree(const JsonTree &) = delete;
    JsonTree &operator=(const JsonTree &) = delete;

    /// Error json.not_json: args are the line (from 1), the column in bytes (from 1) and what is wrong. Bytes
    /// that are no UTF-8, lone surrogates and more than 512 levels are errors; a byte order mark in front is
    /// skipped.
    static Result<JsonTree> parse(QByteArray utf8);
    JsonNode root() const { return m_nodes.empty() ? JsonNode() : JsonNode(this, 0); }

private:
    friend class JsonNode;
    friend class JsonParser;
    struct Node
    {
        const char *text = nullptr;
        unsigned size = 0; // bytes, or the number of items
        unsigned end = 0;  // index behind the value and what is in it
        JsonNode::Kind kind = JsonNode::Kind::Null;
    };
    QByteArray m_bytes;
    std::vector<Node> m_nodes;
};

/// Appends `codePoint` as UTF-8.
template <typename String>
void appendUtf8(String &out, char32_t codePoint)
{
    const auto put = [&out](char32_t unit) { out += static_cast<char>(unit); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xc0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
        put(0xe0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3f));
        put(0x80 | (codePoint & 0x3f));
    } else {
        put(0xf0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3f));
        put(0x80 | (codePoint >> 6 & 0x3f));
        put(0x80 | (codePoint & 0x3f));
    }
}

/// UTF-8 as a QString; unlike QString::fromUtf8 it keeps a U+FEFF in front.
QString fromUtf8Exactly(std::string_view utf8);

} // namespace servescope
