// SPDX-License-Identifier: GPL-3.0-or-later
// Reranking: how well documents answer a query. A prompt of several lines is a query and a document per line;
// one line is cut at the blank nearest to its middle, the first half being the query.
// Taken from vLLM's source, never met live: the probe sends one such request.
#include "core/backend/registry.h"
#include "core/backend/request_body.h"
#include "core/backend/whole_answer_decoder.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The documents, as JSON.
QByteArray split(const QString &prompt, QString &query)
{
    QStringList documents = prompt.split(u'\n', Qt::SkipEmptyParts);
    if (documents.size() < 2) {
        const qsizetype middle = prompt.size() / 2;
        const qsizetype before = prompt.lastIndexOf(u' ', middle);
        const qsizetype after = prompt.indexOf(u' ', middle);
        const qsizetype cut = after < 0 || (before > 0 && middle - before <= after - middle) ? before : after;
        documents =
            cut > 0 ? QStringList{prompt.left(cut), prompt.mid(cut + 1)} : QStringList{prompt, prompt};
    }
    query = documents.takeFirst();
    JsonWriter writer(JsonWriter::Style::Compact);
    writer.beginArray();
    for (const QString &document : documents)
        writer.value(document);
    writer.endArray();
    return writer.take();
}

class VllmRerankBackend final : public Backend
{
public:
    QString key() const override { return u"vllm-rerank"_s; }
    QString defaultPath() const override { return u"/v1/rerank"_s; }
    bool canForceLength() const override { return false; }
    QString lengthField() const override { return {}; }
    bool streams() const override { return false; }

    QByteArray body(const GenerationRequest &request) const override
    {
        QString query;
        const QByteArray documents = split(request.prompt, query);
        return RequestBody(request)
            .model(request.model)
            .member("query", query)
            .raw("documents", documents)
            .member("truncate_prompt_tokens", -1)
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool) const override
    {
        return std::make_unique<WholeAnswerDecoder>("results");
    }
};

} // namespace

const Backend &vllmRerankBackend()
{
    static const VllmRerankBackend backend;
    return backend;
}

} // namespace servescope
