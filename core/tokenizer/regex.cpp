// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/regex.h"

#include "core/base/json_tree.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <cstdlib>
#include <mutex>

namespace servescope {

using namespace Qt::StringLiterals;
using unicode::CodeSet;

namespace {

const CodeSet &newCodePoints()
{
    static const CodeSet set({unicode::assignedSince14().begin(), unicode::assignedSince14().end()});
    return set;
}

/// Whether this PCRE2's Unicode tables are as new as ours.
bool pcreKnowsAll()
{
    static const bool known = [] {
        std::array<char, 64> version{};
        pcre2_config(PCRE2_CONFIG_UNICODE_VERSION, version.data());
        return std::atoi(version.data()) >= 16;
    }();
    return known;
}

/// A bit per 64 code points: whether one of them is new.
bool maybeNew(char32_t c)
{
    static const std::vector<bool> blocks = [] {
        std::vector<bool> all((unicode::lastCodePoint >> 6) + 1);
        for (const unicode::CodeRange &range : newCodePoints().ranges())
            for (char32_t block = range.first >> 6; block <= range.last >> 6; ++block)
                all[block] = true;
        return all;
    }();
    return blocks[c >> 6];
}

bool holdsNew(std::string_view text)
{
    const char *at = text.data();
    const char *end = at + text.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) < 0xe0) { // none has fewer than three bytes
            ++at;
            continue;
        }
        if (maybeNew(unicode::next(at)))
            return true;
    }
    return false;
}

struct Free
{
    void operator()(pcre2_code *code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data *data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context *context) const { pcre2_match_context_free(context); }
    void operator()(pcre2_jit_stack *stack) const { pcre2_jit_stack_free(stack); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

Error limitError(const QString &pattern)
{
    return Error{u"tokenizer.regex_limit"_s,
                 u"The tokenizer's pattern %1 needs too many steps on this text."_s.arg(pattern),
                 u"Use the server's own tokenizer, or other texts."_s,
                 {pattern}};
}

class Compiled
{
public:
    Result<void> compile(std::string_view pattern, RegexDialect dialect, const UnicodeKnowledge &knowledge)
    {
        const Result<std::string> translated = translateRegex(pattern, dialect, knowledge);
        if (!translated)
            return translated.error();
        int number = 0;
        size_t place = 0;
        m_code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated->data()), translated->size(),
                                   PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C,
                                   &number, &place, nullptr));
        if (!m_code) {
            std::array<PCRE2_UCHAR, 256> message{};
            pcre2_get_error_message(number, message.data(), message.size());
            const QString shown = fromUtf8Exactly(pattern);
            const QString reason = QString::fromUtf8(reinterpret_cast<const char *>(message.data()));
            return Error{u"tokenizer.regex"_s,
                         u"The pattern %1 cannot be matched exactly: %2."_s.arg(shown, reason),
                         u"Use the server's own tokenizer, or another file of the same model."_s,
                         {shown, reason}};
        }
        m_jit = pcre2_jit_compile(m_code.get(), PCRE2_JIT_COMPLETE) == 0;
        return {};
    }

    /// Of one thread: PCRE2's answers need memory that threads do not share.
    struct Workspace
    {
        Owned<pcre2_match_data> data{pcre2_match_data_create(1, nullptr)};
        Owned<pcre2_match_context> context{pcre2_match_context_create(nullptr)};
        Owned<pcre2_jit_stack> stack;
    };

    int match(std::string_view subject, size_t start, uint32_t options, Workspace &work) const
    {
        const auto *text = reinterpret_cast<PCRE2_SPTR>(subject.data());
        int found = 0;
        if (m_jit) {
            found = pcre2_jit_match(m_code.get(), text, subject.size(), start, options, work.data.get(),
                                    work.context.get());
            if (found != PCRE2_ERROR_JIT_STACKLIMIT)
                return found;
            if (!work.stack) {
                work.stack.reset(pcre2_jit_stack_create(64 << 10, 64 << 20, nullptr));
                pcre2_jit_stack_assign(work.context.get(), nullptr, work.stack.get());
                found = pcre2_jit_match(m_code.get(), text, subject.size(), start, options, work.data.get(),
                                        work.context.get());
                if (found != PCRE2_ERROR_JIT_STACKLIMIT)
                    return found;
            }
        }
        return pcre2_match(m_code.get(), text, subject.size(), start,
                           options | PCRE2_NO_UTF_CHECK | (m_jit ? PCRE2_NO_JIT : 0), work.data.get(),
                           work.context.get());
    }

