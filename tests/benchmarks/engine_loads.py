# SPDX-License-Identifier: GPL-3.0-or-later
"""The loads of ./dev bench engine and what ServeScope is to reach on each, relative to the other client."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Load:
    name: str
    streams: int
    requests: int
    tokens: int
    ttft_ms: float
    itl_ms: float
    prompt_bytes: int = 200
    in_phase: bool = False  # all tokens of a step at once, as a real engine sends them
    targets: dict = dataclasses.field(default_factory=dict)  # figure → highest ratio (rate: lowest)


LOADS = [
    Load("64x50", 64, 256, 128, 50, 20, targets={"itl_p99": 0.4, "cpu": 0.6, "ttft_median": 0.25}),
    Load("256x40", 256, 768, 128, 50, 25, targets={"itl_p99": 0.05, "cpu": 0.8, "ttft_median": 0.06}),
    Load("512x40", 512, 1024, 128, 50, 25, targets={"itl_p99": 0.04, "cpu": 1.2, "ttft_median": 0.05}),
    Load("1024x20", 1024, 2048, 64, 50, 50, targets={"itl_p99": 0.03, "ttft_median": 0.04}),
    Load("8x64kB", 8, 96, 4, 20, 10, prompt_bytes=64_000, targets={"ttft_median": 1.5}),
    Load("8x128kB", 8, 96, 4, 20, 10, prompt_bytes=128_000, targets={"ttft_median": 1.5}),
    Load("8x1MB", 8, 48, 4, 20, 10, prompt_bytes=1_000_000, targets={"ttft_median": 1.5}),
    Load("256-in-phase", 256, 512, 128, 50, 25, in_phase=True, targets={"itl_p99": 0.2}),
    Load("1-token", 64, 6400, 1, 0, 0, targets={"rate": 3.5}),
]

LADDER = [5, 10, 15, 20, 30, 40, 50, 60, 80, 100]  # tokens a second of each of 256 streams


def ladder_load(rate):
    """One wave of 256 streams that lasts about five seconds."""
    return Load(f"256x{rate}", 256, 256, 5 * rate, 50, 1000 / rate)
