#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the figures of a detailed result of `vllm bench serve` or ServeScope from its per-request arrays.

usage: recompute.py FILE...

Ends with 0 when every figure that can be recomputed agrees, with 1 after listing those that do not, with 2 when a
file is no detailed result. Written apart from the C++ code and sharing nothing with it.
"""
import json
import math
import re
import sys

RELATIVE = 1e-9  # every figure but those below
EXACT = 0.0  # counts, and the figures that are counts in disguise
# Without `latencies` the end-to-end latency is TTFT plus the gaps. vLLM reads its clock once more for the TTFT than for
# the gaps, so that sum is some microseconds off its own figure (in ms).
NO_LATENCIES = {"e2el": 0.05, "tpot": 0.005}


def linear_percentile(values, p):
    """Of ascending values, at p/100·(n−1), between the neighbours in proportion."""
    position = p / 100 * (len(values) - 1)
    below = math.floor(position)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (position - below)


def statistics(values, what):
    """One figure ("mean", "median", "std", "p99" …) of values; 0.0 of none, as vLLM writes."""
    if not values:
        return 0.0
    values = sorted(values)
    mean = math.fsum(values) / len(values)
    if what == "mean":
        return mean
    if what == "std":
        return math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values))
    return linear_percentile(values, 50 if what == "median" else float(what[1:]))


class Requests:
    """The arrays of a file, and what follows of them."""

    def __init__(self, result):
        arrays = ("input_lens", "output_lens", "ttfts", "itls", "errors")
        missing = [name for name in arrays if not isinstance(result.get(name), list)]
        if missing:
            raise ValueError("no arrays " + ", ".join(missing) + ": not written with --save-detailed")
        self.n = len(result["errors"])
        if any(len(result[name]) != self.n for name in arrays):
            raise ValueError("arrays of different lengths")
        self.own = result.get("servescope")
        self.good = [i for i in range(self.n) if result["errors"][i] == ""]
        self.result = result

    def e2el(self, i):
        if "latencies" in self.result:
            return self.result["latencies"][i]
        return self.result["ttfts"][i] + math.fsum(self.result["itls"][i])

    def values(self, metric):
        """The list a latency's figures are made of, in ms."""
        r = self.result
        if metric == "ttft":
            return [r["ttfts"][i] * 1e3 for i in self.good]
        if metric == "e2el":
            return [self.e2el(i) * 1e3 for i in self.good]
        if metric == "itl":
            return [gap * 1e3 for i in self.good for gap in r["itls"][i]]
        if metric == "client_queue":
            return [r["queue_times"][i] * 1e3 for i in self.good]
        return [(self.e2el(i) - r["ttfts"][i]) / (r["output_lens"][i] - 1) * 1e3
                for i in self.good if r["output_lens"][i] > 1]

    def good_under(self, objectives):
        count = 0
        for i in self.good:
            n = self.result["output_lens"][i]
            value = {"ttft": self.result["ttfts"][i] * 1e3, "e2el": self.e2el(i) * 1e3,
                     "tpot": (self.e2el(i) - self.result["ttfts"][i]) / (n - 1) * 1e3 if n > 1 else 0.0}
            count += all(value[name] <= limit for name, limit in objectives.items())
        return count

    def peak_per_second(self):
        """Most events in one second since the first success started."""
        start = self.result["start_times"]
        if not self.good:
            return 0.0
        buckets = {}
        if self.own is None:  # vLLM adds up doubles
            origin = min(start[i] for i in self.good)
            for i in self.good:
                time = start[i] + self.result["ttfts"][i]
                for gap in [0.0] + self.result["itls"][i]:
                    time += gap
                    buckets[int(time - origin)] = buckets.get(int(time - origin), 0) + 1
        else:  # ours are whole nanoseconds
            ns = lambda seconds: round(seconds * 1e9)
            origin = min(ns(start[i]) for i in self.good)
            for i in self.good:
                time = ns(start[i]) + ns(self.result["ttfts"][i])
                for gap in [0.0] + self.result["itls"][i]:
                    time += ns(gap)
                    second = (time - origin) // 10**9
                    buckets[second] = buckets.get(second, 0) + 1
        return float(max(buckets.values()))

    def most_at_once(self):
        """ServeScope: most of the intervals [start, end) that overlap, failed requests too."""
        moves = []
        for start, end in zip(self.result["start_times"], self.own["end_times"]):
            if end is not None:
                moves += [(start, 1), (end, -1)]
        now = most = 0
        for _, step in sorted(moves):  # at one time −1 sorts before +1
            now += step
            most = max(most, now)
        return most

    def most_in_one_second(self):
        """vLLM: most requests that touched one second."""
        if not self.good:
            return 0
        start = self.result["start_times"]
        origin = min(start[i] for i in self.good)
        buckets = {}
        for i in self.good:
            for second in range(int(start[i] - origin), int(start[i] + self.e2el(i) - origin) + 1):
                buckets[second] = buckets.get(second, 0) + 1
        return max(buckets.values())

    def duration(self):
        pairs = [(s, e) for s, e in zip(self.result["start_times"], self.own["end_times"]) if e is not None]
        return max(e for _, e in pairs) - min(s for s, _ in pairs) if pairs else 0.0


