#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other client of ./dev bench engine, in the manner of vLLM's: a coroutine per request behind a semaphore, one aiohttp
session, a text buffer cut at blank lines, json.loads and time.perf_counter for every event.
Writes a JSON line per request and prints one for the run; its processor time begins after the imports."""
import argparse
import asyncio
import json
import resource
import time

import aiohttp


async def send(session, url, options, record):
    body = {"model": "sim-model", "prompt": options.prompt, "temperature": 0.0, "repetition_penalty": 1.0,
            "max_tokens": options.tokens, "logprobs": None, "stream": True, "stream_options": {"include_usage": True},
            "ignore_eos": True}
    stamps, text, buffer = record["stamps"], "", ""
    record["start"] = time.perf_counter()
    try:
        async with session.post(url, json=body, headers={"x-request-id": record["id"]}) as response:
            record["status"] = response.status
            async for piece in response.content.iter_any():
                buffer += piece.decode("utf-8")
                while "\n\n" in buffer:
                    message, buffer = buffer.split("\n\n", 1)
                    message = message.strip().removeprefix("data: ")
                    if not message or message.startswith(":") or message == "[DONE]":
                        continue
                    event = json.loads(message)
                    if choices := event.get("choices"):
                        stamps.append(time.perf_counter())
                        text += choices[0].get("text") or ""
    except Exception as error:  # counted, not hidden
        record["error"] = type(error).__name__
    record["end"] = time.perf_counter()


async def main(options):
    url = f"http://127.0.0.1:{options.port}/v1/completions"
    records = [{"id": f"{options.tag}-{i}", "stamps": []} for i in range(options.requests)]
    slots = asyncio.Semaphore(options.concurrency)
    connector = aiohttp.TCPConnector(limit=options.concurrency, limit_per_host=options.concurrency, ttl_dns_cache=300,
                                     keepalive_timeout=60, enable_cleanup_closed=True)
    timeout = aiohttp.ClientTimeout(total=6 * 3600)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=True) as session:
        before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()

        async def limited(record):
            async with slots:
                await send(session, url, options, record)

        await asyncio.gather(*[asyncio.create_task(limited(record)) for record in records])
        end, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    with open(options.out, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps({"id": record["id"], "t_start": int(record["start"] * 1e9),
                                   "t_chunks": [int(stamp * 1e9) for stamp in record["stamps"]]}) + "\n")
    ok = sum(record.get("status") == 200 and "error" not in record for record in records)
    print(json.dumps({"ok": ok, "events": sum(len(record["stamps"]) for record in records), "wall_s": end - start,
                      "user_s": after.ru_utime - before.ru_utime, "sys_s": after.ru_stime - before.ru_stime}))


parser = argparse.ArgumentParser()
parser.add_argument("--out", required=True)
parser.add_argument("--tag", default="r")
for name, default in (("port", 8000), ("concurrency", 1), ("requests", 1), ("tokens", 128), ("prompt-bytes", 200)):
    parser.add_argument("--" + name, type=int, default=default)
arguments = parser.parse_args()
arguments.prompt = "word " * ((arguments.prompt_bytes + 4) // 5)
asyncio.run(main(arguments))
