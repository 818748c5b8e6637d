// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence inside an error body. Servers, gateways and proxies use about a dozen shapes.
#include "core/backend/backend.h"
#include "core/backend/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 300;
constexpr qsizetype longestText = 200;    // of a body that is not understood
constexpr qsizetype longestBody = 262144; // what of a body is looked at

QString fromValue(const QJsonValue &value, int depth);

/// {"loc": ["body", "prompt"], "msg": "Field required"} → "prompt: Field required" (FastAPI's validation).
QString fromValidation(const QJsonObject &item)
{
    QStringList place;
    for (const auto &step : item["loc"_L1].toArray()) {
        const QString name = step.isDouble() ? QString::number(step.toInt()) : step.toString();
        if (name != u"body")
            place += name;
    }
    const QString message = item["msg"_L1].toString();
    return place.isEmpty() || message.isEmpty() ? message : place.join(u'.') + ": "_L1 + message;
}

QString fromObject(const QJsonObject &object, int depth)
{
    if (object.contains("msg"_L1) && object.contains("loc"_L1))
        return fromValidation(object);
    for (const auto name : {"error"_L1, "message"_L1, "detail"_L1, "msg"_L1, "errors"_L1,
                            "error_description"_L1, "title"_L1, "reason"_L1}) {
        if (QString text = fromValue(object[name], depth + 1); !text.isEmpty())
            return text;
    }
    return {};
}

QString fromValue(const QJsonValue &value, int depth)
{
    if (depth > 6)
        return {};
    if (value.isString())
        return value.toString().simplified();
    if (value.isObject())
        return fromObject(value.toObject(), depth);
    for (const auto &item : value.toArray()) {
        if (QString text = fromValue(item, depth + 1); !text.isEmpty())
            return text;
    }
    return {};
}

QString fromHtml(QString html)
{
    static const auto options =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;
    static const QRegularExpression title(u"<(title|h1)[^>]*>(.*?)</\\1"_s, options);
    static const QRegularExpression hidden(u"<(script|style)\\b.*?</\\1\\s*>"_s, options);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    QString text;
    for (auto hits = title.globalMatch(html); text.isEmpty() && hits.hasNext();)
        text = hits.next().captured(2).remove(tag).simplified();
    if (text.isEmpty())
        text = html.replace(hidden, u" "_s).replace(tag, u" "_s).simplified().left(longestText);
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&#39;"_L1, "'"_L1)
        .replace("&nbsp;"_L1, " "_L1)
        .replace("&amp;"_L1, "&"_L1);
}

QString printable(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isPrint() || c.isSurrogate())
            out += c;
        else
            out += u' ';
    }
    return out.simplified();
}

} // namespace

QString serverMessage(QByteArrayView body)
{
    const QByteArray bytes = body.first(qMin(body.size(), longestBody)).trimmed().toByteArray();
    QString text;
    if (bytes.startsWith('{') || bytes.startsWith('[')) {
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        text = document.isArray() ? fromValue(document.array(), 0) : fromObject(document.object(), 0);
        if (!document.isNull() && document.object().isEmpty() && document.array().isEmpty())
            return {};
    } else if (bytes.startsWith('<')) {
        text = fromHtml(QString::fromUtf8(bytes));
    }
    if (text.isEmpty() && !bytes.startsWith('<'))
        text = QString::fromUtf8(bytes.left(longestText));
    text = maskSecrets(printable(text));
    if (text.size() > longestMessage) {
        text.truncate(longestMessage - 1);
        if (text.back().isHighSurrogate())
            text.chop(1);
        text += u'…';
    }
    return text;
}

} // namespace servescope
