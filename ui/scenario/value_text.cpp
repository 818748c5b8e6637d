// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/value_text.h"

#include "core/scenario/refusal.h"
#include "core/scenario/scalar_text.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/rate_text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

struct ValueText
{
    Q_DECLARE_TR_FUNCTIONS(ValueText)
};

struct Writer
{
    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString &text) const { return text; }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(quint64 number) const { return QString::number(number); }
    QString operator()(double number) const { return numberText(number); }
    QString operator()(bool truth) const { return truth ? u"true"_s : u"false"_s; }
    QString operator()(const std::vector<double> &list) const { return ratesToText(list); }
    QString operator()(const IntPairs &list) const
    {
        QStringList parts;
        for (const auto &[first, second] : list)
            parts << u"%1 %2"_s.arg(first).arg(second);
        return parts.join(u'\n');
    }
    QString operator()(const NumberMap &map) const
    {
        QStringList parts;
        for (auto it = map.begin(); it != map.end(); ++it)
            parts << it.key() + ": "_L1 + numberText(it.value());
        return parts.join(", "_L1);
    }
    QString operator()(const StringMap &map) const
    {
        QStringList parts;
        for (auto it = map.begin(); it != map.end(); ++it)
            parts << it.key() + ": "_L1 + it.value();
        return parts.join(u'\n');
    }
};

std::optional<double> number(const QString &text)
{
    const QString word = text.trimmed();
    if (word == "inf"_L1)
        return std::numeric_limits<double>::infinity();
    bool ok = false;
    const double value = word.toDouble(&ok); // in the notation of the file, whatever the locale
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<FieldValue> integer(const FieldValue &like, const QString &text)
{
    bool ok = false;
    if (std::holds_alternative<quint64>(like)) {
        const quint64 value = text.trimmed().toULongLong(&ok);
        return ok ? std::optional<FieldValue>(value) : std::nullopt;
    }
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok ? std::optional<FieldValue>(value) : std::nullopt;
}

std::optional<FieldValue> numbers(const QString &text)
{
    std::vector<double> list;
    for (const QString &part : text.split(u',')) {
        const auto value = number(part);
        if (!value)
            return std::nullopt;
        list.push_back(*value);
    }
    return list;
}

std::optional<FieldValue> limits(const QString &text)
{
    NumberMap map;
    static const QRegularExpression separator(u"[,;\\s]+(?=[A-Za-z])"_s);
    for (const QString &part : text.trimmed().split(separator, Qt::SkipEmptyParts)) {
        static const QRegularExpression sign(u"\\s*[:=]\\s*|\\s+"_s);
        const QStringList sides = part.trimmed().split(sign);
        const auto value = sides.size() == 2 ? number(sides[1]) : std::nullopt;
        if (!value)
            return std::nullopt;
        map.insert(sides[0], *value);
    }
    return map.isEmpty() ? std::nullopt : std::optional<FieldValue>(map);
}

std::optional<FieldValue> texts(const QString &text)
{
    StringMap map;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        if (colon < 1)
            return std::nullopt;
        map.insert(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    return map;
}

std::optional<FieldValue> parsedText(const KeySchema &key, const FieldValue &like, const QString &text,
                                     QString *why)
{
    std::optional<FieldValue> value;
    switch (key.type) {
    case KeyType::Text:
        return text;
    case KeyType::Json:
        *why = ValueText::tr("Write a JSON object, such as {\"name\": 1}.");
        return QJsonDocument::fromJson(text.toUtf8()).isObject() ? std::optional<FieldValue>(text)
                                                                 : std::nullopt;
    case KeyType::Integer:
        *why = ValueText::tr("Write a whole number.");
        return integer(like, text);
    case KeyType::Number:
        *why = ValueText::tr("Write a number, with a point for the decimals.");
        if (const auto one = number(text))
            value = *one;
        return value;
    case KeyType::Boolean:
        value = text == "true"_L1;
        return value;
    case KeyType::NumberList:
        *why = ValueText::tr("Write numbers with commas between them.");
        return numbers(text);
    case KeyType::SloMap:
        *why = ValueText::tr("Write limits such as ttft: 200, tpot: 50.");
        return limits(text);
    case KeyType::TextMap:
        *why = ValueText::tr("Write a name and a value on each line, such as X-Team: search.");
        return texts(text);
    case KeyType::PairList:
        break; // a table's
    }
    return value;
}

} // namespace

QString valueText(const FieldValue &value)
{
    return std::visit(Writer{}, value);
}

std::optional<FieldValue> valueFromText(const KeySchema &key, const FieldValue &like, const QString &text,
                                        QString *why)
{
    const std::optional<FieldValue> value = parsedText(key, like, text, why);
    if (value && (key.type == KeyType::TextMap || key.type == KeyType::SloMap)) {
        if (const auto refusal = refusalOf(QString::fromLatin1(key.name), *value)) {
            *why = diagnosticText(*refusal);
            return std::nullopt;
        }
    }
    return value;
}

} // namespace servescope
