package dev.remora.rules.edit;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;

/** A place in this file or in one that it imports. */
public record Location(Source source, Span span) {}
