"""What a vector of draws costs in OpenDP: `python -m benchmarks.peers.opendp_draws <scale> <count>`."""

from __future__ import annotations

import sys
import time

import opendp.prelude as dp


def main(scale: float, count: int) -> str:
    """Seconds by the clock and of the processor for discrete Laplace noise on a vector of zeros."""
    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T=int)), dp.l1_distance(T=int)
    measurement = dp.m.make_laplace(*space, scale=scale)
    zeros = [0] * count
    since, processor_since = time.perf_counter(), time.process_time()
    measurement(zeros)
    return f"{time.perf_counter() - since} {time.process_time() - processor_since}"


if __name__ == "__main__":
    sys.stdout.write(main(float(sys.argv[1]), int(sys.argv[2])))
