#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vLLM's ShareGPT rules once more: prints [prompt, output length] of each entry that passes, in the file's
order. A word is a token here, and one special token stands in front."""
import json
import sys


def tokens(text):
    return len(text.split()) + 1


path, fixed = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8") as file:
    entries = json.load(file)
kept = []
for entry in entries:
    if len(entry.get("conversations", [])) < 2:
        continue
    prompt, answer = (entry["conversations"][i]["value"] for i in (0, 1))
    prompt_len = tokens(prompt)
    output_len = fixed or tokens(answer)
    if prompt_len < 4 or (not fixed and output_len < 4):
        continue
    if prompt_len > 1024 or prompt_len + output_len > 2048:
        continue
    kept.append([prompt, output_len])
json.dump(kept, sys.stdout)
