// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/list_patch.h"
#include "core/scenario/refusal.h"
#include "core/scenario/scenario_text.h"
#include "core/scenario/schema.h"
#include "core/scenario/value_writer.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Style = LayoutValue::Style;

std::optional<Rows> rowsOf(const FieldValue &value)
{
    Rows rows;
    if (const auto *numbers = std::get_if<std::vector<double>>(&value)) {
        for (const double number : *numbers)
            rows.push_back({numberText(number)});
        return rows;
    }
    if (const auto *pairs = std::get_if<IntPairs>(&value)) {
        for (const auto &[first, second] : *pairs)
            rows.push_back({QString::number(first), QString::number(second)});
        return rows;
    }
    return std::nullopt;
}

/// One key: finds the smallest change of the text.
class KeyPatcher
{
public:
    KeyPatcher(const QByteArray &text, const LayoutValue &root, Patches &patches)
        : m_text(text), m_root(root), m_patches(patches)
    {}

    void patch(const QString &key, const FieldValue &before, const FieldValue &after)
    {
        const LayoutEntry *entry = find(key.toUtf8());
        if (!entry) {
            append(key, after);
            return;
        }
        const auto rowsBefore = rowsOf(before), rowsAfter = rowsOf(after);
        if (rowsBefore && rowsAfter && patchList(m_text, entry->value, *rowsBefore, *rowsAfter, m_patches))
            return;
        if (patchEntries(entry->value, before, after))
            return;
        rewrite(entry->value, after);
    }

private:
    // The last one, as in the reader, where a key stands twice.
    const LayoutEntry *find(const QByteArray &key) const
    {
        const auto it = std::find_if(m_root.entries.rbegin(), m_root.entries.rend(),
                                     [&key](const LayoutEntry &entry) { return entry.key == key; });
        return it == m_root.entries.rend() ? nullptr : &*it;
    }

    bool inBlock() const { return m_root.style == Style::BlockMap; }

    void append(const QString &key, const FieldValue &value)
    {
        if (!inBlock()) {
            const QByteArray text = (key + ": "_L1 + inlineValue(value)).toUtf8();
            if (m_root.entries.empty())
                m_patches.push_back({m_root.begin + 1, m_root.begin + 1, text});
            else
                m_patches.push_back(
                    {m_root.entries.back().value.end, m_root.entries.back().value.end, ", " + text});
            return;
        }
        const QByteArray eol = lineEnding(m_text);
        QByteArray entry = entryText(key, value, m_root.column, QString::fromLatin1(eol)).toUtf8();
        const qsizetype place = endOfDocument();
        if (place > 0 && m_text[place - 1] != '\n' && m_text[place - 1] != '\r' && !m_appended)
            entry.prepend(eol);
        m_appended = true;
        m_patches.push_back({place, place, entry});
    }

    /// Before "..." or "---" on a line of its own, or the end of the text.
    qsizetype endOfDocument() const
    {
        for (qsizetype i = m_root.end; i < m_text.size(); ++i) {
            const bool lineStart = m_text[i - 1] == '\n' || m_text[i - 1] == '\r';
            if (lineStart && (m_text.mid(i, 3) == "..." || m_text.mid(i, 3) == "---"))
                return i;
        }
        return m_text.size();
    }

    /// A mapping whose keys stay: only the values that differ.
    bool patchEntries(const LayoutValue &map, const FieldValue &before, const FieldValue &after)
    {
        if (!map.isMap())
            return false;
        if (const auto *numbers = std::get_if<NumberMap>(&after))
            return patchMap(map, std::get<NumberMap>(before), *numbers,
                            [](double n) { return numberText(n); });
        if (const auto *texts = std::get_if<StringMap>(&after))
            return patchMap(map, std::get<StringMap>(before), *texts,
                            [](const QString &t) { return textScalar(t); });
        return false;
    }

    template <typename Map, typename Format>
    bool patchMap(const LayoutValue &layout, const Map &before, const Map &after, Format format)
    {
        if (before.keys() != after.keys() || layout.entries.size() != static_cast<size_t>(after.size()))
            return false;
        Patches patches;
        for (const LayoutEntry &entry : layout.entries) {
            const QString key = QString::fromUtf8(entry.key);
            if (!after.contains(key) || entry.value.style == Style::Null)
                return false;
            if (before[key] != after[key])
                patches.push_back({entry.value.begin, entry.value.end, format(after[key]).toUtf8()});
        }
        m_patches.insert(m_patches.end(), patches.begin(), patches.end());
        return true;
    }

