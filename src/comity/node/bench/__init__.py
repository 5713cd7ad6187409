"""Benchmarks: one file per bench, each with `run() -> dict[str, float]`, the figures of docs/measure.md."""
