// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/fields.h"
#include "core/scenario/schema.h"
#include "core/scenario/source_map.h"

#include <yaml-cpp/yaml.h>

#include <optional>

namespace servescope {

/// Reads the values of the keys out of YAML nodes. A value of the right type but outside its range is
/// given back (with a finding), so that a form can show and mend it; a row that is no pair reads as zeros, so
/// that rows keep their places. nullopt: nothing of the right type is there.
class ValueReader
{
public:
    explicit ValueReader(Findings &findings) : m_findings(findings) {}

    std::optional<FieldValue> read(const KeySchema &key, const YAML::Node &node);

private:
    struct Place
    {
        const KeySchema &key;
        QString name;
        YAML::Node node;
    };

    std::optional<FieldValue> text(const Place &place);
    std::optional<FieldValue> integer(const Place &place);
    std::optional<FieldValue> boolean(const Place &place);
    std::optional<double> number(const Place &place);
    std::optional<FieldValue> numberList(const Place &place);
    std::optional<FieldValue> pairList(const Place &place);
    std::pair<int, int> pair(const Place &row);
    std::optional<FieldValue> slos(const Place &place);
    void slo(const Place &entry, const QString &metric, NumberMap &map);
    std::optional<FieldValue> textMap(const Place &place);
    void header(const Place &entry, const QString &name, const QString &value, StringMap &map);
    std::optional<FieldValue> json(const Place &place);

    std::optional<qint64> wholeNumber(const Place &place);
    bool inRange(const Place &place, double value);
    bool listSize(const Place &place, size_t limit);
    void complain(const Place &place, const char *code, const QStringList &args);
    void wrongType(const Place &place, const char *expected);

    Findings &m_findings;
};

QString scalarOf(const YAML::Node &node);
bool isQuoted(const YAML::Node &node);
/// "a list", "a mapping", "a number", "text", "true or false" or "nothing".
QString kindOf(const YAML::Node &node);

/// The JSON object that a node of extra_body stands for: a mapping, or text holding one. Empty text gives
/// empty. nullopt, with a finding, if it is none or holds secrets.
std::optional<QString> readJsonObject(const YAML::Node &node, const QString &key, Findings &findings);

} // namespace servescope
