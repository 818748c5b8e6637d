// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/scenario/scenario_text.h"
#include "core/scenario/secrets.h"
#include "core/scenario/text_check.h"
#include "core/scenario/validator.h"
#include "core/scenario/value_reader.h"

#include <yaml-cpp/eventhandler.h>

#include <sstream>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Where documents begin.
class DocumentStarts : public YAML::EventHandler
{
public:
    std::vector<YAML::Mark> marks;

    void OnDocumentStart(const YAML::Mark &mark) override { marks.push_back(mark); }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t, const std::string &) override {}
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {}
    void OnMapEnd() override {}
};

/// The mark of what follows the first document. YAML::LoadAll() is no way to ask: a stray bracket after a
/// document makes it (0.7) append empty documents for ever.
std::optional<YAML::Mark> secondDocument(const std::string &text)
{
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    DocumentStarts starts;
    if (!parser.HandleNextDocument(starts) || !parser.HandleNextDocument(starts) || starts.marks.size() < 2)
        return std::nullopt;
    return starts.marks[1];
}

class Reader
{
public:
    Reader(const QByteArray &text, const QStringList &backends)
        : m_text(text), m_backends(backends), m_findings(text)
    {}

    ScenarioReading run()
    {
        if (textIsParsable(m_text, m_findings)) {
            try {
                parse();
            } catch (const YAML::Exception &problem) {
                m_reading.syntaxOk = false;
                m_reading.scenario = {};
                syntaxError(problem);
            } catch (const std::exception &problem) { // standard containers inside yaml-cpp
                m_reading.syntaxOk = false;
                m_reading.scenario = {};
                m_findings.whole("scenario.syntax", {}, {QString::fromLocal8Bit(problem.what())});
            }
        }
        m_reading.diagnostics = m_findings.take();
        return std::move(m_reading);
    }

private:
    void syntaxError(const YAML::Exception &problem)
    {
        const qsizetype place = m_findings.map().offsetOfMark(problem.mark.line, problem.mark.column);
        const qsizetype bracket = openBracketBefore(m_text, place);
        if (bracket >= 0)
            m_findings.atOffset(bracket, "scenario.open_bracket");
        else
            m_findings.atMark(problem.mark.line, problem.mark.column, "scenario.syntax", {},
                              {QString::fromStdString(problem.msg)});
    }

    void parse()
    {
        // yaml-cpp does not take a lone CR for the end of a line; same length, so that positions stay.
        std::string bytes = m_text.mid(byteOrderMark(m_text)).toStdString();
        for (size_t i = 0; i < bytes.size(); ++i)
            if (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'))
                bytes[i] = '\n';
        const YAML::Node root = YAML::Load(bytes);
        if (const auto second = secondDocument(bytes)) {
            const bool marked =
                bytes.find("\n---") != std::string::npos || bytes.find("\n...") != std::string::npos;
            if (marked)
                m_findings.atMark(second->line, second->column, "scenario.several_documents");
            else
                m_findings.atMark(second->line, second->column, "scenario.syntax", {},
                                  {u"something stands after its end"_s});
            return;
        }
        if (!root.IsDefined() || root.IsNull()) {
            m_findings.whole("scenario.empty");
            return;
        }
        if (!root.IsMap()) {
            m_findings.atMark(root.Mark().line, root.Mark().column, "scenario.not_a_mapping", {},
                              {kindOf(root)});
            return;
        }
        m_reading.syntaxOk = true;
        for (const auto &entry : root)
            key(entry.first, entry.second);
        for (const KeySchema &schema : scenarioSchema())
            if (schema.required && !m_lines.contains(QLatin1StringView(schema.name)))
                m_findings.whole("scenario.missing_key", QLatin1StringView(schema.name),
                                 {QLatin1StringView(schema.name)});
        validateScenario(m_reading.scenario, m_backends, m_places, m_findings);
    }

    void key(const YAML::Node &name, const YAML::Node &value)
    {
        const YAML::Mark mark = name.Mark();
        if (!name.IsScalar()) {
            m_findings.atMark(mark.line, mark.column, "scenario.odd_key");
            return;
        }
        const QString word = scalarOf(name);
        const int line = m_findings.map().fromMark(mark.line, mark.column).line;
        const bool secret = looksLikeSecretName(word);
        if (m_lines.contains(word) && !secret)
            m_findings.atMark(mark.line, mark.column, "scenario.duplicate_key", word,
                              {word.left(80), QString::number(m_lines.value(word))});
        m_lines.insert(word, line);
        const KeySchema *schema = findKey(word);
        if (schema) {
            known(*schema, name, value);
            return;
        }
        if (!m_reading.unknownKeys.contains(word) && m_reading.unknownKeys.size() < 1000)
            m_reading.unknownKeys << word;
        const QString nearest = nearestKey(word);
        if (secret)
            m_findings.atMark(mark.line, mark.column, "scenario.secret", word, {word.left(80)});
        else if (nearest.isEmpty())
            m_findings.atMark(mark.line, mark.column, "scenario.unknown_key", word, {word.left(80)});
        else
            m_findings.atMark(mark.line, mark.column, "scenario.misspelt_key", word,
                              {word.left(80), nearest});
    }

    void known(const KeySchema &schema, const YAML::Node &name, const YAML::Node &value)
    {
        const QString word = QLatin1StringView(schema.name);
        if (kindOf(value) == "nothing"_L1) {
            // As good as not there, except where something must be: then it is missing at this line.
            if (schema.required)
                m_findings.atMark(name.Mark().line, name.Mark().column, "scenario.no_value", word, {word});
            setField(m_reading.scenario, word, fieldOf(Scenario(), word));
            return;
        }
        KeyPlace place{{value.Mark().line, value.Mark().column}, {}};
        if (value.IsSequence())
            for (const YAML::Node &row : value)
                place.rows.emplace_back(row.Mark().line, row.Mark().column);
        m_places[word] = std::move(place);
        const auto field = ValueReader(m_findings).read(schema, value);
        if (!field || !setField(m_reading.scenario, word, *field))
            setField(m_reading.scenario, word, fieldOf(Scenario(), word));
    }

    const QByteArray m_text;
    const QStringList m_backends;
    Findings m_findings;
    ScenarioReading m_reading;
    KeyPlaces m_places;
    QHash<QString, int> m_lines; // of each key
};

} // namespace

ScenarioReading readScenario(const QByteArray &text, const QStringList &backends)
{
    return Reader(text, backends).run();
}

Result<ScenarioReading> readScenarioFile(const QString &path, const QStringList &backends)
{
    const auto bytes = readFile(path, 64 << 20);
    if (!bytes)
        return bytes.error();
    return readScenario(*bytes, backends);
}

} // namespace servescope
