// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json_tree.h"
#include "core/tokenizer/tokenizer.h"

#include <QDir>
#include <QFileInfo>

#include <sentencepiece_processor.h>

#include <string>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 modelLimit = 256LL << 20; // the largest published models have some 5 MB

class SentencePieceTokenizer final : public Tokenizer
{
public:
    SentencePieceTokenizer(std::unique_ptr<sentencepiece::SentencePieceProcessor> model, const QString &path)
        : m_model(std::move(model)), m_path(path)
    {
        for (int id = 0; id < m_model->GetPieceSize(); ++id)
            if (m_model->IsControl(id) || m_model->IsUnknown(id) || m_model->IsUnused(id) ||
                m_model->IsByte(id))
                m_special.push_back(id);
    }

    QString name() const override { return u"sentencepiece:"_s + m_path; }
    bool exact() const override { return true; }
    int vocabularySize() const override { return m_model->GetPieceSize(); }
    std::vector<int> specialIds() const override { return m_special; }

    Result<std::vector<int>> encode(const QString &text, bool addSpecialTokens) const override
    {
        const QByteArray utf8 = text.toUtf8();
        return encodeUtf8({utf8.constData(), static_cast<size_t>(utf8.size())}, addSpecialTokens);
    }

    Result<std::vector<int>> encodeUtf8(std::string_view utf8, bool addSpecialTokens) const override
    {
        std::vector<int> ids;
        const auto status = m_model->Encode({utf8.data(), utf8.size()}, &ids);
        if (!status.ok())
            return failed(status);
        if (addSpecialTokens && m_model->bos_id() >= 0)
            ids.insert(ids.begin(), m_model->bos_id());
        return ids;
    }

    Result<QString> decode(const std::vector<int> &ids) const override
    {
        const Result<std::string> text = decodeUtf8(ids);
        if (!text)
            return text.error();
        return fromUtf8Exactly(*text);
    }

    Result<std::string> decodeUtf8(const std::vector<int> &ids) const override
    {
        for (const int id : ids)
            if (id < 0 || id >= vocabularySize())
                return Error{
                    u"tokenizer.bad_id"_s,
                    u"Token %1 is not in the vocabulary of %2 (%3 pieces)."_s.arg(id).arg(m_path).arg(
                        vocabularySize()),
                    {},
                    {QString::number(id), m_path, QString::number(vocabularySize())}};
        std::string text;
        const auto status = m_model->Decode(ids, &text);
        if (!status.ok())
            return failed(status);
        return text;
    }

private:
    Error failed(const sentencepiece::util::Status &status) const
    {
        const QString detail = QString::fromStdString(status.ToString());
        return Error{u"tokenizer.failed"_s,
                     u"The tokenizer %1 failed: %2."_s.arg(m_path, detail),
                     {},
                     {m_path, detail}};
    }

    std::unique_ptr<sentencepiece::SentencePieceProcessor> m_model;
    QString m_path;
    std::vector<int> m_special;
};

QString otherFormatHint()
{
    return u"ServeScope reads tokenizer.json, tekken.json, tiktoken and SentencePiece .model files; with "
           u"`tokenizer` "
           u"left to the model's id it uses the server's own tokenizer."_s;
}

/// What the file seems to be instead, as the end of a sentence.
QString whatItIs(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(1024).trimmed();
    if (start.isEmpty())
        return u"it is empty"_s;
    if (start.startsWith("version https://git-lfs"))
        return u"it is a Git LFS pointer, the model itself was not downloaded"_s;
    if (start.startsWith('<'))
        return u"it is a web page"_s;
    if (start.startsWith('{') || start.startsWith('['))
        return u"it is a JSON file"_s;
    const QList<QByteArray> firstLine = start.left(start.indexOf('\n')).split(' ');
    if (firstLine.size() == 2 && firstLine[1].trimmed() == "0")
        return u"it is a tiktoken vocabulary"_s;
    return u"it is damaged or of another kind"_s;
}

Result<QString> modelInFolder(const QString &path)
{
    const QDir folder(path);
    const QStringList models = folder.entryList({u"*.model"_s}, QDir::Files, QDir::Name);
    if (models.contains("tokenizer.model"_L1))
        return folder.filePath(u"tokenizer.model"_s);
    if (models.size() == 1)
        return folder.filePath(models.first());
    if (!models.isEmpty())
        return Error{
            u"tokenizer.no_model"_s,
            u"The folder %1 has several .model files and none is called tokenizer.model."_s.arg(path),
            u"Name the file itself."_s,
            {path}};
    return Error{u"tokenizer.no_model"_s,
                 u"The folder %1 has no SentencePiece model (tokenizer.model)."_s.arg(path),
                 otherFormatHint(),
                 {path}};
}

} // namespace

Result<std::shared_ptr<Tokenizer>> openSentencePiece(const QString &modelPath)
{
    QString path = modelPath;
    if (QFileInfo(path).isDir()) {
        Result<QString> found = modelInFolder(path);
        if (!found)
            return found.error();
        path = std::move(found).value();
    }
    const Result<QByteArray> bytes = readFile(path, modelLimit);
    if (!bytes)
        return Error{u"tokenizer.open"_s,
                     bytes.error().message,
                     u"Check the path of the tokenizer; it is a .model file or the folder of one."_s,
                     {path}};
    // Loading from memory: the library's own file reading aborts the process on some paths.
    auto model = std::make_unique<sentencepiece::SentencePieceProcessor>();
    const auto status =
        model->LoadFromSerializedProto({bytes->constData(), static_cast<size_t>(bytes->size())});
    if (!status.ok() || model->GetPieceSize() == 0) {
        const QString what = whatItIs(*bytes);
        return Error{u"tokenizer.not_sentencepiece"_s,
                     u"%1 is no SentencePiece model: %2."_s.arg(path, what),
                     otherFormatHint(),
                     {path, what}};
    }
    return std::shared_ptr<Tokenizer>(
        std::make_shared<SentencePieceTokenizer>(std::move(model), QFileInfo(path).absoluteFilePath()));
}

} // namespace servescope
