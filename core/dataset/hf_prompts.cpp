// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/hf_prompts.h"

#include "core/dataset/entry_prompts.h"

#include <algorithm>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int shortest = 4; // vLLM's, for sets whose answers are recorded
constexpr int usualOutput = 256;
constexpr int unlimited = std::numeric_limits<int>::max();

/// Where prompt and answer are, and what is dropped.
struct Mapping
{
    const char *id;
    const char *prompt; ///< with {places}
    const char *answer; ///< a place; "" = none is recorded
    int output;         ///< without a recorded answer
    int longestPrompt = unlimited;
    int longestTotal = unlimited;
};

constexpr Mapping known[] = {
    {"Aeala/ShareGPT_Vicuna_unfiltered", "{conversations.0.value}", "conversations.1.value", 0, 1024, 2048},
    {"likaixin/InstructCoder",
     "{input}\n\n{instruction} Just output the code, do not include any explanation.", "", 200},
    {"philschmid/mt-bench", "{turns.0}", "", 256},
    {"openai/openai_humaneval", "{prompt}", "", 256},
    {"openai/gsm8k", "{question}", "", 256},
    {"AI-MO/aimo-validation-aime", "{problem}", "solution", 0, 2048, 32000},
    {"AI-MO/NuminaMath-1.5", "{problem}", "solution", 0, 2048, 32000},
    {"AI-MO/NuminaMath-CoT", "{problem}", "solution", 0, 2048, 32000},
};

constexpr const char *usualColumns[] = {"prompt",        "question",     "instruction", "problem",
                                        "query",         "text",         "input",       "turns",
                                        "conversations", "conversation", "messages"};

/// The text of a cell; of a list that of its first item, of a turn of a conversation what was said.
JsonNode textIn(JsonNode cell)
{
    if (cell.isArray())
        return cell.size() > 0 ? textIn(cell.items().front()) : JsonNode();
    if (cell.isObject()) {
        for (const char *name : {"content", "value", "text"})
            if (cell[name].exists())
                return textIn(cell[name]);
        return {};
    }
    return cell.isString() ? cell : JsonNode();
}

JsonNode at(JsonNode row, QStringView place)
{
    JsonNode node = row;
    for (const QStringView step : place.split(u'.')) {
        bool number = false;
        const int index = step.toInt(&number);
        if (node.isArray() && number)
            node = index >= 0 && index < node.size() ? node.items()[static_cast<size_t>(index)] : JsonNode();
        else
            node = node[step.toString().toStdString()];
    }
    return textIn(node);
}

bool isMedium(JsonNode cell)
{
    if (cell.isArray())
        return cell.size() > 0 && isMedium(cell.items().front());
    return cell.isObject() && cell["src"].isString();
}

class HfPrompts final : public EntryPrompts
{
public:
    HfPrompts(std::shared_ptr<const Tokenizer> tokenizer, const HfPromptOptions &options)
        : EntryPrompts(std::move(tokenizer),
                       {{}, std::nullopt, options.shuffle, options.oversample, options.seed}),
          m_hf(options)
    {}

    QString name() const override { return u"hf"_s; }

private:
    Result<void> make(int count, const std::atomic_bool &cancelled) override
    {
        const Result<HfTable> table = fetchHfRows(m_hf.source, m_hf.patience, cancelled);
        if (!table)
            return table.error();
        m_options.path = table->path;
        m_rows = table->rows;
        m_prompt.clear();
        return EntryPrompts::make(count, cancelled);
    }

    /// Decides by the first row, unless the set is known.
    Result<void> map(JsonNode row)
    {
        m_answer.clear();
        m_output = usualOutput;
        m_longestPrompt = m_longestTotal = unlimited;
        if (!m_hf.column.isEmpty()) {
            if (!at(row, m_hf.column).exists())
                return noColumn(row, m_hf.column);
            m_prompt = u'{' + m_hf.column + u'}';
            return {};
        }
        for (const Mapping &one : known)
            if (m_hf.source.id == QLatin1StringView(one.id)) {
                m_prompt = QString::fromLatin1(one.prompt);
                m_answer = QString::fromLatin1(one.answer);
                m_output = one.output;
                m_longestPrompt = one.longestPrompt;
                m_longestTotal = one.longestTotal;
                return {};
            }
        QString medium;
        row.forEachMember([&](std::string_view name, JsonNode cell) {
            if (isMedium(cell))
                medium = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        });
        if (!medium.isEmpty())
            return Error{u"dataset.hf_media"_s,
                         u"The column %2 of %1 holds images or sounds, which are not sent."_s.arg(
                             m_hf.source.id, medium),
                         u"To send the texts alone, name their column as hf_column."_s,
                         {m_hf.source.id, medium}};
        for (const char *column : usualColumns) {
            const QString name = QString::fromLatin1(column);
            if (!at(row, name).exists())
                continue;
            m_prompt = u'{' + name + u'}';
            // The second turn of a conversation is the answer to the first.
            if (row[column].isArray() && row[column].size() > 1 && row[column].items()[1].isObject())
                m_answer = name + u".1"_s;
            return {};
        }
        return noColumn(row, u"prompt"_s);
    }

