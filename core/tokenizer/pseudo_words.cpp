// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pseudo_words.h"

#include "core/base/random.h"

#include <initializer_list>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Parts = std::initializer_list<QLatin1StringView>;

// The letters left out are those that would spell words nobody wants to read in a prompt.
constexpr Parts none = {""_L1};
constexpr Parts onsets = {"b"_L1, "c"_L1, "d"_L1, "f"_L1, "g"_L1, "h"_L1, "j"_L1, "k"_L1, "l"_L1,
                          "m"_L1, "n"_L1, "p"_L1, "r"_L1, "s"_L1, "t"_L1, "v"_L1, "w"_L1};
constexpr Parts clusters = {"bl"_L1, "br"_L1, "cr"_L1, "dr"_L1, "fl"_L1, "fr"_L1, "gl"_L1,
                            "gr"_L1, "pl"_L1, "pr"_L1, "sc"_L1, "sk"_L1, "sm"_L1, "sn"_L1,
                            "sp"_L1, "st"_L1, "sw"_L1, "th"_L1, "tr"_L1, "ch"_L1};
constexpr Parts vowels = {"a"_L1, "e"_L1, "i"_L1, "o"_L1, "u"_L1};
constexpr Parts longVowels = {"a"_L1, "i"_L1, "o"_L1, "u"_L1};
constexpr Parts codas = {"b"_L1, "d"_L1, "l"_L1, "m"_L1, "n"_L1, "p"_L1, "r"_L1, "s"_L1, "t"_L1};
constexpr Parts doubleCodas = {"ll"_L1, "nd"_L1, "ng"_L1, "rd"_L1, "rk"_L1, "rm"_L1, "rt"_L1, "sh"_L1,
                               "st"_L1, "th"_L1, "mp"_L1, "ft"_L1, "lk"_L1, "lt"_L1, "lm"_L1};
constexpr Parts shortEndings = {"ll"_L1, "nd"_L1, "rk"_L1, "rm"_L1, "rt"_L1, "sh"_L1,
                                "st"_L1, "th"_L1, "mp"_L1, "ft"_L1, "lt"_L1};
constexpr Parts beforeE = {"ce"_L1, "de"_L1, "le"_L1, "me"_L1, "ne"_L1, "re"_L1, "se"_L1, "te"_L1, "ve"_L1};
constexpr Parts beforeEShort = {"de"_L1, "le"_L1, "me"_L1, "ne"_L1, "re"_L1, "te"_L1, "ve"_L1};

void addWords(std::vector<QString> &words, Parts first, Parts middle, Parts last)
{
    for (const auto &a : first)
        for (const auto &b : middle)
            for (const auto &c : last)
                words.push_back(QString(a) + b + c);
}

struct Words
{
    std::vector<QString> all;
    int shortOnes = 0;
};

Words makeWords()
{

    Random random(20240601);
    std::vector<QString> words;
    addWords(words, none, onsets, vowels);       // so
    addWords(words, vowels, onsets, none);       // of
    addWords(words, onsets, vowels, codas);      // bat
    addWords(words, none, clusters, vowels);     // tri
    addWords(words, vowels, shortEndings, none); // and
    random.shuffle(words);

    std::vector<QString> longWords;
    addWords(longWords, clusters, vowels, codas);            // trim
    addWords(longWords, onsets, vowels, doubleCodas);        // rund
    addWords(longWords, onsets, longVowels, beforeE);        // pane
    addWords(longWords, clusters, longVowels, beforeEShort); // plane
    random.shuffle(longWords);

    Words result{std::move(words), 0};
    result.shortOnes = static_cast<int>(result.all.size());
    result.all.insert(result.all.end(), longWords.begin(), longWords.end());
    return result;
}

const Words &theWords()
{
    static const Words words = makeWords();
    return words;
}

} // namespace

const std::vector<QString> &pseudoWords()
{
    return theWords().all;
}

int shortPseudoWords()
{
    return theWords().shortOnes;
}

} // namespace servescope
