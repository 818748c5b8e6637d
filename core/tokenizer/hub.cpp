// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/hub.h"

#include "core/base/files.h"
#include "core/base/json_tree.h"
#include "core/transport/http_download.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString environment(const char *name)
{
    return QString::fromLocal8Bit(qgetenv(name)).trimmed();
}

QString endpoint()
{
    QString url = environment("HF_ENDPOINT");
    while (url.endsWith(u'/'))
        url.chop(1);
    return url.isEmpty() ? u"https://huggingface.co"_s : url;
}

QString repositoryFolder(const QString &id)
{
    return hubCacheFolder() + u"/models--"_s + QString(id).replace(u'/', u"--"_s);
}

bool hasTokenizer(const QString &folder)
{
    const QDir dir(folder);
    return dir.exists(u"tokenizer.json"_s) || dir.exists(u"tekken.json"_s) ||
           dir.exists(u"tokenizer.model"_s) || dir.exists(u"tiktoken.model"_s) ||
           !dir.entryList({u"*.tiktoken"_s}, QDir::Files).isEmpty();
}

Error offlineError(const QString &id, const QString &why)
{
    return Error{
        u"hub.offline"_s,
        u"The tokenizer of %1 is not in the cache %2 and cannot be downloaded: %3."_s.arg(
            id, hubCacheFolder(), why.endsWith(u'.') ? why.chopped(1) : why),
        u"On a machine with access run `huggingface-cli download %1` and copy the cache, set HF_ENDPOINT to a mirror, or name a tokenizer file."_s
            .arg(id),
        {id, hubCacheFolder(), why}};
}

QByteArray headerOf(const HttpAnswer &answer, QByteArrayView wanted)
{
    for (const auto &[name, value] : answer.headers)
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

Error refused(const QString &id, const HttpAnswer &answer)
{
    const QByteArray code = headerOf(answer, "x-error-code");
    const QString page = endpoint() + u'/' + id;
    const bool denied = answer.status == 401 || answer.status == 403;
    if (code == "GatedRepo" || (denied && answer.body.contains("gated")) || answer.status == 403)
        return Error{
            u"hub.gated"_s,
            u"%1 is a gated repository, and access was not granted (status %2)."_s.arg(id).arg(answer.status),
            u"Accept its terms at %1 and set HF_TOKEN to a token of that account."_s.arg(page),
            {id, QString::number(answer.status), page}};
    if (answer.status == 401 || answer.status == 404)
        return Error{u"hub.missing"_s,
                     u"%1 is not on the hub, or it is private (status %2)."_s.arg(page).arg(answer.status),
                     u"Check the name; for a private repository set HF_TOKEN."_s,
                     {page, QString::number(answer.status)}};
    const QString excerpt = QString::fromUtf8(answer.body.left(200)).simplified();
    return Error{u"hub.server"_s,
                 u"%1 answered with status %2: %3"_s.arg(endpoint()).arg(answer.status).arg(excerpt),
                 answer.status == 429 ? u"Wait a little, or set HF_TOKEN: anonymous use is limited."_s
                                      : u"Try again later, or name a tokenizer file."_s,
                 {endpoint(), QString::number(answer.status), excerpt}};
}

bool isUnreachable(const Error &error)
{
    return error.code.startsWith("connection."_L1);
}

/// The files a tokenizer is made of, the first kind that is there.
QStringList wantedFiles(const QStringList &present)
{
    QStringList wanted;
    const auto ranked = present.filter(QRegularExpression(u"^[^/]+\\.tiktoken$"_s));
    for (const QString &main : QStringList{u"tekken.json"_s, u"tokenizer.json"_s, u"tiktoken.model"_s} +
                                   ranked + QStringList{u"tokenizer.model"_s}) {
        if (present.contains(main)) {
            wanted.append(main);
            break;
        }
    }
    if (!wanted.isEmpty() && present.contains(u"tokenizer_config.json"_s))
        wanted.prepend(u"tokenizer_config.json"_s); // first: a folder with the main file is complete
    return wanted;
}

} // namespace

QString hubHome()
{
    if (const QString home = environment("HF_HOME"); !home.isEmpty())
        return home;
    const QString cache = environment("XDG_CACHE_HOME");
    return (cache.isEmpty() ? QDir::homePath() + u"/.cache"_s : cache) + u"/huggingface"_s;
}

QByteArray hubToken()
{
    if (const QString given = environment("HF_TOKEN"); !given.isEmpty())
        return given.toUtf8();
    QString path = environment("HF_TOKEN_PATH");
    if (path.isEmpty())
        path = hubHome() + u"/token"_s;
    const Result<QByteArray> file = readFile(path, 1 << 16);
    return file ? file->trimmed() : QByteArray();
}

