// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/secrets.h"
#include "core/scenario/value_reader.h"

#include <QRegularExpression>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMaxEntries = 1'000;

bool isHeaderName(const QString &name) // RFC 9110, 5.6.2
{
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"_s);
    return token.match(name).hasMatch();
}

bool isHeaderValue(const QString &value)
{
    for (const QChar c : value)
        if (c.unicode() < 0x20 || c.unicode() > 0x7e)
            return false;
    return true;
}

} // namespace

void ValueReader::slo(const Place &entry, const QString &metric, NumberMap &map)
{
    if (metric != "ttft"_L1 && metric != "tpot"_L1 && metric != "e2el"_L1) {
        // A long or odd name may be anything, even a secret: it is not repeated.
        static const QRegularExpression word(u"^[A-Za-z0-9_]{1,24}$"_s);
        complain(entry, "scenario.goodput_metric", {word.match(metric).hasMatch() ? metric : u"…"_s});
        return;
    }
    if (map.contains(metric)) {
        const YAML::Mark mark = entry.node.Mark();
        complain(entry, "scenario.duplicate_key",
                 {metric, QString::number(m_findings.map().fromMark(mark.line, mark.column).line)});
    }
    if (const auto value = number(entry))
        map[metric] = *value;
}

std::optional<FieldValue> ValueReader::slos(const Place &place)
{
    NumberMap map;
    if (place.node.IsMap()) {
        if (!listSize(place, kMaxEntries))
            return std::nullopt;
        for (const auto &entry : place.node) {
            if (entry.first.IsScalar())
                slo({place.key, place.name, entry.second}, scalarOf(entry.first), map);
            else
                complain({place.key, place.name, entry.first}, "scenario.goodput_form", {});
        }
        return map;
    }
    if (!place.node.IsSequence()) {
        wrongType(place, "a mapping of names to milliseconds");
        return std::nullopt;
    }
    if (!listSize(place, kMaxEntries))
        return std::nullopt;
    for (const YAML::Node &item : place.node) { // vLLM's way: "ttft:200"
        const QString text = item.IsScalar() ? scalarOf(item) : QString();
        const qsizetype colon = text.indexOf(u':');
        if (colon <= 0) {
            complain({place.key, place.name, item}, "scenario.goodput_form", {});
            continue;
        }
        YAML::Node value(text.mid(colon + 1).trimmed().toStdString());
        const Place entry{place.key, place.name, item};
        bool ok = false;
        const double milliseconds = scalarOf(value).toDouble(&ok);
        const QString metric = text.left(colon).trimmed();
        if (!ok) {
            complain(entry, "scenario.goodput_form", {});
        } else if (metric != "ttft"_L1 && metric != "tpot"_L1 && metric != "e2el"_L1) {
            slo(entry, metric, map);
        } else if (inRange(entry, milliseconds)) {
            map[metric] = milliseconds;
        }
    }
    return map;
}

void ValueReader::header(const Place &entry, const QString &name, const QString &value, StringMap &map)
{
    if (!isHeaderName(name) || !isHeaderValue(value))
        complain(entry, "scenario.bad_header", {});
    else if (looksLikeSecretName(name) || looksLikeCredential(value))
        complain(entry, "scenario.secret", {name});
    else
        map[name] = value;
}

std::optional<FieldValue> ValueReader::textMap(const Place &place)
{
    StringMap map;
    if (!place.node.IsMap() && !place.node.IsSequence()) {
        wrongType(place, "a mapping of names to texts");
        return std::nullopt;
    }
    if (!listSize(place, kMaxEntries))
        return std::nullopt;
    if (place.node.IsSequence()) { // vLLM's way: --header name=value
        for (const YAML::Node &item : place.node) {
            const QString text = item.IsScalar() ? scalarOf(item) : QString();
            const qsizetype equals = text.indexOf(u'=');
            const Place entry{place.key, place.name, item};
            if (equals <= 0)
                complain(entry, "scenario.bad_header", {});
            else
                header(entry, text.left(equals), text.mid(equals + 1), map);
        }
        return map;
    }
    for (const auto &entry : place.node) {
        const Place at{place.key, place.name, entry.first};
        if (entry.first.IsScalar() && entry.second.IsScalar())
            header(at, scalarOf(entry.first), scalarOf(entry.second), map);
        else
            complain(at, "scenario.bad_header", {});
    }
    return map;
}

std::optional<FieldValue> ValueReader::json(const Place &place)
{
    const auto text = readJsonObject(place.node, place.name, m_findings);
    return text ? std::optional<FieldValue>(*text) : std::nullopt;
}

} // namespace servescope