    void rewrite(const LayoutValue &old, const FieldValue &value)
    {
        const Quotes quotes = old.style == Style::DoubleQuoted   ? Quotes::Double
                              : old.style == Style::SingleQuoted ? Quotes::Single
                                                                 : Quotes::WhereNeeded;
        QString text = inlineValue(value, quotes);
        const bool collection = old.style == Style::BlockList || old.style == Style::BlockMap;
        if (collection || (old.style == Style::Null && inBlock())) {
            const QString eol = QString::fromLatin1(lineEnding(m_text));
            const qsizetype indent = collection ? std::max(old.column, m_root.column) : m_root.column + 2;
            // A mapping may not stand as far left as its key; a list may.
            const bool deepEnough = indent > m_root.column || std::holds_alternative<IntPairs>(value);
            QString lines = deepEnough ? blockLines(value, indent, eol) : QString();
            if (!lines.isEmpty() && collection) {
                lines.chop(eol.size());
                text = lines.mid(indent); // the first line's blanks are there already
            } else if (!lines.isEmpty() && restOfLineIsBlank(old.end)) {
                lines.chop(eol.size());
                text = eol + lines;
                m_patches.push_back({old.begin, old.end, text.toUtf8()});
                return;
            } else if (collection && indent <= m_root.column) {
                text.prepend("  "_L1);
            }
        }
        if (old.style == Style::Null)
            text.prepend(u' ');
        m_patches.push_back({old.begin, old.end, text.toUtf8()});
    }

    bool restOfLineIsBlank(qsizetype pos) const
    {
        while (pos < m_text.size() && (m_text[pos] == ' ' || m_text[pos] == '\t'))
            ++pos;
        return pos >= m_text.size() || m_text[pos] == '\n' || m_text[pos] == '\r';
    }

    const QByteArray &m_text;
    const LayoutValue &m_root;
    Patches &m_patches;
    bool m_appended = false;
};

Error cannotFollow()
{
    return {u"scenario.patch_failed"_s,
            u"The text is written in a way that the form cannot change."_s,
            u"Make this change in the text."_s,
            {}};
}

/// What keeps the text from reading as the scenario: a value that the reader does not take, or the text.
Error whyNot(const Scenario &read, const Scenario &wanted)
{
    for (const KeySchema &schema : scenarioSchema()) {
        const QString key = QLatin1StringView(schema.name);
        const FieldValue value = fieldOf(wanted, key);
        if (fieldOf(read, key) == value)
            continue;
        if (const auto refusal = refusalOf(key, value))
            return {u"scenario.refused"_s, refusal->message, refusal->hint, {key}};
    }
    return cannotFollow();
}

} // namespace

Result<QByteArray> patchScenario(const QByteArray &text, const Scenario &scenario, const QStringList &rewrite)
{
    QByteArray now = text;
    // A second round where a changed value was an anchor that other keys refer to.
    for (int round = 0; round < 3; ++round) {
        const ScenarioReading reading = readScenario(now);
        if (!reading.syntaxOk)
            return round > 0 ? cannotFollow()
                             : Error{u"scenario.broken_text"_s,
                                     u"The text is not a readable scenario."_s,
                                     u"Mend the text first."_s,
                                     {}};
        const bool force = round == 0 && !rewrite.isEmpty();
        if (reading.scenario == scenario && !force)
            return now;
        const auto layout = readLayout(now);
        if (!layout)
            return cannotFollow();
        Patches patches;
        KeyPatcher patcher(now, *layout, patches);
        for (const KeySchema &schema : scenarioSchema()) {
            const QString key = QLatin1StringView(schema.name);
            const FieldValue before = fieldOf(reading.scenario, key), after = fieldOf(scenario, key);
            if (before != after || (force && rewrite.contains(key)))
                patcher.patch(key, before, after);
        }
        now = applyPatches(now, std::move(patches));
    }
    const Scenario read = readScenario(now).scenario;
    return read == scenario ? Result<QByteArray>(now) : whyNot(read, scenario);
}

} // namespace servescope
