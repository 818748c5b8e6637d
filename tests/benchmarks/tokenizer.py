#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Material for the tokenizer benchmark: a byte-level BPE file of some 10 MB (words of syllables, each built up by
merges), or mixed text of some 16 MB out of such words and the texts of tests/data/tokenizers/corpus.jsonl."""
import json
import random
import sys

LLAMA3 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
          r"|\s*[\r\n]+|\s+(?!\S)|\s+")


def byte_alphabet():
    shown = [*range(0x21, 0x7f), *range(0xa1, 0xad), *range(0xae, 0x100)]
    letters, more = {b: chr(b) for b in shown}, 0x100
    for b in range(256):
        if b not in letters:
            letters[b], more = chr(more), more + 1
    return letters


def words(generator):
    consonants, vowels = "bcdfghjklmnprstvwz", "aeiou"
    while True:
        yield "".join(generator.choice(consonants) + generator.choice(vowels) for _ in range(generator.choice((1, 2, 2, 3, 3, 4))))


def tokenizer():
    letters = byte_alphabet()
    vocabulary, merges = {c: i for i, c in enumerate(letters.values())}, []
    for word in words(random.Random(1)):
        piece = letters[0x20]
        for letter in word:
            if piece + letter not in vocabulary:
                vocabulary[piece + letter] = len(vocabulary)
                merges.append(f"{piece} {letter}")
            piece += letter
        if len(vocabulary) > 200_000:
            break
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
    split = {"type": "Split", "pattern": {"Regex": LLAMA3}, "behavior": "Isolated", "invert": False}
    json.dump({"version": "1.0", "added_tokens": [], "normalizer": None,
               "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, level]}, "post_processor": None,
               "decoder": level, "model": {"type": "BPE", "vocab": vocabulary, "merges": merges}}, sys.stdout, indent=1)


def text():
    generator = random.Random(2)
    source = words(generator)
    corpus = [json.loads(line)["text"] for line in open("tests/data/tokenizers/corpus.jsonl", encoding="utf-8")]
    size = 0
    while size < 16 << 20:
        part = " ".join(next(source) for _ in range(60)) + ".\n" + generator.choice(corpus) + "\n"
        sys.stdout.write(part)
        size += len(part.encode())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    {"tokenizer": tokenizer, "text": text}[sys.argv[1]]()
