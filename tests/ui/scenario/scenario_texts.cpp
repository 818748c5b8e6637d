// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenario/scenario_texts.h"

#include "core/scenario/value_writer.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

QByteArray PieceText::joined(size_t from, size_t to) const
{
    QByteArray out;
    for (size_t i = from; i < to; ++i)
        out += pieces[i];
    return out;
}

PieceText ScenarioTexts::make()
{
    m_eol = oneOf<QByteArray>({"\n", "\n", "\r\n"});
    m_anchors = upTo(3) == 0;
    std::vector<const KeySchema *> chosen;
    for (const KeySchema &key : scenarioSchema())
        if (key.required || upTo(6) == 0)
            chosen.push_back(&key);
    for (size_t i = chosen.size(); i > 1; --i)
        std::swap(chosen[i - 1], chosen[static_cast<size_t>(upTo(static_cast<int>(i) - 1))]);
    PieceText text;
    text.pieces.push_back(oneOf<QByteArray>({"", "# 中文注释: [1, 2" + m_eol, m_eol + m_eol, "---" + m_eol}));
    text.keys << QString();
    for (const KeySchema *key : chosen) {
        text.pieces.push_back(entry(*key) + filler());
        text.keys << QString::fromLatin1(key->name);
        if (upTo(7) == 0) {
            text.pieces.push_back(
                "my_" + QByteArray::number(text.pieces.size()) + ": " +
                oneOf<QByteArray>(
                    {"[a, {b: 键}]", "|" + m_eol + "   # model: text" + m_eol + "   x", "'it''s'"}) +
                m_eol + filler());
            text.keys << QString();
        }
    }
    return text;
}

QByteArray ScenarioTexts::comment()
{
    return oneOf<QByteArray>({"", "", "  # note: [1, 2]", " ", " # 说明 \"", "\t# t"}) + m_eol;
}

QByteArray ScenarioTexts::filler()
{
    return oneOf<QByteArray>({"", "", "", m_eol, "# model: no" + m_eol, "      # 缩进 \"" + m_eol});
}

QByteArray ScenarioTexts::entry(const KeySchema &key)
{
    const QByteArray name = oneOf<QByteArray>({"", "", "", "", "\""});
    const QByteArray head = name + key.name + name + oneOf<QByteArray>({":", ":", ":", " :"});
    const QByteArray anchor =
        m_anchors && upTo(2) == 0 ? " &a" + QByteArray::number(upTo(1'000'000)) : QByteArray();
    const bool list =
        key.type == KeyType::PairList || key.type == KeyType::SloMap || key.type == KeyType::TextMap;
    if (list)
        return head + anchor + collection(key);
    const Quotes quotes = oneOf({Quotes::WhereNeeded, Quotes::Single, Quotes::Double});
    return head + anchor + oneOf<QByteArray>({" ", " ", "   "}) + inlineValue(value(key), quotes).toUtf8() +
           comment();
}

QByteArray ScenarioTexts::collection(const KeySchema &key)
{
    const FieldValue made = value(key);
    if (const auto *pairs = std::get_if<IntPairs>(&made))
        return rows(*pairs);
    if (upTo(1) == 0)
        return ' ' + inlineValue(made).toUtf8() + comment();
    QByteArray lines = blockLines(made, 1 + upTo(4), QString::fromLatin1(m_eol)).toUtf8();
    if (lines.isEmpty())
        return " {}" + comment();
    return oneOf<QByteArray>({"", "  # 上限"}) + m_eol + lines;
}

QByteArray ScenarioTexts::rows(const IntPairs &pairs)
{
    const int style = upTo(4);
    const QByteArray indent(upTo(5), ' ');
    QByteArray out = style == 0 ? " [" : m_eol;
    for (size_t i = 0; i < pairs.size(); ++i) {
        const QByteArray a = QByteArray::number(pairs[i].first), b = QByteArray::number(pairs[i].second);
        if (style == 0)
            out += '[' + a + ", " + b + (i + 1 < pairs.size() ? "], " : "]");
        else if (style == 1)
            out += indent + "- [" + a + ", " + b + "]" + comment();
        else if (style == 2)
            out += indent + "-   [ " + a + " ,\t" + b + " ]" + comment();
        else if (style == 3)
            out += indent + "- - " + a + comment() + indent + "  - " + b + comment();
        else
            out += indent + "-" + m_eol + indent + "  - " + a + comment() + indent + "  - " + b + m_eol;
    }
    return style == 0 ? out + "]" + comment() : out;
}

double ScenarioTexts::number(const KeySchema &key)
{
    const double low = std::max(key.minimum, -1e6), high = std::min(key.maximum, 1e6);
    return std::round((low + (high - low) * (1 + upTo(997)) / 1000.0) * 1000) / 1000 +
           (key.aboveMinimum && high < 1 ? 0.0005 : 0);
}

qint64 ScenarioTexts::integer(const KeySchema &key)
{
    const double low = std::max(key.minimum, -1e6), high = std::min(key.maximum, 1e6);
    return static_cast<qint64>(low) + upTo(static_cast<int>(high - low));
}

FieldValue ScenarioTexts::value(const KeySchema &key)
{
    const FieldValue usual = fieldOf(Scenario(), QString::fromLatin1(key.name));
    switch (key.type) {
    case KeyType::Text:
        return QString::fromUtf8(oneOf<QByteArray>({"a b", "x: y", "12", "é#", "- q", "it's \"so\"", "true",
                                                    "模型/七", "http://h:1/v1", "C:\\dir", "~", "[1]"})) +
               QString::number(upTo(99));
    case KeyType::Json:
        return oneOf<QString>({u"{\"a\":%1}"_s, u"{\"b\":[1,\"x: #\"],\"c\":%1}"_s}).arg(upTo(99));
    case KeyType::Integer:
        if (std::holds_alternative<quint64>(usual))
            return static_cast<quint64>(upTo(1 << 30)) << upTo(33);
        return integer(key);
    case KeyType::Number:
        return number(key);
    case KeyType::Boolean:
        return upTo(1) == 0;
    case KeyType::NumberList: {
        std::vector<double> list;
        for (int i = upTo(3); i >= 0; --i)
            list.push_back(number(key));
        return list;
    }
    case KeyType::PairList: {
        IntPairs pairs;
        for (int i = upTo(4); i >= 0; --i)
            pairs.emplace_back(upTo(9998) + 1, upTo(9998) + 1);
        return pairs;
    }
    case KeyType::SloMap: {
        NumberMap map;
        for (const char *name : {"ttft", "tpot", "e2el"})
            if (upTo(1) == 0)
                map.insert(QString::fromLatin1(name), upTo(900) + 0.25);
        return map;
    }
    case KeyType::TextMap: {
        StringMap map;
        for (int i = upTo(2); i >= 0; --i)
            map.insert(u"X-%1"_s.arg(upTo(5)), u"v, [%1]: #"_s.arg(upTo(9)));
        return map;
    }
    }
    return {};
}

PieceText ScenarioTexts::split(const QByteArray &text)
{
    PieceText result{{QByteArray()}, {QString()}};
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end + 1;
        const QByteArray line = text.mid(begin, end - begin);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && QChar::fromLatin1(line[0]).isLetter()) {
            result.pieces.emplace_back();
            const QString key = QString::fromUtf8(line.left(colon));
            result.keys << (findKey(key) ? key : QString());
        }
        result.pieces.back() += line;
        begin = end;
    }
    return result;
}

} // namespace servescope
