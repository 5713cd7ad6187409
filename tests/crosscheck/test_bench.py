"""The bench of the cross-check gives the figures that docs/measure.md names, and they make sense."""

from comity.node.bench.crosscheck import NOISES, run


def test_the_bench_measures_recall_levels_and_speed() -> None:
    figures = run(n=400, questions=64)
    assert len(NOISES) == 16
    assert {
        "answers_per_s",
        "p50_ms",
        "p99_ms",
        "r10",
        "recall_fh1",
        "recall_fh1_vn",
        "recall_fh1_not_vn",
    } <= set(figures)
    assert {"bytes_per_record", "build_per_s_core", "peer_rapidfuzz_answers_per_s"} <= set(figures)
    assert 0.8 < figures["r10"] <= 1
    assert figures["rewritten_hit"] + figures["rewritten_possible"] > 0.9
    assert figures["stranger_hit"] == figures["twin_hit"] == figures["letter_same_birth_hit"] == 0
    assert 0 < figures["p50_ms"] <= figures["p99_ms"]
