// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizer.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/unicode.h"

#include <QTextBoundaryFinder>

#include <cstdint>
#include <cstring>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The double-array trie of SentencePiece's normalization rules and the texts it points to. As in Hugging
/// Face's library the shortest rule that fits wins, and a short grapheme it fits is replaced as a whole.
class Precompiled final : public TextNormalizer
{
public:
    bool load(const QByteArray &map)
    {
        uint32_t size = 0;
        if (map.size() < 4)
            return false;
        std::memcpy(&size, map.constData(), 4);
        if (size % 4 || size == 0 || size > static_cast<size_t>(map.size()) - 4)
            return false;
        m_units.resize(size / 4);
        std::memcpy(m_units.data(), map.constData() + 4, size);
        m_texts.assign(map.constData() + 4 + size, static_cast<size_t>(map.size()) - 4 - size);
        return true;
    }

    Result<void> apply(Normalized &text) const override
    {
        const QString utf16 = fromUtf8Exactly(text.text);
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, utf16);
        std::string out;
        out.reserve(text.text.size());
        qsizetype begin = 0;
        size_t at = 0;
        bool first = true;
        while (begin < utf16.size()) {
            qsizetype end = finder.toNextBoundary();
            if (end < 0)
                end = utf16.size();
            const auto bytes =
                static_cast<size_t>(QStringView(utf16).sliced(begin, end - begin).toUtf8().size());
            grapheme(std::string_view(text.text).substr(at, bytes), out);
            if (first && out.empty())
                text.first = false;
            first = false;
            at += bytes;
            begin = end;
        }
        text.text = std::move(out);
        return {};
    }

private:
    void grapheme(std::string_view whole, std::string &out) const
    {
        std::string_view normalized;
        if (whole.size() < 6 && rule(whole, normalized)) {
            out += normalized;
            return;
        }
        unicode::forEach(whole, [&](char32_t, std::string_view character) {
            out += rule(character, normalized) ? normalized : character;
        });
    }

    bool rule(std::string_view text, std::string_view &normalized) const
    {
        const auto offset = [](uint32_t unit) -> size_t { return (unit >> 10) << ((unit & (1U << 9)) >> 6); };
        size_t node = offset(m_units[0]);
        for (const char byte : text) {
            const auto label = static_cast<unsigned char>(byte);
            if (label == 0)
                return false;
            node ^= label;
            if (node >= m_units.size())
                return false;
            const uint32_t unit = m_units[node];
            if ((unit & ((1U << 31) | 0xff)) != label)
                return false;
            node ^= offset(unit);
            if (node >= m_units.size())
                return false;
            if (unit >> 8 & 1) {
                const size_t from = m_units[node] & 0x7fffffff;
                if (from > m_texts.size())
                    return false;
                normalized = std::string_view(m_texts).substr(from);
                normalized = normalized.substr(0, std::min(normalized.find('\0'), normalized.size()));
                return true;
            }
        }
        return false;
    }

    std::vector<uint32_t> m_units;
    std::string m_texts;
};

} // namespace

Result<std::shared_ptr<TextNormalizer>> precompiledNormalizer(std::string_view base64)
{
    if (base64.empty())
        return std::shared_ptr<TextNormalizer>();
    auto normalizer = std::make_shared<Precompiled>();
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(base64.data(), static_cast<qsizetype>(base64.size())),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !normalizer->load(*decoded))
        return unsupportedError(u"a damaged precompiled_charsmap"_s);
    return std::shared_ptr<TextNormalizer>(normalizer);
}

} // namespace servescope