private:
    Owned<pcre2_code> m_code;
    bool m_jit = false;
};

class PcreRegex final : public Regex
{
public:
    PcreRegex(std::string_view pattern, RegexDialect dialect) : m_pattern(pattern), m_dialect(dialect) {}

    Result<void> compile()
    {
        UnicodeKnowledge knowledge;
        if (!pcreKnowsAll())
            knowledge = {newCodePoints(), newCodePoints()};
        return m_usual.compile(m_pattern, m_dialect, knowledge);
    }

    Result<void> findAll(std::string_view subject, Spans &matches) const override
    {
        thread_local Compiled::Workspace work;
        const Compiled *compiled = &m_usual;
        if (!pcreKnowsAll() && holdsNew(subject)) {
            std::call_once(m_once, [this] {
                m_compiled = m_complete.compile(m_pattern, m_dialect, {newCodePoints(), {}});
            });
            if (!m_compiled)
                return m_compiled.error();
            compiled = &m_complete;
        }
        size_t at = 0;
        size_t lastEnd = std::string_view::npos;
        const size_t *place = pcre2_get_ovector_pointer(work.data.get());
        while (at <= subject.size()) {
            const int found = compiled->match(subject, at, 0, work);
            if (found == PCRE2_ERROR_NOMATCH)
                break;
            if (found < 0)
                return limitError(fromUtf8Exactly(m_pattern));
            const size_t begin = place[0];
            const size_t end = place[1];
            if (begin == end) {
                // An empty match right behind a match does not count; the search goes on a character later.
                at = end < subject.size() ? end + unicode::length(subject[end]) : end + 1;
                if (end == lastEnd)
                    continue;
            } else {
                at = end;
            }
            lastEnd = end;
            matches.emplace_back(begin, end);
        }
        return {};
    }

private:
    std::string m_pattern;
    RegexDialect m_dialect;
    Compiled m_usual; // for texts without code points newer than PCRE2's tables
    mutable std::once_flag m_once;
    mutable Compiled m_complete;
    mutable Result<void> m_compiled;
};

/// `\d{1,3}(?=(?:\d{3})*\b)` of Tiny-Aya: digits in threes from the right, unless a word goes on behind
/// them. A regex engine looks to the end of the run from each place: quadratic.
class DigitsFromTheRight final : public Regex
{
public:
    static constexpr std::string_view pattern = "\\d{1,3}(?=(?:\\d{3})*\\b)";

    Result<void> findAll(std::string_view subject, Spans &matches) const override
    {
        std::vector<size_t> digits; // begin of each digit of the run
        const char *at = subject.data();
        const char *end = at + subject.size();
        const auto offset = [&](const char *p) { return static_cast<size_t>(p - subject.data()); };
        while (at < end) {
            digits.clear();
            const char *behind = at;
            bool wordFollows = false;
            while (at < end) {
                behind = at;
                const char32_t c = unicode::next(at);
                if (unicode::category(c) != unicode::Category::Nd) {
                    wordFollows = (unicode::isWord(c) && c != 0x200c && c != 0x200d) ||
                                  (c >= 0xb2 && c <= 0xbe && (c <= 0xb3 || c == 0xb9 || c >= 0xbc));
                    break;
                }
                digits.push_back(offset(behind));
                behind = at;
            }
            if (digits.empty() || wordFollows)
                continue;
            digits.push_back(offset(behind));
            size_t step = (digits.size() - 1) % 3;
            if (step == 0)
                step = 3;
            for (size_t i = 0; i + 1 < digits.size(); i += step, step = i ? 3 : step)
                matches.emplace_back(digits[i], digits[i + step]);
        }
        return {};
    }
};

} // namespace

Result<std::shared_ptr<const Regex>> Regex::compile(std::string_view pattern, RegexDialect dialect)
{
    if (pattern == DigitsFromTheRight::pattern && dialect == RegexDialect::Oniguruma)
        return std::shared_ptr<const Regex>(std::make_shared<DigitsFromTheRight>());
    auto regex = std::make_shared<PcreRegex>(pattern, dialect);
    if (const Result<void> compiled = regex->compile(); !compiled)
        return compiled.error();
    return std::shared_ptr<const Regex>(std::move(regex));
}

} // namespace servescope
