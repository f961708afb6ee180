package dev.remora.rules.edit;

import dev.remora.rules.source.Span;

/** What is shown about a piece of the text, in Markdown. */
public record Hover(Span span, String markdown) {}
