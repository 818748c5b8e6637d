// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_tree.h"

#include <QStringDecoder>

#include <charconv>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;
using Kind = JsonNode::Kind;

Kind JsonNode::kind() const
{
    return m_tree ? m_tree->m_nodes[m_index].kind : Kind::Missing;
}

std::string_view JsonNode::text() const
{
    if (!isString() && !isNumber())
        return {};
    const JsonTree::Node &node = m_tree->m_nodes[m_index];
    return {node.text, node.size};
}

// The spelling of a number counts as its text.
QString JsonNode::string() const
{
    return fromUtf8Exactly(text());
}

bool JsonNode::truth(bool otherwise) const
{
    return isBool() ? kind() == Kind::True : otherwise;
}

double JsonNode::number(double otherwise) const
{
    if (!isNumber())
        return otherwise;
    const std::string_view spelled = text();
    double value = otherwise;
    std::from_chars(spelled.data(), spelled.data() + spelled.size(), value);
    return value;
}

qint64 JsonNode::integer(qint64 otherwise) const
{
    if (!isNumber())
        return otherwise;
    const std::string_view spelled = text();
    qint64 value = 0;
    const auto [stop, error] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), value);
    if (error == std::errc() && stop == spelled.data() + spelled.size())
        return value;
    const double real = number(0.5);
    return std::abs(real) < 9e15 && std::floor(real) == real ? static_cast<qint64>(real) : otherwise;
}

qsizetype JsonNode::size() const
{
    return isArray() || isObject() ? m_tree->m_nodes[m_index].size : 0;
}

JsonNode JsonNode::operator[](std::string_view name) const
{
    JsonNode found;
    if (isObject())
        forEachMember([&](std::string_view key, JsonNode value) {
            if (key == name)
                found = value;
        });
    return found;
}

std::vector<JsonNode> JsonNode::items() const
{
    std::vector<JsonNode> all;
    all.reserve(static_cast<size_t>(size()));
    if (isArray())
        forEachItem([&](JsonNode item) { all.push_back(item); });
    return all;
}

QString JsonNode::what() const
{
    switch (kind()) {
    case Kind::Missing:
        return u"nothing"_s;
    case Kind::Null:
        return u"null"_s;
    case Kind::False:
    case Kind::True:
        return u"true or false"_s;
    case Kind::Number:
        return u"a number"_s;
    case Kind::String:
        return u"a text"_s;
    case Kind::Array:
        return u"a list"_s;
    case Kind::Object:
        break;
    }
    return u"an object"_s;
}

JsonNode JsonNode::first() const
{
    return {m_tree, m_index + 1};
}

JsonNode JsonNode::next() const
{
    return {m_tree, m_tree->m_nodes[m_index].end};
}

unsigned JsonNode::end() const
{
    return isArray() || isObject() ? m_tree->m_nodes[m_index].end : 0;
}

QString fromUtf8Exactly(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

} // namespace servescope
