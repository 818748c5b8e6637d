// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scalar_text.h"

#include <QRegularExpression>

#include <charconv>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool matches(const QRegularExpression &expression, QStringView text)
{
    return expression.match(text.toString()).hasMatch();
}

bool needsEscapes(const QString &text)
{
    for (const QChar c : text)
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0x2028 ||
            c.unicode() == 0x2029 || c.unicode() == 0xfeff)
            return true;
    return false;
}

bool safeUnquoted(const QString &text)
{
    static const QRegularExpression safe(
        u"^[\\p{L}\\p{N}_./~+][\\p{L}\\p{N}_./~+@%=()-]*(:[\\p{L}\\p{N}_./~+@%=()-]+)*$"_s);
    return scalarForm(text) == ScalarForm::Text && matches(safe, text);
}

QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'"' || unit == u'\\')
            out += u'\\' + QString(c);
        else if (unit == u'\n')
            out += "\\n"_L1;
        else if (unit == u'\t')
            out += "\\t"_L1;
        else if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0))
            out += u"\\x%1"_s.arg(unit, 2, 16, QChar(u'0'));
        else if (unit == 0x2028 || unit == 0x2029 || unit == 0xfeff)
            out += u"\\u%1"_s.arg(unit, 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out;
}

} // namespace

ScalarForm scalarForm(QStringView text)
{
    static const QRegularExpression null(u"^(~|null|Null|NULL|)$"_s);
    static const QRegularExpression boolean(
        u"^(true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$"_s);
    static const QRegularExpression zeros(u"^[-+]?0[0-9]+$"_s);
    static const QRegularExpression integer(u"^[-+]?[0-9]+$"_s);
    static const QRegularExpression odd(
        u"^[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*_[0-9_]*)$"_s);
    static const QRegularExpression decimal(u"^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"_s);
    static const QRegularExpression infinity(u"^[-+]?(\\.?inf|\\.?Inf|\\.?INF|[iI]nfinity)$"_s);
    static const QRegularExpression nan(u"^[-+]?\\.?(nan|NaN|NAN)$"_s);
    if (text.size() > 400)
        return ScalarForm::Text;
    if (matches(null, text))
        return ScalarForm::Null;
    if (matches(boolean, text))
        return ScalarForm::Boolean;
    if (matches(zeros, text))
        return ScalarForm::LeadingZero;
    if (matches(integer, text))
        return ScalarForm::Integer;
    if (matches(odd, text))
        return ScalarForm::OddInteger;
    if (matches(decimal, text))
        return ScalarForm::Float;
    if (matches(infinity, text))
        return ScalarForm::Infinity;
    return matches(nan, text) ? ScalarForm::NotANumber : ScalarForm::Text;
}

QString numberText(double value)
{
    if (std::isinf(value))
        return value > 0 ? u"inf"_s : u"-inf"_s;
    char buffer[64];
    const double size = std::abs(value);
    const bool fixed = value == 0 || (size >= 1e-6 && size < 1e15);
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value,
                                   fixed ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    QString text = QString::fromLatin1(buffer, end - buffer);
    if (!fixed && !text.contains(u'.'))
        text.replace(u'e', u".0e"_s);
    return text;
}

QString textScalar(const QString &text, Quotes quotes)
{
    if (needsEscapes(text) || (quotes == Quotes::Double))
        return u'"' + escaped(text) + u'"';
    if (quotes == Quotes::WhereNeeded && safeUnquoted(text))
        return text;
    if (quotes == Quotes::WhereNeeded && !text.contains(u'"') && !text.contains(u'\\'))
        return u'"' + text + u'"';
    return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
}

} // namespace servescope
