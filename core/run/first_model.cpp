// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/first_model.h"

#include "core/backend/backend.h"
#include "core/transport/http_fetch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error noModel(const QString &url, const QString &why)
{
    return {u"server.no_model_list"_s,
            u"%1 did not name a model: %2."_s.arg(url, why),
            u"Give one with --model."_s,
            {url, why}};
}

} // namespace

Result<QString> firstModel(const QString &baseUrl, const QByteArray &bearer)
{
    const Result<QByteArray> address = requestUrl(baseUrl, u"/v1/models"_s);
    if (!address)
        return address.error();
    const QString url = QString::fromUtf8(*address);
    HttpCall call;
    call.url = QUrl(url);
    call.bearer = bearer;
    const Result<HttpAnswer> answer = httpFetch(call);
    if (!answer)
        return answer.error();
    if (answer->status != 200) {
        RequestRecord record;
        describeHttpError(answer->status, {}, answer->body, url, record);
        return Error{record.errorCode, record.errorMessage, {}, {}};
    }
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    if (!document.isObject())
        return noModel(url, u"the answer is not JSON, so this may not be an inference server"_s);
    const QString id =
        document.object().value("data"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    if (id.isEmpty())
        return noModel(url, u"its list is empty"_s);
    return id;
}

} // namespace servescope
