/** Measures speed: passes over a capture, to compare with other programs, and microbenchmarks. */
@NullMarked
package dev.remora.benchmarks;

import org.jspecify.annotations.NullMarked;
