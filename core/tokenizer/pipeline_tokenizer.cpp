// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pipeline_tokenizer.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t enoughWords = 1000;

} // namespace

struct PipelineTokenizer::Work
{
    std::unique_ptr<ModelScratch> scratch;
    Pieces pieces;
    std::vector<TokenFinder::Part> parts;
    std::vector<TokenFinder::Part> innerParts;
};

PipelineTokenizer::PipelineTokenizer(TokenizerStages stages) : m_stages(std::move(stages)) {}
PipelineTokenizer::~PipelineTokenizer() = default;

Result<std::shared_ptr<Tokenizer>> PipelineTokenizer::make(TokenizerStages stages)
{
    std::shared_ptr<PipelineTokenizer> tokenizer(new PipelineTokenizer(std::move(stages)));
    if (const Result<void> prepared = tokenizer->prepare(); !prepared)
        return prepared.error();
    return std::shared_ptr<Tokenizer>(std::move(tokenizer));
}

Result<void> PipelineTokenizer::prepare()
{
    std::vector<int> special = m_stages.unusable;
    for (const AddedToken &token : m_stages.added) {
        if (token.special)
            special.push_back(token.id);
        if (!token.normalized) {
            m_raw.add(token, token.content);
            continue;
        }
        Normalized written{token.content, true};
        if (m_stages.normalizer)
            if (const Result<void> done = m_stages.normalizer->apply(written); !done)
                return done;
        m_normalized.add(token, written.text);
        if (!m_stages.decodesBytes) // decoding gives it as it was looked for
            m_stages.vocabulary.tokens[static_cast<size_t>(token.id)] = written.text;
        else if (m_stages.normalizer)
            m_stages.vocabulary.tokens[static_cast<size_t>(token.id)] = tokenBytes(written.text);
    }
    for (size_t id = 0; id < m_stages.vocabulary.used.size(); ++id)
        if (!m_stages.vocabulary.used[id])
            special.push_back(static_cast<int>(id));
    std::sort(special.begin(), special.end());
    special.erase(std::unique(special.begin(), special.end()), special.end());
    m_special = std::move(special);
    return {};
}

Result<std::vector<int>> PipelineTokenizer::encode(const QString &text, bool addSpecialTokens) const
{
    const QByteArray utf8 = text.toUtf8();
    return encodeUtf8({utf8.constData(), static_cast<size_t>(utf8.size())}, addSpecialTokens);
}

Result<std::vector<int>> PipelineTokenizer::encodeUtf8(std::string_view utf8, bool addSpecialTokens) const
{
    std::unique_ptr<Work> work;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            work = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!work) {
        work = std::make_unique<Work>();
        work->scratch = m_stages.model->scratch();
    }
    std::vector<int> ids;
    Result<void> done;
    if (m_raw.empty()) {
        done = encodeRaw(utf8, true, *work, ids);
    } else {
        work->parts.clear();
        m_raw.split(utf8, work->parts);
        for (const TokenFinder::Part &part : work->parts) {
            if (part.id >= 0)
                ids.push_back(part.id);
            else
                done = encodeRaw(utf8.substr(part.begin, part.end - part.begin), part.begin == 0, *work, ids);
            if (!done)
                break;
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(work));
    }
    if (!done)
        return done.error();
    if (addSpecialTokens) {
        for (const std::vector<int> &form : m_stages.templates) {
            std::vector<int> around;
            for (const int id : form) {
                if (id < 0)
                    around.insert(around.end(), ids.begin(), ids.end());
                else
                    around.push_back(id);
            }
            ids = std::move(around);
        }
    }
    return ids;
}

Result<void> PipelineTokenizer::encodeRaw(std::string_view text, bool first, Work &work,
                                          std::vector<int> &ids) const
{
    if (text.empty())
        return {};
    if (!m_stages.normalizer)
        return encodeNormalized(text, first, work, ids);
    Normalized normalized{std::string(text), first};
    if (const Result<void> done = m_stages.normalizer->apply(normalized); !done)
        return done;
    return encodeNormalized(normalized.text, normalized.first, work, ids);
}