    Error noColumn(JsonNode row, const QString &wanted) const
    {
        QStringList columns;
        row.forEachMember([&](std::string_view name, JsonNode) {
            columns.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        });
        return Error{u"dataset.hf_column"_s,
                     u"The data set %1 has no text in a column %2."_s.arg(m_hf.source.id, wanted),
                     u"Name one as hf_column; its columns are %1."_s.arg(columns.join(", "_L1)),
                     {m_hf.source.id, wanted, columns.join(", "_L1)}};
    }

    Result<bool> accepts(JsonNode entry, qint64 line) override
    {
        if (line > m_rows)
            return false;
        if (m_prompt.isEmpty())
            if (const Result<void> mapped = map(entry["row"]); !mapped)
                return mapped.error();
        return true;
    }

    /// The template filled in; nothing where a part is missing or was cut by the server.
    std::optional<QByteArray> filled(JsonNode entry)
    {
        QByteArray text;
        for (qsizetype i = 0; i < m_prompt.size();) {
            const qsizetype open = m_prompt.indexOf(u'{', i);
            text += QStringView(m_prompt).mid(i, open < 0 ? -1 : open - i).toUtf8();
            if (open < 0)
                break;
            const qsizetype close = m_prompt.indexOf(u'}', open);
            const QString place = m_prompt.mid(open + 1, close - open - 1);
            const JsonNode part = at(entry["row"], place);
            bool cut = false;
            entry["truncated_cells"].forEachItem(
                [&](JsonNode cell) { cut = cut || cell.string() == place.section(u'.', 0, 0); });
            if (cut)
                ++m_cut;
            else if (!part.isString())
                ++m_empty;
            if (cut || !part.isString())
                return std::nullopt;
            text += bytesOf(part.text());
            i = close + 1;
        }
        if (!text.trimmed().isEmpty())
            return text;
        ++m_empty;
        return std::nullopt;
    }

    Result<std::optional<Taken>> take(JsonNode entry, qint64) override
    {
        const std::optional<QByteArray> text = filled(entry);
        if (!text)
            return std::optional<Taken>();
        const Result<int> prompt = count({text->constData(), static_cast<size_t>(text->size())});
        if (!prompt)
            return prompt.error();
        Taken taken{*text, *prompt, m_hf.outputTokens > 0 ? m_hf.outputTokens : m_output};
        const bool recorded = m_hf.outputTokens == 0 && !m_answer.isEmpty();
        if (recorded) {
            const Result<int> answer = count(at(entry["row"], m_answer).text());
            if (!answer)
                return answer.error();
            taken.output = *answer;
        }
        const bool judged = recorded || m_longestPrompt != unlimited;
        if (judged && (taken.prompt < shortest || (recorded && taken.output < shortest))) {
            ++m_short;
            return std::optional<Taken>();
        }
        if (taken.prompt > m_longestPrompt || taken.output > m_longestTotal - taken.prompt) {
            ++m_long;
            return std::optional<Taken>();
        }
        return std::optional(std::move(taken));
    }

    QString droppedText() const override
    {
        return u"%1 were too short, %2 too long, %3 without a text, %4 cut by the server"_s.arg(m_short)
            .arg(m_long)
            .arg(m_empty)
            .arg(m_cut);
    }
    void clearCounts() override { m_short = m_long = m_empty = m_cut = 0; }

    HfPromptOptions m_hf;
    int m_rows = 0;
    QString m_prompt;
    QString m_answer;
    int m_output = usualOutput;
    int m_longestPrompt = unlimited;
    int m_longestTotal = unlimited;
    int m_short = 0;
    int m_long = 0;
    int m_empty = 0;
    int m_cut = 0;
};

} // namespace

std::unique_ptr<PromptSource> hfPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                        const HfPromptOptions &options)
{
    return std::make_unique<HfPrompts>(std::move(tokenizer), options);
}

} // namespace servescope
