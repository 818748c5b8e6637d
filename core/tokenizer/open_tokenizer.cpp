// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"

#include "core/base/files.h"
#include "core/tokenizer/tokenizer_files.h"

#include <QDir>
#include <QFileInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileLimit = 512LL << 20; // the largest published ones have some 40 MB

using Opened = Result<std::shared_ptr<Tokenizer>>;

Result<QByteArray> read(const QString &path)
{
    Result<QByteArray> bytes = readFile(path, fileLimit);
    if (bytes)
        return bytes;
    return Error{
        u"tokenizer.open"_s,
        bytes.error().message,
        u"Check the path of the tokenizer: a tokenizer.json, tekken.json, tiktoken or .model file, or the folder of one."_s,
        {path}};
}

/// tokenizer_config.json beside a file, or nothing.
Result<QByteArray> configBeside(const QString &path)
{
    const QString config = QFileInfo(path).dir().filePath(u"tokenizer_config.json"_s);
    return QFileInfo::exists(config) ? read(config) : QByteArray();
}

Opened openFile(const QString &path)
{
    const Result<QByteArray> bytes = read(path);
    if (!bytes)
        return bytes.error();
    const QString name = QFileInfo(path).fileName();
    const QString shown = QFileInfo(path).absoluteFilePath();
    const QByteArray start = bytes->left(1 << 16).trimmed();
    const bool json = start.startsWith('{') || start.startsWith("\xef\xbb\xbf{");
    if (json && (name == "tekken.json"_L1 || start.contains("\"default_num_special_tokens\"")))
        return readTekken(*bytes, shown);
    const bool tiktoken = !json && looksLikeTiktoken(start);
    if (!json && !tiktoken)
        return openSentencePiece(path);
    const bool usualName = name == "tokenizer.json"_L1 || name == "tokenizer.model"_L1 ||
                           name == "tiktoken.model"_L1 || name.endsWith(".tiktoken"_L1);
    const Result<QByteArray> config = usualName ? configBeside(path) : QByteArray();
    if (!config)
        return config.error();
    return json ? readTokenizerJson(*bytes, *config, shown) : readTiktoken(*bytes, *config, shown);
}

Opened openFolder(const QString &path)
{
    const QDir folder(path);
    for (const QString &name : {u"tekken.json"_s, u"tokenizer.json"_s, u"tiktoken.model"_s})
        if (folder.exists(name))
            return openFile(folder.filePath(name));
    const QStringList ranked = folder.entryList({u"*.tiktoken"_s}, QDir::Files, QDir::Name);
    if (ranked.size() == 1)
        return openFile(folder.filePath(ranked.first()));
    if (folder.exists(u"tokenizer.model"_s))
        return openFile(folder.filePath(u"tokenizer.model"_s));
    if (folder.exists(u"vocab.json"_s) && folder.exists(u"merges.txt"_s))
        return Error{
            u"tokenizer.no_model"_s,
            u"The folder %1 has only vocab.json and merges.txt, which do not say how text is cut."_s.arg(
                path),
            u"Save the tokenizer as tokenizer.json (transformers: AutoTokenizer.from_pretrained(…).save_pretrained(…))."_s,
            {path}};
    return openSentencePiece(path);
}

} // namespace

Opened openTokenizer(const QString &path)
{
    return QFileInfo(path).isDir() ? openFolder(path) : openFile(path);
}

} // namespace servescope