bool hubIsOffline()
{
    const QString value = environment("HF_HUB_OFFLINE").toLower();
    return value == "1"_L1 || value == "true"_L1 || value == "yes"_L1 || value == "on"_L1;
}

bool looksLikeHubId(const QString &text)
{
    static const QRegularExpression shape(u"^[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*$"_s);
    return shape.match(text).hasMatch();
}

QString hubCacheFolder()
{
    for (const char *name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"})
        if (const QString folder = environment(name); !folder.isEmpty())
            return folder;
    return hubHome() + u"/hub"_s;
}

QString cachedTokenizer(const QString &id)
{
    const QString repository = repositoryFolder(id);
    if (const Result<QByteArray> main = readFile(repository + u"/refs/main"_s, 1 << 10)) {
        const QString folder = repository + u"/snapshots/"_s + QString::fromUtf8(main->trimmed());
        if (hasTokenizer(folder))
            return folder;
    }
    const QFileInfoList snapshots =
        QDir(repository + u"/snapshots"_s).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
    for (const QFileInfo &snapshot : snapshots)
        if (hasTokenizer(snapshot.filePath()))
            return snapshot.filePath();
    return {};
}

Result<QString> fetchTokenizer(const QString &id,
                               const std::function<void(const QString &, qint64, qint64)> &progress,
                               const std::atomic_bool *cancelled)
{
    if (hubIsOffline())
        return offlineError(id, u"HF_HUB_OFFLINE is set"_s);
    const QString repository = repositoryFolder(id);
    const QString listing = repository + u"/.servescope-listing.json"_s;
    if (!QDir().mkpath(repository))
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(repository),
                     u"Choose a folder you may write to."_s,
                     {repository}};
    DownloadCall call;
    call.bearer = hubToken();
    call.url = QUrl(endpoint() + u"/api/models/"_s + id + u"/revision/main"_s);
    call.path = listing;
    QFile::remove(listing);
    Result<HttpAnswer> answer = httpDownload(call, cancelled);
    const auto failure = [&] {
        return isUnreachable(answer.error()) ? offlineError(id, answer.error().message) : answer.error();
    };
    if (!answer)
        return failure();
    if (answer->status != 200)
        return refused(id, *answer);
    const Result<QByteArray> bytes = readFile(listing, 64 << 20);
    QFile::remove(listing);
    if (!bytes)
        return bytes.error();
    const Result<JsonTree> tree = JsonTree::parse(*bytes);
    static const QRegularExpression commitShape(u"^[0-9a-fA-F]{7,64}$"_s);
    const QString commit = tree ? tree->root()["sha"].string() : QString();
    if (!commitShape.match(commit).hasMatch())
        return Error{u"hub.server"_s,
                     u"%1 does not answer as the Hugging Face hub does."_s.arg(endpoint()),
                     u"Check HF_ENDPOINT."_s,
                     {endpoint(), u"200"_s, QString()}};
    QStringList present;
    tree->root()["siblings"].forEachItem([&](JsonNode file) { present.append(file["rfilename"].string()); });
    const QStringList wanted = wantedFiles(present);
    if (wanted.isEmpty())
        return Error{u"hub.no_tokenizer"_s,
                     u"The repository %1 has no tokenizer file."_s.arg(id),
                     u"Many quantized copies leave it out: name the original model as `tokenizer`."_s,
                     {id}};
    const QString snapshot = repository + u"/snapshots/"_s + commit;
    if (!QDir().mkpath(snapshot) || !QDir().mkpath(repository + u"/blobs"_s))
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(snapshot),
                     u"Choose a folder you may write to."_s,
                     {snapshot}};
    for (const QString &name : wanted) {
        const QString target = snapshot + u'/' + name;
        if (QFileInfo::exists(target))
            continue;
        call.url = QUrl(endpoint() + u'/' + id + u"/resolve/"_s + commit + u'/' + name);
        call.path = repository + u"/blobs/"_s + commit + u'-' + name + u".incomplete"_s;
        if (progress)
            call.progress = [&](qint64 done, qint64 total) { progress(name, done, total); };
        answer = httpDownload(call, cancelled);
        if (!answer)
            return failure();
        if (answer->status != 200 && answer->status != 206)
            return refused(id, *answer);
        if (!QFile::rename(call.path, target))
            return Error{
                u"file.write"_s,
                u"Cannot write %1: %2."_s.arg(target, u"the downloaded file cannot be moved there"_s),
                u"Check the free space and the permissions; the old file is unchanged."_s,
                {target, QString()}};
    }
    if (const Result<void> written = writeFile(repository + u"/refs/main"_s, commit.toUtf8()); !written)
        return written.error();
    return snapshot;
}

} // namespace servescope
