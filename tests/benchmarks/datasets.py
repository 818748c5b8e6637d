#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file in the format of ShareGPT: one JSON array in one line, of as many megabytes as the argument says."""
import json
import random
import sys


def text(generator, words):
    return " ".join("".join(generator.choice("bdfgklmnprst") + generator.choice("aeiou") for _ in range(generator.choice((1, 2, 2, 3))))
                    for _ in range(words))


def main():
    generator, size, wanted = random.Random(1), 1, int(sys.argv[1]) << 20
    passages = [text(generator, generator.choice((3, 20, 60, 200, 400, 900))) for _ in range(500)]
    sys.stdout.write("[")
    for number in range(1 << 40):
        turns = [{"from": ("human", "gpt")[turn % 2], "value": generator.choice(passages)} for turn in range(generator.choice((0, 1, 2, 2, 4, 8, 14)))]
        entry = json.dumps({"id": f"c{number}_0", "conversations": turns})
        sys.stdout.write(("," if number else "") + entry)
        size += len(entry) + 1
        if size >= wanted:
            break
    sys.stdout.write("]")


main()
