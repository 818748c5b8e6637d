// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/hub.h"
#include "core/tokenizer/tokenizer.h"
#include "core/transport/trusted_certificates.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Whether a name that is no file here was certainly meant as one; "org/model" is a Hugging Face id.
bool looksLikePath(const QString &wanted)
{
    return wanted.startsWith(u'/') || wanted.startsWith(u'.') || wanted.startsWith(u'~') ||
           wanted.contains(u'\\') || wanted.count(u'/') > 1 || wanted.endsWith("/"_L1) ||
           wanted.endsWith(".model"_L1) || wanted.endsWith(".json"_L1) || wanted.endsWith(".tiktoken"_L1);
}

QString localPath(const QString &wanted)
{
    if (wanted.startsWith("file:"_L1))
        return QUrl(wanted).toLocalFile();
    if (wanted == "~"_L1 || wanted.startsWith("~/"_L1))
        return QDir::homePath() + wanted.mid(1);
    return wanted;
}

/// Errors after which no request of the run could succeed either.
bool unreachable(const Error &error)
{
    return error.code == "connection.refused"_L1 || error.code == "connection.host_not_found"_L1 ||
           error.code == "connection.tls"_L1 || isCertificateError(error.code) ||
           error.code == "connection.bad_url"_L1 || error.code == "connection.proxy"_L1;
}

} // namespace

Result<std::shared_ptr<Tokenizer>>
findTokenizer(const QString &wanted, const std::function<void(const QString &, qint64, qint64)> &progress)
{
    const QString path = localPath(wanted.trimmed());
    if (QFileInfo::exists(path) || looksLikePath(path) || !looksLikeHubId(path))
        return openTokenizer(path);
    const QString cached = cachedTokenizer(path);
    if (!cached.isEmpty())
        return openTokenizer(cached);
    const Result<QString> fetched = fetchTokenizer(path, progress);
    if (!fetched)
        return fetched.error();
    return openTokenizer(*fetched);
}

Result<TokenizerChoice> chooseTokenizer(const QString &wanted, const QString &baseUrl, const QString &model,
                                        const QByteArray &bearer)
{
    const QString path = localPath(wanted.trimmed());
    if (!path.isEmpty() && (QFileInfo::exists(path) || looksLikePath(path))) {
        Result<std::shared_ptr<Tokenizer>> opened = openTokenizer(path);
        if (!opened)
            return opened.error();
        return TokenizerChoice{*opened, u"Prompt lengths are exact, by the tokenizer %1."_s.arg(path)};
    }
    const bool onHub = looksLikeHubId(path);
    if (const QString cached = onHub ? cachedTokenizer(path) : QString(); !cached.isEmpty()) {
        Result<std::shared_ptr<Tokenizer>> opened = openTokenizer(cached);
        if (!opened)
            return opened.error();
        return TokenizerChoice{
            *opened,
            u"Prompt lengths are exact, by the tokenizer of %1 in the Hugging Face cache."_s.arg(path)};
    }

    QString why = u"no server is named"_s;
    if (!baseUrl.trimmed().isEmpty()) {
        Result<std::shared_ptr<Tokenizer>> server = openServerTokenizer(baseUrl, model, bearer);
        if (server) {
            const QString where = (*server)->name().mid(QStringView(u"server:").size());
            if (path.isEmpty() || path == model)
                return TokenizerChoice{
                    *server, u"Prompt lengths are exact, by the server's own tokenizer at %1."_s.arg(where)};
            return TokenizerChoice{
                *server,
                u"Prompt lengths are exact, by the server's own tokenizer at %1; %2 is no local file."_s.arg(
                    where, path)};
        }
        if (unreachable(server.error()))
            return server.error();
        why = server.error().message;
        if (why.endsWith(u'.'))
            why.chop(1);
    }
    if (onHub) {
        const Result<QString> fetched = fetchTokenizer(path);
        if (fetched) {
            Result<std::shared_ptr<Tokenizer>> opened = openTokenizer(*fetched);
            if (!opened)
                return opened.error();
            return TokenizerChoice{
                *opened,
                u"Prompt lengths are exact, by the tokenizer of %1 from the Hugging Face hub."_s.arg(path)};
        }
        why += u"; "_s + fetched.error().message;
        if (why.endsWith(u'.'))
            why.chop(1);
    }
    return TokenizerChoice{approximateTokenizer(),
                           u"Prompt lengths are estimates (no tokenizer at hand): %1."_s.arg(why)};
}

} // namespace servescope