Result<void> PipelineTokenizer::encodeNormalized(std::string_view text, bool first, Work &work,
                                                 std::vector<int> &ids) const
{
    if (m_normalized.empty())
        return encodePlain(text, first, work, ids);
    work.innerParts.clear();
    m_normalized.split(text, work.innerParts);
    for (const TokenFinder::Part &part : work.innerParts) {
        if (part.id >= 0)
            ids.push_back(part.id);
        else if (const Result<void> done = encodePlain(text.substr(part.begin, part.end - part.begin),
                                                       first && part.begin == 0, work, ids);
                 !done)
            return done;
    }
    return {};
}

Result<void> PipelineTokenizer::encodePlain(std::string_view text, bool first, Work &work,
                                            std::vector<int> &ids) const
{
    if (text.empty())
        return {};
    work.pieces.list.assign(1, {text, first});
    work.pieces.texts.clear();
    if (m_stages.preTokenizer)
        if (const Result<void> done = m_stages.preTokenizer->apply(work.pieces); !done)
            return done;
    for (const Piece &piece : work.pieces.list) {
        if (!m_stages.model->tokenize(piece.text, ids, work.scratch.get())) {
            const QString shown = fromUtf8Exactly(lossyUtf8(piece.text.substr(0, 60)));
            return Error{u"tokenizer.unknown_text"_s,
                         u"The tokenizer %1 has no token for \"%2\", not even one for what is unknown."_s.arg(
                             m_stages.name, shown),
                         u"Use other texts or another tokenizer."_s,
                         {m_stages.name, shown}};
        }
    }
    return {};
}

Result<QString> PipelineTokenizer::decode(const std::vector<int> &ids) const
{
    const Result<std::string> text = decodeUtf8(ids);
    if (!text)
        return text.error();
    return fromUtf8Exactly(*text);
}

Result<std::string> PipelineTokenizer::decodeUtf8(const std::vector<int> &ids) const
{
    const Vocabulary &vocabulary = m_stages.vocabulary;
    for (const int id : ids)
        if (id < 0 || id >= vocabularySize() || !vocabulary.used[static_cast<size_t>(id)])
            return Error{u"tokenizer.bad_id"_s,
                         u"Token %1 is not in the vocabulary of %2 (%3 pieces)."_s.arg(id)
                             .arg(m_stages.name)
                             .arg(vocabularySize()),
                         {},
                         {QString::number(id), m_stages.name, QString::number(vocabularySize())}};
    std::string text;
    if (m_stages.decodesBytes) {
        for (const int id : ids)
            text += vocabulary.tokens[static_cast<size_t>(id)];
        return lossyUtf8(text);
    }
    std::vector<std::string> tokens;
    tokens.reserve(ids.size());
    for (const int id : ids)
        tokens.push_back(vocabulary.tokens[static_cast<size_t>(id)]);
    if (m_stages.decoder)
        if (const Result<void> done = m_stages.decoder->apply(tokens); !done)
            return done.error();
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0 && m_stages.joinsBySpace)
            text += ' ';
        text += tokens[i];
    }
    return text;
}

std::vector<int> PipelineTokenizer::promptIds() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_promptIds.empty())
            return m_promptIds;
    }
    std::vector<bool> excluded(m_stages.vocabulary.tokens.size());
    for (const int id : m_special)
        excluded[static_cast<size_t>(id)] = true;
    for (const AddedToken &token : m_stages.added)
        excluded[static_cast<size_t>(token.id)] = true;
    // Of two in a row we know what becomes of them; words that begin with a space do not touch each other.
    std::vector<int> words;
    std::vector<int> others;
    for (int id = 0; id < vocabularySize(); ++id) {
        if (excluded[static_cast<size_t>(id)])
            continue;
        const auto twice = decodeUtf8({id, id});
        if (!twice)
            continue;
        const auto back = encodeUtf8(*twice, false);
        if (!back || *back != std::vector<int>{id, id})
            continue;
        size_t half = (twice->size() + 1) / 2;
        half += (*twice)[half] == ' ';
        const std::string_view second = std::string_view(*twice).substr(half);
        const bool letters = std::all_of(second.begin(), second.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
        if (letters && !second.empty() && (*twice)[half - 1] == ' ')
            words.push_back(id);
        else
            others.push_back(id);
    }
    if (words.size() < enoughWords) {
        words.insert(words.end(), others.begin(), others.end());
        std::sort(words.begin(), words.end());
    }
    const std::lock_guard lock(m_mutex);
    m_promptIds = words;
    return words;
}

} // namespace servescope
