package dev.remora.rules.edit;

import dev.remora.rules.source.Span;

/**
 * Lines that can be folded into their first one.
 *
 * @param span    from the first character of the first line to the last of the last one
 * @param comment a comment, or several under each other
 */
public record Folding(Span span, boolean comment) {}
