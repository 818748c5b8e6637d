// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/regex_translation.h"

namespace servescope {

/// Reads the parts of a pattern that stand for characters: escapes, properties, classes. Each function takes
/// what it understands from the pattern; false: reason() says what it does not.
class RegexPatternReader
{
public:
    RegexPatternReader(std::string_view pattern, RegexDialect dialect);
    const QString &reason() const { return m_reason; }

protected:
    bool refuse(const QString &reason);
    bool more() const { return m_at < m_in.size(); }
    char32_t peek(size_t ahead = 0) const { return m_at + ahead < m_in.size() ? m_in[m_at + ahead] : 0; }
    bool takes(std::u32string_view text);
    static QString shown(char32_t c) { return QString::fromUcs4(&c, 1); }

    /// What follows a backslash, inside or outside of a class.
    bool escaped(unicode::CodeSet &set, char32_t &single, bool &isSet, bool inClass);
    /// Behind the opening bracket; takes the closing one.
    bool characterClass(unicode::CodeSet &set);
    /// What \w stands for.
    static unicode::CodeSet words(RegexDialect dialect, bool inClass);

    RegexDialect m_dialect;
    std::u32string m_in;
    size_t m_at = 0;
    bool m_ignoreCase = false;

private:
    bool hexadecimal(size_t digits, char32_t &c);
    bool property(bool negated, unicode::CodeSet &set);
    bool classCharacter(unicode::CodeSet &set, char32_t &single, bool &isSet);
    bool classItem(unicode::CodeSet &item);

    QString m_reason;
};

} // namespace servescope
