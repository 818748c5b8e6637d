// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/run_folder.h"

#include "core/results/file_names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

constexpr std::array<QLatin1StringView, 7> stateNames{
    "queued"_L1, "running"_L1, "finished"_L1, "failed"_L1, "cancelled"_L1, "skipped"_L1, "interrupted"_L1};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs)
                          : QString();
}

QJsonObject errorObject(const Error &error)
{
    return {{u"code"_s, error.code},
            {u"message"_s, error.message},
            {u"hint"_s, error.hint},
            {u"args"_s, QJsonArray::fromStringList(error.args)}};
}

QJsonObject pointObject(const PointEntry &entry)
{
    const SweepPoint &point = entry.point;
    QJsonObject object{{u"ordinal"_s, point.ordinal},
                       {u"id"_s, point.id},
                       {u"input_len"_s, point.lengths.input},
                       {u"output_len"_s, point.lengths.output},
                       {u"max_concurrency"_s, point.load.maxConcurrency},
                       {u"num_prompts"_s, point.load.numPrompts},
                       {u"repeat"_s, point.repeat},
                       {u"state"_s, runStateName(entry.state)},
                       {u"completed"_s, entry.completed},
                       {u"failed"_s, entry.failed}};
    object[u"request_rate"_s] =
        std::isinf(point.requestRate) ? QJsonValue(u"inf"_s) : QJsonValue(point.requestRate);
    if (!entry.error.code.isEmpty())
        object[u"error"_s] = errorObject(entry.error);
    return object;
}

/// Reads members with their types checked; the first that is wrong is remembered with its path.
class Reader
{
public:
    Reader(QJsonObject object, QString path, QString &problem)
        : m_object(std::move(object)), m_path(std::move(path)), m_problem(problem)
    {}

    QString string(const char *name)
    {
        const QJsonValue value = m_object[QLatin1StringView(name)];
        if (!value.isString() && !value.isUndefined())
            bad(name);
        return value.toString();
    }
    int integer(const char *name)
    {
        const QJsonValue value = m_object[QLatin1StringView(name)];
        const qint64 number = value.toInteger(-1);
        if (!value.isDouble() || number < 0 || number > std::numeric_limits<int>::max()) {
            bad(name);
            return 0;
        }
        return static_cast<int>(number);
    }
    RunState state(const char *name)
    {
        const QString text = string(name);
        for (size_t i = 0; i + 1 < stateNames.size(); ++i) {
            if (text == stateNames[i])
                return static_cast<RunState>(i);
        }
        bad(name);
        return RunState::Failed;
    }
    double rate(const char *name)
    {
        const QJsonValue value = m_object[QLatin1StringView(name)];
        if (value == QJsonValue(u"inf"_s))
            return std::numeric_limits<double>::infinity();
        if (!(value.toDouble() > 0))
            bad(name);
        return value.toDouble();
    }
    QJsonValue value(const char *name) const { return m_object[QLatin1StringView(name)]; }
    void bad(const char *name)
    {
        if (m_problem.isEmpty())
            m_problem = m_path + QLatin1StringView(name);
    }

private:
    QJsonObject m_object;
    QString m_path;
    QString &m_problem;
};

PointEntry readPoint(const QJsonValue &value, const QString &path, QString &problem)
{
    Reader reader(value.toObject(), path, problem);
    PointEntry entry;
    entry.point.ordinal = reader.integer("ordinal");
    entry.point.id = reader.string("id");
    entry.point.lengths = {reader.integer("input_len"), reader.integer("output_len")};
    entry.point.load = {reader.integer("max_concurrency"), reader.integer("num_prompts")};
    entry.point.requestRate = reader.rate("request_rate");
    entry.point.repeat = reader.integer("repeat");
    entry.state = reader.state("state");
    entry.completed = reader.integer("completed");
    entry.failed = reader.integer("failed");
    if (!reader.value("error").isUndefined()) {
        Reader error(reader.value("error").toObject(), path + u"error."_s, problem);
        entry.error = {error.string("code"), error.string("message"), error.string("hint"), {}};
        for (const auto &argument : error.value("args").toArray())
            entry.error.args += argument.toString();
    }
    return entry;
}

