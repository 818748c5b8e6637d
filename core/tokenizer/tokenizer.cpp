// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"

#include "core/base/json_tree.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

template <typename Out, typename In, typename Convert>
Result<std::vector<Out>> each(const std::vector<In> &items, const std::atomic_bool *cancelled,
                              Convert convert)
{
    std::vector<Out> results;
    results.reserve(items.size());
    for (const In &item : items) {
        if (cancelled && cancelled->load())
            return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
        Result<Out> result = convert(item);
        if (!result)
            return result.error();
        results.push_back(std::move(result).value());
    }
    return results;
}

} // namespace

Result<int> Tokenizer::count(const QString &text, bool addSpecialTokens) const
{
    const Result<std::vector<int>> ids = encode(text, addSpecialTokens);
    if (!ids)
        return ids.error();
    return static_cast<int>(ids->size());
}

Result<std::vector<int>> Tokenizer::encodeUtf8(std::string_view utf8, bool addSpecialTokens) const
{
    return encode(fromUtf8Exactly(utf8), addSpecialTokens);
}

Result<std::string> Tokenizer::decodeUtf8(const std::vector<int> &ids) const
{
    const Result<QString> text = decode(ids);
    if (!text)
        return text.error();
    return text->toStdString();
}

Result<std::vector<std::vector<int>>> Tokenizer::encodeAll(const std::vector<QString> &texts,
                                                           bool addSpecialTokens,
                                                           const std::atomic_bool *cancelled) const
{
    return each<std::vector<int>>(texts, cancelled,
                                  [&](const QString &text) { return encode(text, addSpecialTokens); });
}

Result<std::vector<QString>> Tokenizer::decodeAll(const std::vector<std::vector<int>> &sequences,
                                                  const std::atomic_bool *cancelled) const
{
    return each<QString>(sequences, cancelled, [&](const std::vector<int> &ids) { return decode(ids); });
}

std::vector<int> Tokenizer::promptIds() const
{
    const std::vector<int> special = specialIds();
    std::vector<int> ids;
    auto next = special.begin();
    for (int id = 0; id < vocabularySize(); ++id) {
        if (next != special.end() && *next == id)
            ++next;
        else
            ids.push_back(id);
    }
    return ids;
}

} // namespace servescope
