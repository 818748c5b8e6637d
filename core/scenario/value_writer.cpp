// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value_writer.h"

#include "core/scenario/scenario_text.h"
#include "core/scenario/schema.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct InlineWriter
{
    Quotes quotes;

    QString operator()(std::monostate) const { return u"null"_s; }
    QString operator()(const QString &text) const { return textScalar(text, quotes); }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(quint64 number) const { return QString::number(number); }
    QString operator()(double number) const { return numberText(number); }
    QString operator()(bool truth) const { return truth ? u"true"_s : u"false"_s; }
    QString operator()(const std::vector<double> &list) const
    {
        if (list.size() == 1)
            return numberText(list.front());
        QStringList parts;
        for (const double number : list)
            parts << numberText(number);
        return u'[' + parts.join(", "_L1) + u']';
    }
    QString operator()(const IntPairs &list) const
    {
        QStringList parts;
        for (const auto &pair : list)
            parts << pairText(pair);
        return u'[' + parts.join(", "_L1) + u']';
    }
    QString operator()(const NumberMap &map) const
    {
        return mapping(map, [](double n) { return numberText(n); });
    }
    QString operator()(const StringMap &map) const
    {
        return mapping(map, [](const QString &text) { return textScalar(text); });
    }

    template <typename Map, typename Format>
    static QString mapping(const Map &map, Format format)
    {
        QStringList parts;
        for (auto it = map.begin(); it != map.end(); ++it)
            parts << textScalar(it.key()) + ": "_L1 + format(it.value());
        return u'{' + parts.join(", "_L1) + u'}';
    }
};

} // namespace

QString inlineValue(const FieldValue &value, Quotes quotes)
{
    return std::visit(InlineWriter{quotes}, value);
}

QString pairText(const std::pair<int, int> &pair)
{
    return u"[%1, %2]"_s.arg(pair.first).arg(pair.second);
}

QString blockLines(const FieldValue &value, qsizetype indent, const QString &eol)
{
    QString out;
    const QString blanks(indent, u' ');
    if (const auto *rows = std::get_if<IntPairs>(&value))
        for (const auto &pair : *rows)
            out += blanks + "- "_L1 + pairText(pair) + eol;
    if (const auto *numbers = std::get_if<NumberMap>(&value))
        for (auto it = numbers->begin(); it != numbers->end(); ++it)
            out += blanks + textScalar(it.key()) + ": "_L1 + numberText(it.value()) + eol;
    if (const auto *texts = std::get_if<StringMap>(&value))
        for (auto it = texts->begin(); it != texts->end(); ++it)
            out += blanks + textScalar(it.key()) + ": "_L1 + textScalar(it.value()) + eol;
    return out;
}

QString entryText(const QString &key, const FieldValue &value, qsizetype indent, const QString &eol)
{
    const QString start = QString(indent, u' ') + key + u':';
    const QString lines = blockLines(value, indent + 2, eol);
    return lines.isEmpty() ? start + u' ' + inlineValue(value) + eol : start + eol + lines;
}

QByteArray writeScenario(const Scenario &scenario)
{
    static const QStringList base{u"model"_s, u"base_url"_s, u"tokenizer"_s, u"input_output"_s,
                                  u"concurrency_prompts"_s};
    const Scenario defaults;
    QString out;
    for (const KeySchema &schema : scenarioSchema()) {
        const QString key = QLatin1StringView(schema.name);
        const FieldValue value = fieldOf(scenario, key);
        if (base.contains(key) || value != fieldOf(defaults, key))
            out += entryText(key, value, 0, u"\n"_s);
    }
    return out.toUtf8();
}

} // namespace servescope
