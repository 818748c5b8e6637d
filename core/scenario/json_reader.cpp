// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"
#include "core/scenario/scalar_text.h"
#include "core/scenario/secrets.h"
#include "core/scenario/value_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxValues = 10'000; // an alias bomb stops here

/// Writes a YAML node as JSON; recursion is bounded by kMaxValues only across, and by the nesting check
/// and the aliases' number in depth.
class JsonFromYaml
{
public:
    QByteArray take() { return m_out.take(); }
    QString secret() const { return m_secret; }
    bool tooLarge() const { return m_left < 0; }

    bool write(const YAML::Node &node, int depth)
    {
        if (--m_left < 0 || depth > 128) {
            m_left = -1;
            return false;
        }
        switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            m_out.null();
            return true;
        case YAML::NodeType::Scalar:
            scalar(node);
            return true;
        case YAML::NodeType::Sequence:
            return list(node, depth);
        case YAML::NodeType::Map:
            return object(node, depth);
        }
        return false;
    }

private:
    bool list(const YAML::Node &node, int depth)
    {
        m_out.beginArray();
        for (const YAML::Node &item : node)
            if (!write(item, depth + 1))
                return false;
        m_out.endArray();
        return true;
    }

    bool object(const YAML::Node &node, int depth)
    {
        m_out.beginObject();
        for (const auto &entry : node) {
            const QString name = entry.first.IsScalar() ? scalarOf(entry.first) : QString();
            if (looksLikeSecretName(name)) {
                m_secret = name;
                return false;
            }
            m_out.key(name);
            if (!write(entry.second, depth + 1))
                return false;
        }
        m_out.endObject();
        return true;
    }

    void scalar(const YAML::Node &node)
    {
        static const QRegularExpression jsonNumber(u"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"_s);
        const QString text = scalarOf(node);
        const ScalarForm form = isQuoted(node) ? ScalarForm::Text : scalarForm(text);
        if (form == ScalarForm::Boolean)
            m_out.value(text.toLower() == "true"_L1 || text.toLower() == "yes"_L1 ||
                        text.toLower() == "on"_L1);
        else if (form == ScalarForm::Null)
            m_out.null();
        else if ((form == ScalarForm::Integer || form == ScalarForm::Float) &&
                 jsonNumber.match(text).hasMatch())
            m_out.raw(text.toLatin1());
        else if (form == ScalarForm::Float && std::isfinite(text.toDouble()))
            m_out.value(text.toDouble());
        else
            m_out.value(text);
    }

    JsonWriter m_out{JsonWriter::Style::Compact};
    QString m_secret;
    int m_left = kMaxValues;
};

// QJsonDocument refuses more than 1024 levels, so that this recursion is bounded.
QString secretIn(const QJsonValue &value)
{
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            if (QString found = secretIn(item); !found.isEmpty())
                return found;
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (looksLikeSecretName(it.key()))
                return it.key();
            if (QString found = secretIn(it.value()); !found.isEmpty())
                return found;
        }
    }
    return {};
}

} // namespace

std::optional<QString> readJsonObject(const YAML::Node &node, const QString &key, Findings &findings)
{
    const YAML::Mark mark = node.Mark();
    const auto complain = [&](const char *code, const QStringList &args) {
        findings.atMark(mark.line, mark.column, code, key, args);
        return std::nullopt;
    };
    if (node.IsMap()) {
        if (node.size() == 0)
            return QString();
        JsonFromYaml writer;
        if (writer.write(node, 0))
            return QString::fromUtf8(writer.take());
        if (writer.tooLarge())
            return complain("scenario.json_too_large", {key, QString::number(kMaxValues)});
        return complain("scenario.secret", {writer.secret()});
    }
    if (kindOf(node) != "text"_L1)
        return complain("scenario.wrong_type", {key, u"a JSON object"_s, kindOf(node)});
    const QString text = scalarOf(node);
    if (text.trimmed().isEmpty())
        return QString();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return complain("scenario.bad_json", {key, error.errorString()});
    if (!document.isObject())
        return complain("scenario.bad_json", {key, u"a list"_s});
    if (const QString secret = secretIn(document.object()); !secret.isEmpty())
        return complain("scenario.secret", {secret});
    return text;
}

} // namespace servescope