def expectations(result):
    """(key, recomputed value, relative tolerance, absolute tolerance) of all that can be recomputed."""
    requests = Requests(result)
    duration = result["duration"]
    per_second = lambda count: count / duration if duration > 0 else 0.0
    prompt = sum(result["input_lens"][i] for i in requests.good)
    output = sum(result["output_lens"][i] for i in requests.good)
    yield "completed", len(requests.good), EXACT, 0
    if "failed" in result:
        yield "failed", requests.n - len(requests.good), EXACT, 0
    yield "total_input_tokens", prompt, EXACT, 0
    yield "total_output_tokens", output, EXACT, 0
    yield "request_throughput", per_second(len(requests.good)), RELATIVE, 0
    yield "output_throughput", per_second(output), RELATIVE, 0
    yield "total_token_throughput", per_second(prompt + output), RELATIVE, 0
    if "max_output_tokens_per_s" in result and "start_times" in result:
        yield "max_output_tokens_per_s", requests.peak_per_second(), EXACT, 0
        if requests.own is None:
            yield "max_concurrent_requests", requests.most_in_one_second(), EXACT, 0
    for key in result:
        figure = re.fullmatch(r"(mean|median|std|p[0-9.]+)_(ttft|tpot|itl|e2el)_ms", key)
        if figure:
            yield key, *latency(requests, figure)
    if requests.own is None:
        return
    own = requests.own
    most = requests.most_at_once()
    yield "max_concurrent_requests", most if requests.good else 0, EXACT, 0
    # The times are doubles of a clock that may have run for months: no better than their last digit.
    yield "duration", requests.duration(), RELATIVE, 4 * math.ulp(max(result["start_times"], default=0.0))
    if own["goodput"]:
        yield "request_goodput", per_second(requests.good_under(own["goodput"])), RELATIVE, 0
    yield "servescope.max_concurrent_requests", most, EXACT, 0
    yield "servescope.attempts", sum(own["attempts_by_request"]), EXACT, 0
    yield "servescope.retried", sum(a > 1 for a in own["attempts_by_request"]), EXACT, 0
    for name in own["statuses"]:
        yield "servescope.statuses." + name, own["statuses_by_request"].count(name), EXACT, 0
    for key in own:
        figure = re.fullmatch(r"(mean|median|std|p[0-9.]+)_(client_queue)_ms", key)
        if figure:
            yield "servescope." + key, *latency(requests, figure)


def latency(requests, figure):
    values = requests.values(figure[2])
    # A deviation far below the values is made of their rounding errors.
    absolute = 1e-12 * max(map(abs, values), default=0.0) if figure[1] == "std" else 0.0
    if "latencies" not in requests.result:
        absolute += NO_LATENCIES.get(figure[2], 0.0)
    return statistics(values, figure[1]), RELATIVE, absolute


def lookup(result, name):
    """The file's value of a name that expectations() gave: "servescope.statuses.ok" lies two objects deep."""
    for prefix, key in (("servescope.", "servescope"), ("statuses.", "statuses")):
        if name.startswith(prefix):
            result, name = result[key], name[len(prefix):]
    return result[name]


def check(path):
    with open(path, encoding="utf-8") as file:
        result = json.load(file)
    checked, wrong = set(), []
    for key, expected, relative, absolute in expectations(result):
        found = lookup(result, key)
        checked.add(key)
        if found is None or abs(found - expected) > relative * max(abs(found), abs(expected)) + absolute:
            wrong.append(f"{path}: {key}: the file says {found!r}, its arrays say {expected!r}")
    figures = [k for k, v in result.items() if isinstance(v, (int, float)) and not isinstance(v, bool)]
    others = [k for k in figures if k not in checked]
    print(f"{path}: {len(checked) - len(wrong)} of {len(checked)} figures agree; "
          f"not to be recomputed: {', '.join(others) or 'none'}")
    for line in wrong:
        print(line)
    return not wrong


def main(paths):
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    fine = True
    for path in paths:
        try:
            fine = check(path) and fine
        except (OSError, ValueError, KeyError, TypeError) as error:
            print(f"{path}: cannot be recomputed: {error!r}", file=sys.stderr)
            return 2
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
