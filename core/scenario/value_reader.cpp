// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value_reader.h"

#include "core/scenario/scalar_text.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr size_t kMaxRows = 10'000;
constexpr size_t kMaxNumbers = 1'000;
} // namespace

QString scalarOf(const YAML::Node &node)
{
    return QString::fromStdString(node.Scalar());
}

bool isQuoted(const YAML::Node &node)
{
    return node.Tag() == "!" || node.Tag() == "tag:yaml.org,2002:str";
}

QString kindOf(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
        return u"nothing"_s;
    case YAML::NodeType::Sequence:
        return u"a list"_s;
    case YAML::NodeType::Map:
        return u"a mapping"_s;
    case YAML::NodeType::Scalar:
        break;
    }
    if (isQuoted(node))
        return u"text"_s;
    switch (scalarForm(scalarOf(node))) {
    case ScalarForm::Null:
        return u"nothing"_s;
    case ScalarForm::Boolean:
        return u"true or false"_s;
    case ScalarForm::Text:
        return u"text"_s;
    case ScalarForm::Integer:
    case ScalarForm::LeadingZero:
    case ScalarForm::OddInteger:
    case ScalarForm::Float:
    case ScalarForm::Infinity:
    case ScalarForm::NotANumber:
        return u"a number"_s;
    }
    return u"text"_s;
}

void ValueReader::complain(const Place &place, const char *code, const QStringList &args)
{
    const YAML::Mark mark = place.node.Mark();
    m_findings.atMark(mark.line, mark.column, code, QString::fromLatin1(place.key.name), args);
}

void ValueReader::wrongType(const Place &place, const char *expected)
{
    complain(place, "scenario.wrong_type", {place.name, QString::fromLatin1(expected), kindOf(place.node)});
}

std::optional<FieldValue> ValueReader::read(const KeySchema &key, const YAML::Node &node)
{
    const Place place{key, QString::fromLatin1(key.name), node};
    switch (key.type) {
    case KeyType::Text:
        return text(place);
    case KeyType::Integer:
        return integer(place);
    case KeyType::Number: {
        const auto value = number(place);
        return value ? std::optional<FieldValue>(*value) : std::nullopt;
    }
    case KeyType::Boolean:
        return boolean(place);
    case KeyType::NumberList:
        return numberList(place);
    case KeyType::PairList:
        return pairList(place);
    case KeyType::SloMap:
        return slos(place);
    case KeyType::TextMap:
        return textMap(place);
    case KeyType::Json:
        return json(place);
    }
    return std::nullopt;
}

std::optional<FieldValue> ValueReader::text(const Place &place)
{
    const QString kind = kindOf(place.node);
    if (!place.node.IsScalar()) {
        wrongType(place, "text");
        return std::nullopt;
    }
    if (kind != "text"_L1) {
        complain(place, "scenario.unquoted_text", {place.name, kind});
        return std::nullopt;
    }
    const QString value = scalarOf(place.node);
    for (const QChar c : value) {
        if (c.category() == QChar::Other_Control) {
            complain(place, "scenario.text_control_character", {place.name});
            return std::nullopt;
        }
    }
    return value;
}

std::optional<FieldValue> ValueReader::boolean(const Place &place)
{
    if (kindOf(place.node) != "true or false"_L1) {
        wrongType(place, "true or false");
        return std::nullopt;
    }
    const QString word = scalarOf(place.node).toLower();
    return word == "true"_L1 || word == "yes"_L1 || word == "on"_L1;
}

bool ValueReader::listSize(const Place &place, size_t limit)
{
    if (place.node.size() <= limit)
        return true;
    complain(place, "scenario.too_many_values",
             {place.name, QString::number(place.node.size()), QString::number(limit)});
    return false;
}

std::optional<FieldValue> ValueReader::numberList(const Place &place)
{
    std::vector<double> list;
    if (place.node.IsScalar()) {
        const auto value = number(place);
        return value ? std::optional<FieldValue>(std::vector<double>{*value}) : std::nullopt;
    }
    if (!place.node.IsSequence()) {
        wrongType(place, "a number or a list of numbers");
        return std::nullopt;
    }
    if (!listSize(place, kMaxNumbers))
        return std::nullopt;
    for (const YAML::Node &item : place.node) {
        // An unreadable entry keeps its place as a zero, see the class.
        list.push_back(number({place.key, place.name, item}).value_or(0));
    }
    if (list.empty())
        complain(place, "scenario.empty_list", {place.name});
    return list;
}

std::optional<FieldValue> ValueReader::pairList(const Place &place)
{
    if (!place.node.IsSequence()) {
        wrongType(place, "a list of pairs");
        return std::nullopt;
    }
    if (!listSize(place, kMaxRows))
        return std::nullopt;
    IntPairs list;
    for (const YAML::Node &row : place.node)
        list.push_back(pair({place.key, place.name, row}));
    if (list.empty())
        complain(place, "scenario.empty_list", {place.name});
    return list;
}

std::pair<int, int> ValueReader::pair(const Place &row)
{
    const QString form = row.name == "input_output"_L1 ? u"input tokens, output tokens"_s
                                                       : u"max concurrency, number of requests"_s;
    if (!row.node.IsSequence()) {
        complain(row, "scenario.bad_pair", {row.name, form, kindOf(row.node)});
        return {0, 0};
    }
    if (row.node.size() != 2) {
        complain(row, "scenario.pair_size", {row.name, form, QString::number(row.node.size())});
        return {0, 0};
    }
    const auto member = [&](const YAML::Node &node) {
        const qint64 value = wholeNumber({row.key, row.name, node}).value_or(0);
        return value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max()
                   ? static_cast<int>(value)
                   : 0;
    };
    auto it = row.node.begin();
    const YAML::Node first = *it;
    const YAML::Node second = *++it;
    const int a = member(first);
    return {a, member(second)};
}

} // namespace servescope
