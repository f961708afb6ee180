package dev.remora.rules.testing;

import dev.remora.rules.source.Span;

/**
 * An expectation of a test that was not met. Immutable.
 *
 * @param span    the expectation
 * @param message what was expected, and what came instead
 */
public record Failure(Span span, String message) {}
