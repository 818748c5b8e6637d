// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fields.h"
#include "core/scenario/list_patch.h"
#include "core/scenario/scenario_text.h"
#include "core/scenario/text_check.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error cannotFollow()
{
    return {u"scenario.patch_failed"_s,
            u"The text is written in a way that the form cannot change."_s,
            u"Make this change in the text."_s,
            {}};
}

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

/// The lines of an entry of a block mapping; nullopt when something else stands before its key.
std::optional<Patch> linesOf(const QByteArray &text, const LayoutEntry &entry)
{
    const qsizetype origin = byteOrderMark(text);
    qsizetype begin = entry.keyBegin;
    while (begin > origin && text[begin - 1] == ' ')
        --begin;
    if (begin > origin && !isBreak(text[begin - 1]))
        return std::nullopt;
    qsizetype end = std::max(entry.value.end, entry.keyBegin + entry.key.size());
    if (!isBreak(text[end - 1])) { // a block scalar may end with its line already
        while (end < text.size() && !isBreak(text[end]))
            ++end;
        if (end < text.size())
            end += text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1;
    }
    return Patch{begin, end, {}};
}

Patch flowEntry(const LayoutValue &root, size_t index)
{
    const auto &entries = root.entries;
    if (index > 0)
        return {entries[index - 1].value.end, entries[index].value.end, {}};
    if (entries.size() > 1)
        return {entries[0].keyBegin, entries[1].keyBegin, {}};
    return {entries[0].keyBegin, entries[0].value.end, {}};
}

} // namespace

QStringList writtenKeys(const QByteArray &text)
{
    QStringList keys;
    if (const auto layout = readLayout(text))
        for (const LayoutEntry &entry : layout->entries)
            keys << QString::fromUtf8(entry.key);
    return keys;
}

Result<QByteArray> unsetKey(const QByteArray &text, const QString &key)
{
    const ScenarioReading before = readScenario(text);
    if (!before.syntaxOk)
        return Error{u"scenario.broken_text"_s,
                     u"The text is not a readable scenario."_s,
                     u"Mend the text first."_s,
                     {}};
    QByteArray now = text;
    // One at a time, from the last: a key may stand twice.
    for (int round = 0; round < 100; ++round) {
        const auto layout = readLayout(now);
        if (!layout)
            return cannotFollow();
        const auto found =
            std::find_if(layout->entries.rbegin(), layout->entries.rend(),
                         [name = key.toUtf8()](const LayoutEntry &e) { return e.key == name; });
        if (found == layout->entries.rend())
            break;
        const auto index = static_cast<size_t>(layout->entries.rend() - found) - 1;
        const std::optional<Patch> patch =
            layout->style == LayoutValue::Style::BlockMap ? linesOf(now, *found) : flowEntry(*layout, index);
        if (!patch)
            return cannotFollow();
        now = applyPatches(now, {*patch});
    }
    Scenario wanted = before.scenario;
    setField(wanted, key, fieldOf(Scenario(), key));
    const ScenarioReading after = readScenario(now);
    // An anchor of the removed value may be missed elsewhere.
    return after.syntaxOk && after.scenario == wanted ? Result<QByteArray>(now) : cannotFollow();
}

} // namespace servescope
