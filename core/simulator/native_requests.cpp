// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/native_requests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr int anyEndToken = 6; // the vocabulary's control tokens, below its words

void rename(QJsonObject &object, QLatin1StringView from, QLatin1StringView to)
{
    if (object.contains(from))
        object.insert(to, object.take(from));
}

/// Moves the members of an object inside to the top.
void lift(QJsonObject &object, QLatin1StringView name)
{
    const QJsonObject inner = object.take(name).toObject();
    for (auto it = inner.begin(); it != inner.end(); ++it)
        object.insert(it.key(), it.value());
}

} // namespace

QJsonObject commonMembers(Dialect dialect, const QJsonObject &body, bool streamPath)
{
    QJsonObject object = body;
    switch (dialect) {
    case Dialect::Completions:
    case Dialect::Chat:
        break;
    case Dialect::TgiGenerate:
        lift(object, "parameters"_L1);
        rename(object, "inputs"_L1, "prompt"_L1);
        rename(object, "max_new_tokens"_L1, "max_tokens"_L1);
        object.insert("stream"_L1, streamPath || object.value("stream"_L1).toBool());
        object.remove("ignore_eos"_L1);
        break;
    case Dialect::TritonGenerate:
        rename(object, "text_input"_L1, "prompt"_L1);
        if (object.contains("end_id"_L1))
            object.insert("ignore_eos"_L1, object.value("end_id"_L1).toInt() >= anyEndToken);
        object.insert("stream"_L1, streamPath);
        break;
    case Dialect::SglangGenerate:
    case Dialect::LmDeployGenerate:
        lift(object, "sampling_params"_L1);
        rename(object, "text"_L1, "prompt"_L1);
        rename(object, "input_ids"_L1, "prompt"_L1);
        rename(object, "max_new_tokens"_L1, "max_tokens"_L1);
        break;
    case Dialect::LlamaCompletion:
        rename(object, "n_predict"_L1, "max_tokens"_L1);
        break;
    case Dialect::OllamaGenerate:
    case Dialect::OllamaChat:
        lift(object, "options"_L1);
        rename(object, "num_predict"_L1, "max_tokens"_L1);
        if (!object.contains("stream"_L1))
            object.insert("stream"_L1, true);
        break;
    case Dialect::Messages:
        break;
    case Dialect::Responses:
        rename(object, "max_output_tokens"_L1, "max_tokens"_L1);
        if (object.value("input"_L1).isArray())
            rename(object, "input"_L1, "messages"_L1);
        else
            object.insert("messages"_L1, QJsonArray{QJsonObject{{u"role"_s, u"user"_s},
                                                                {u"content"_s, object.take("input"_L1)}}});
        break;
    case Dialect::MiiGenerate:
        break;
    case Dialect::Embeddings:
        rename(object, "input"_L1, "prompt"_L1);
        object.insert("stream"_L1, false);
        object.insert("max_tokens"_L1, 1);
        break;
    case Dialect::Rerank: {
        QStringList texts{object.value("query"_L1).toString()};
        for (const QJsonValueConstRef document : object.value("documents"_L1).toArray())
            texts += document.isString() ? document.toString() : document.toObject()["text"_L1].toString();
        object.insert("prompt"_L1, texts.join(u' '));
        object.insert("stream"_L1, false);
        object.insert("max_tokens"_L1, 1);
        break;
    }
    }
    return object;
}

} // namespace servescope
