// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/dialect_writer.h"

#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace servescope {

class DialectWriterTest : public QObject
{
    Q_OBJECT

    static ServedRequest request(Dialect dialect, bool stream = true)
    {
        ServedRequest request;
        request.dialect = dialect;
        request.stream = stream;
        return request;
    }

private Q_SLOTS:
    void completionFrames()
    {
        const auto writer =
            makeDialectWriter(request(Dialect::Completions), {ServerKind::Vllm, "7f2a", 1790000000, u"m"_s});
        QByteArray out;
        FrameContent content;
        writer->opening(out, content);
        QVERIFY(out.isEmpty());
        content.text = " The";
        writer->frame(out, content);
        QCOMPARE(
            out,
            "data: "
            "{\"id\":\"cmpl-7f2a\",\"object\":\"text_completion\",\"created\":1790000000,\"model\":\"m\","
            "\"choices\":[{\"index\":0,\"text\":\" The\",\"logprobs\":null,\"finish_reason\":null,"
            "\"stop_reason\":null,\"prompt_token_ids\":null,\"token_ids\":null}]}\n\n");
        out.clear();
        content.text = ".";
        content.finish = "\"length\"";
        content.last = true;
        writer->frame(out, content);
        QCOMPARE(
            out,
            "data: "
            "{\"id\":\"cmpl-7f2a\",\"object\":\"text_completion\",\"created\":1790000000,\"model\":\"m\","
            "\"choices\":[{\"index\":0,\"text\":\".\",\"logprobs\":null,\"finish_reason\":\"length\","
            "\"stop_reason\":null,\"prompt_token_ids\":null,\"token_ids\":null}]}\n\n");
        out.clear();
        writer->usageFrame(out, {5, 3});
        QCOMPARE(
            out,
            "data: "
            "{\"id\":\"cmpl-7f2a\",\"object\":\"text_completion\",\"created\":1790000000,\"model\":\"m\","
            "\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"total_tokens\":8,\"completion_tokens\":3}}\n\n");
        QCOMPARE(DialectWriter::doneFrame().toByteArray(), "data: [DONE]\n\n");
    }

    void chatFrames()
    {
        const auto writer =
            makeDialectWriter(request(Dialect::Chat), {ServerKind::Vllm, "91", 1790000000, u"m"_s});
        const QByteArray start = "data: {\"id\":\"chatcmpl-91\",\"object\":\"chat.completion.chunk\","
                                 "\"created\":1790000000,\"model\":\"m\",\"choices\":[";
        QByteArray out;
        FrameContent content;
        writer->opening(out, content);
        QCOMPARE(out,
                 start + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,"
                         "\"finish_reason\":null}],\"prompt_token_ids\":null,\"prompt_text\":null}\n\n");
        out.clear();
        content.text = "The";
        writer->frame(out, content);
        QCOMPARE(out,
                 start +
                     "{\"index\":0,\"delta\":{\"content\":\"The\"},\"logprobs\":null,\"finish_reason\":null,"
                     "\"token_ids\":null}]}\n\n");
        out.clear();
        content.text = ".";
        content.finish = "\"length\"";
        content.last = true;
        writer->frame(out, content);
        QCOMPARE(
            out,
            start +
                "{\"index\":0,\"delta\":{\"content\":\".\"},\"logprobs\":null,\"finish_reason\":\"length\","
                "\"stop_reason\":null,\"token_ids\":null}]}\n\n");
        out.clear();
        writer->usageFrame(out, {14, 3});
        QCOMPARE(out,
                 start +
                     "],\"usage\":{\"prompt_tokens\":14,\"total_tokens\":17,\"completion_tokens\":3}}\n\n");
    }

    void wishesAreInTheFrames()
    {
        const UsageCounts usage{7, 2};
        FrameContent content;
        content.text = " a b";
        content.tokenIds = "[300,301]";
        content.promptIds = "[0,9]";
        content.usage = &usage;
        for (const Dialect dialect : {Dialect::Completions, Dialect::Chat}) {
            const auto writer = makeDialectWriter(request(dialect), {ServerKind::Vllm, "x", 1, u"m"_s});
            QByteArray out;
            writer->opening(out, content);
            writer->frame(out, content);
            QVERIFY(out.contains("\"prompt_token_ids\":[0,9]"));
            QVERIFY(out.contains("\"token_ids\":[300,301]"));
            QVERIFY(
                out.contains(",\"usage\":{\"prompt_tokens\":7,\"total_tokens\":9,\"completion_tokens\":2}"));
        }
    }

    void everythingIsJson()
    {
        const UsageCounts usage{7, 2};
        FrameContent content;
        content.text = " a b";
        content.usage = &usage;
        content.finish = "\"stop\"";
        for (const Dialect dialect : {Dialect::Completions, Dialect::Chat}) {
            const auto whole = makeDialectWriter(request(dialect, false),
                                                 {ServerKind::Vllm, "id \"quoted\"", 1, u"mod\"el"_s});
            QJsonParseError error{};
            const QJsonDocument body = QJsonDocument::fromJson(whole->body(content), &error);
            QCOMPARE(error.errorString(), u"no error occurred"_s);
            QCOMPARE(body[u"model"].toString(), u"mod\"el"_s);
            QCOMPARE(body[u"usage"][u"total_tokens"].toInt(), 9);
            QCOMPARE(body[u"choices"][0][u"finish_reason"].toString(), u"stop"_s);
            const bool chat = dialect == Dialect::Chat;
            QCOMPARE(body[u"object"].toString(), chat ? u"chat.completion"_s : u"text_completion"_s);
            QCOMPARE(chat ? body[u"choices"][0][u"message"][u"content"] : body[u"choices"][0][u"text"],
                     QJsonValue(u" a b"_s));
        }
    }
};

} // namespace servescope

using servescope::DialectWriterTest;
SERVESCOPE_TEST(DialectWriterTest)
#include "dialect_writer_test.moc"
