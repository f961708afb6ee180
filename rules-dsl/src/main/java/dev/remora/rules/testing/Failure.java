package dev.remora.rules.testing;

import dev.remora.rules.explain.Explanation;
import dev.remora.rules.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An expectation of a test that was not met. Immutable.
 *
 * @param span    the expectation
 * @param message what was expected, and what came instead
 * @param why     what the rule or policy made of the packet in question; null where the expectation is about neither
 */
public record Failure(Span span, String message, @Nullable Explanation why) {}