Error notJson(const QString &why)
{
    return Error{u"manifest.not_json"_s,
                 u"The manifest of this run is damaged: %1."_s.arg(why),
                 u"Its result files may still be good; open them one by one."_s,
                 {why}};
}

} // namespace

QString runStateName(RunState state)
{
    return stateNames[static_cast<size_t>(state)];
}

QByteArray manifestJson(const Manifest &manifest)
{
    QJsonArray points;
    for (const PointEntry &entry : manifest.points)
        points.append(pointObject(entry));
    // An interrupted run is one whose writer is gone: as long as somebody writes, it is running.
    const RunState state = manifest.state == RunState::Interrupted ? RunState::Running : manifest.state;
    QJsonObject object{{u"format"_s, formatVersion},
                       {u"servescope"_s, QStringLiteral(SERVESCOPE_VERSION)},
                       {u"state"_s, runStateName(state)},
                       {u"name"_s, manifest.name},
                       {u"started"_s, timeText(manifest.started)},
                       {u"ended"_s, timeText(manifest.ended)},
                       {u"model"_s, manifest.model},
                       {u"backend"_s, manifest.backend},
                       {u"base_url"_s, withoutCredentials(manifest.baseUrl)},
                       {u"endpoint"_s, manifest.endpoint},
                       {u"tokenizer"_s, manifest.tokenizer},
                       {u"tokenizer_note"_s, manifest.tokenizerNote},
                       {u"dataset_fingerprint"_s, manifest.datasetFingerprint},
                       {u"seed"_s, QString::number(manifest.seed)}, // text: a JSON number has 53 bits
                       {u"environment"_s, manifest.environment},
                       {u"points"_s, points}};
    if (!manifest.imported.isEmpty())
        object[u"imported"_s] = manifest.imported;
    if (!manifest.declared.isEmpty())
        object[u"declared"_s] = manifest.declared;
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<Manifest> manifestFromJson(const QByteArray &bytes)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return notJson(parseError.errorString());
    if (!document.isObject())
        return notJson(u"it is not an object"_s);
    QString problem;
    Reader reader(document.object(), QString(), problem);
    const int format = reader.integer("format");
    if (!problem.isEmpty() || format < 1)
        return notJson(u"it has no format number"_s);
    if (format > formatVersion)
        return Error{
            u"manifest.version"_s,
            u"This run was written in format %1; this ServeScope reads up to format %2."_s.arg(format).arg(
                formatVersion),
            u"Open it with a newer ServeScope."_s,
            {QString::number(format), QString::number(formatVersion)}};
    Manifest manifest;
    manifest.state = reader.state("state");
    manifest.name = reader.string("name");
    manifest.started = QDateTime::fromString(reader.string("started"), Qt::ISODateWithMs);
    if (!manifest.started.isValid())
        reader.bad("started");
    manifest.ended = QDateTime::fromString(reader.string("ended"), Qt::ISODateWithMs);
    manifest.model = reader.string("model");
    manifest.backend = reader.string("backend");
    manifest.baseUrl = reader.string("base_url");
    manifest.endpoint = reader.string("endpoint");
    manifest.tokenizer = reader.string("tokenizer");
    manifest.tokenizerNote = reader.string("tokenizer_note");
    manifest.datasetFingerprint = reader.string("dataset_fingerprint");
    bool seedOk = false;
    manifest.seed = reader.string("seed").toULongLong(&seedOk);
    if (!seedOk)
        reader.bad("seed");
    manifest.environment = reader.value("environment").toObject();
    manifest.imported = reader.value("imported").toObject();
    manifest.declared = reader.value("declared").toObject();
    if (!reader.value("points").isArray())
        reader.bad("points");
    const QJsonArray points = reader.value("points").toArray();
    for (qsizetype i = 0; i < points.size(); ++i)
        manifest.points.push_back(readPoint(points[i], u"points[%1]."_s.arg(i), problem));
    if (!problem.isEmpty())
        return notJson(u"%1 is missing or not as expected"_s.arg(problem));
    return manifest;
}

} // namespace servescope
