"""The contests of the benchmarks, small."""
