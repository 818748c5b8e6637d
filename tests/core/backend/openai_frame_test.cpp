// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner against QJsonDocument: on random frames, and on the same frames damaged at random.
#include "core/backend/openai_frame.h"
#include "tests/core/backend/frame_maker.h"
#include "tests/support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString();
    QString text;
    for (const QJsonValue &part : value.toArray())
        text += part.isString() ? part.toString() : part["text"_L1].toString();
    return text;
}

bool filled(const QJsonValue &value)
{
    return !value.toArray().isEmpty() || !value.toObject().isEmpty();
}

std::optional<qint64> countOf(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || std::floor(number) != number || number > 9.1e18)
        return std::nullopt;
    return value.toInteger(-2) >= 0 ? std::optional(value.toInteger(-2)) : std::nullopt;
}

/// The facts of a frame as one line, once from the tree and once from the scanner.
QString line(bool choices, const QString &text, const QString &content, const QString &reasoning, bool role,
             bool tool, const QString &finish, qint64 ids, bool usage, std::optional<qint64> prompt,
             std::optional<qint64> completion, bool error)
{
    return u"%1|%2|%3|%4|%5%6|%7|%8|%9"_s.arg(choices)
               .arg(text, content, reasoning)
               .arg(role)
               .arg(tool)
               .arg(finish)
               .arg(ids)
               .arg(usage) +
           u"|%1|%2|%3"_s.arg(prompt.value_or(-1)).arg(completion.value_or(-1)).arg(error);
}

QString fromTree(const QJsonObject &object)
{
    const QJsonArray choices = object["choices"_L1].toArray();
    const QJsonObject choice = choices.isEmpty() ? QJsonObject() : choices[0].toObject();
    const QJsonObject delta = choice["delta"_L1].toObject();
    QString reasoning = textOf(delta["reasoning"_L1]);
    if (reasoning.isEmpty())
        reasoning = textOf(delta["reasoning_content"_L1]);
    QString finish = choice["finish_reason"_L1].toString();
    if (finish == u"null")
        finish.clear();
    const QJsonValue ids = choice["token_ids"_L1];
    QJsonValue usage = object["usage"_L1];
    if (!usage.isObject())
        usage = object["x_groq"_L1].toObject()["usage"_L1];
    const QJsonValue error = object["error"_L1];
    const bool failed =
        object["object"_L1].toString() == u"error" ||
        !(error.isUndefined() || error.isNull() || error == QJsonValue(false) || error == QJsonValue(u""_s));
    return line(!choices.isEmpty(), textOf(choice["text"_L1]), textOf(delta["content"_L1]), reasoning,
                !delta["role"_L1].toString().isEmpty(),
                filled(delta["tool_calls"_L1]) || filled(delta["function_call"_L1]), finish,
                ids.isArray() ? ids.toArray().size() : -1, usage.isObject(),
                countOf(usage["prompt_tokens"_L1]), countOf(usage["completion_tokens"_L1]), failed);
}

QString fromScan(const OpenAiFrame &frame)
{
    const auto text = [](const FrameText &value) {
        QString out;
        value.appendTo(out);
        return value.length() == out.size() ? out : u"length differs"_s;
    };
    const FrameChoice &choice = frame.first;
    return line(frame.choices, text(choice.text), text(choice.content), text(choice.reasoning), choice.role,
                choice.tool, choice.finishReason.toString(), choice.tokenIds ? *choice.tokenIds : -1,
                frame.usage.present, frame.usage.promptTokens, frame.usage.completionTokens, frame.failed());
}

/// Qt's parser keeps the first or the last of duplicate keys; which one is no matter of this test.
bool hasDuplicates(QByteArrayView json)
{
    JsonScanner scanner(json);
    bool duplicates = false;
    const auto walk = [&](const auto &self) -> bool {
        switch (scanner.type()) {
        case JsonScanner::Type::Object: {
            QStringList keys;
            return scanner.object([&](const JsonString &key) {
                const QString name = key.toString();
                duplicates = duplicates || keys.contains(name);
                keys += name;
                return self(self);
            });
        }
        case JsonScanner::Type::Array:
            return scanner.array([&] { return self(self); });
        default:
            return scanner.skip();
        }
    };
    walk(walk);
    return duplicates;
}

} // namespace

class OpenAiFrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithQJsonDocument();
    void agreesOnDamagedFrames();
    void lastDuplicateCounts();
    void notAnObject_data();
    void notAnObject();
};

void OpenAiFrameTest::agreesWithQJsonDocument()
{
    FrameMaker maker(1);
    int compared = 0;
    for (int i = 0; i < 4000; ++i) {
        const QByteArray json = maker.frame();
        OpenAiFrame frame;
        QVERIFY2(scanOpenAiFrame(json, frame), json.constData());
        if (hasDuplicates(json))
            continue;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        QVERIFY2(fromScan(frame) == fromTree(document.object()),
                 (json + '\n' + fromScan(frame).toUtf8() + '\n' + fromTree(document.object()).toUtf8())
                     .constData());
        ++compared;
    }
    QVERIFY(compared > 1500);
}

void OpenAiFrameTest::agreesOnDamagedFrames()
{
    FrameMaker maker(2);
    int both = 0;
    int neither = 0;
    for (int i = 0; i < 12000; ++i) {
        // Qt refuses invalid UTF-8; repaired first, as the event-stream rules ask for.
        const QByteArray damaged = QString::fromUtf8(maker.damage(maker.frame())).toUtf8();
        const QByteArray json(damaged.constData(), damaged.size());
        OpenAiFrame frame;
        const bool read = scanOpenAiFrame(json, frame);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        switch (error.error) {
        case QJsonParseError::NoError:
            QCOMPARE(read, document.isObject());
            if (read && !hasDuplicates(json)) {
                QVERIFY2(
                    fromScan(frame) == fromTree(document.object()),
                    (json + '\n' + fromScan(frame).toUtf8() + '\n' + fromTree(document.object()).toUtf8())
                        .constData());
                ++both;
            }
            break;
        case QJsonParseError::IllegalNumber:     // 1e999
        case QJsonParseError::IllegalUTF8String: // a backslash before UTF-8
        case QJsonParseError::DocumentTooLarge:
        case QJsonParseError::DeepNesting:
            break;
        default:
            QVERIFY2(!read, (error.errorString().toUtf8() + ": " + json).constData());
            ++neither;
        }
    }
    QVERIFY2(both > 700 && neither > 3000, qPrintable(u"%1 %2"_s.arg(both).arg(neither)));
}

void OpenAiFrameTest::lastDuplicateCounts()
{
    const QByteArray json(R"({"choices":[{"text":"a","finish_reason":"stop"}],"usage":{"prompt_tokens":1},)"
                          R"("choices":[{"text":"b"}],"usage":{"completion_tokens":2,"completion_tokens":3},)"
                          R"("error":"x","error":null})");
    OpenAiFrame frame;
    QVERIFY(scanOpenAiFrame(json, frame));
    QVERIFY(frame.first.text.string.is("b"));
    QVERIFY(frame.first.finishReason.isEmpty());
    QVERIFY(!frame.usage.promptTokens);
    QCOMPARE(frame.usage.completionTokens, std::optional<qint64>(3));
    QVERIFY(!frame.failed());
}

void OpenAiFrameTest::notAnObject_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
         {"", " ", "[]", "null", "7", "\"x\"", "[DONE]", "{\"choices\":[{]}", "{} x", "{\"a\":1}}"})
        QTest::newRow(json) << QByteArray(json);
}

void OpenAiFrameTest::notAnObject()
{
    QFETCH(QByteArray, json);
    OpenAiFrame frame;
    QVERIFY(!scanOpenAiFrame(json, frame));
}

SERVESCOPE_TEST(OpenAiFrameTest)
#include "openai_frame_test.moc"
