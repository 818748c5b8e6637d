// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scalar_text.h"
#include "core/scenario/value_reader.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

bool ValueReader::inRange(const Place &place, double value)
{
    const KeySchema &key = place.key;
    const bool above = key.aboveMinimum ? value > key.minimum : value >= key.minimum;
    const bool below = key.belowMaximum ? value < key.maximum : value <= key.maximum;
    if (above && below)
        return true;
    const QString low = numberText(key.minimum), high = QString::number(key.maximum, 'f', 0);
    if (key.aboveMinimum && std::isinf(key.maximum))
        complain(place, "scenario.too_small", {place.name, low});
    else if (key.aboveMinimum)
        complain(place, "scenario.not_above", {place.name, low, high});
    else if (key.belowMaximum)
        complain(place, "scenario.out_of_open_range", {place.name, low, high});
    else
        complain(place, "scenario.out_of_range", {place.name, low, high});
    return false;
}

std::optional<FieldValue> ValueReader::integer(const Place &place)
{
    // The seed is the one key with 64 bits without sign; other keys fit into int.
    const QString digits = place.node.IsScalar() ? scalarOf(place.node) : QString();
    if (place.name == "seed"_L1 && kindOf(place.node) == "a number"_L1 &&
        scalarForm(digits) == ScalarForm::Integer) {
        bool ok = false;
        const quint64 value = digits.toULongLong(&ok);
        if (ok)
            return value;
        complain(place, "scenario.out_of_range", {place.name, u"0"_s, u"18446744073709551615"_s});
        return std::nullopt;
    }
    const auto value = wholeNumber(place);
    return value ? std::optional<FieldValue>(*value) : std::nullopt;
}

std::optional<qint64> ValueReader::wholeNumber(const Place &place)
{
    if (place.node.IsScalar() && isQuoted(place.node) &&
        scalarForm(scalarOf(place.node)) == ScalarForm::Integer) {
        complain(place, "scenario.quoted_number", {place.name});
        return std::nullopt;
    }
    if (kindOf(place.node) != "a number"_L1) {
        wrongType(place, "a whole number");
        return std::nullopt;
    }
    const QString digits = scalarOf(place.node);
    switch (scalarForm(digits)) {
    case ScalarForm::LeadingZero:
        complain(place, "scenario.leading_zero", {place.name, digits});
        return std::nullopt;
    case ScalarForm::OddInteger:
        complain(place, "scenario.not_decimal", {place.name});
        return std::nullopt;
    case ScalarForm::Float:
        complain(place, "scenario.not_whole", {place.name});
        return std::nullopt;
    case ScalarForm::Infinity:
    case ScalarForm::NotANumber:
        complain(place, "scenario.not_finite", {place.name});
        return std::nullopt;
    case ScalarForm::Integer:
    case ScalarForm::Null:
    case ScalarForm::Boolean:
    case ScalarForm::Text:
        break;
    }
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok);
    if (!ok) { // more digits than 64 bits hold
        inRange(place, digits.startsWith(u'-') ? -HUGE_VAL : HUGE_VAL);
        return std::nullopt;
    }
    inRange(place, static_cast<double>(value));
    return value;
}

std::optional<double> ValueReader::number(const Place &place)
{
    const bool scalar = place.node.IsScalar();
    const QString digits = scalar ? scalarOf(place.node) : QString();
    const ScalarForm form = scalarForm(digits);
    const bool mayBeInfinite = std::isinf(place.key.maximum);
    // vLLM's scripts write request_rate: "inf", YAML's own spelling is .inf: both are fine.
    if (scalar && mayBeInfinite && form == ScalarForm::Infinity) {
        const double value = digits.startsWith(u'-') ? -HUGE_VAL : HUGE_VAL;
        inRange(place, value);
        return value;
    }
    if (scalar && isQuoted(place.node) && (form == ScalarForm::Integer || form == ScalarForm::Float)) {
        complain(place, "scenario.quoted_number", {place.name});
        return std::nullopt;
    }
    if (kindOf(place.node) != "a number"_L1) {
        wrongType(place, "a number");
        return std::nullopt;
    }
    if (form == ScalarForm::LeadingZero) {
        complain(place, "scenario.leading_zero", {place.name, digits});
        return std::nullopt;
    }
    if (form == ScalarForm::OddInteger) {
        complain(place, "scenario.not_decimal", {place.name});
        return std::nullopt;
    }
    bool ok = false;
    const double value = digits.toDouble(&ok);
    if (form == ScalarForm::Infinity || form == ScalarForm::NotANumber || std::isnan(value) ||
        (std::isinf(value) && mayBeInfinite)) {
        complain(place, "scenario.not_finite", {place.name});
        return std::nullopt;
    }
    if (std::isinf(value) || !ok) {
        inRange(place, digits.startsWith(u'-') ? -HUGE_VAL : HUGE_VAL);
        return std::nullopt;
    }
    inRange(place, value);
    return value;
}

} // namespace servescope
