/** How fast: passes over a capture, to be held against other programs, and microbenchmarks. */
@NullMarked
package dev.remora.benchmarks;

import org.jspecify.annotations.NullMarked;
