/**
 * The text of a rule: where things stand in it, and how a place in it is shown to people.
 *
 * <p>Read {@link dev.remora.rules.source.Source} first. Every later phase speaks of text only through {@link dev.remora.rules.source.Span}.
 */
@NullMarked
package dev.remora.rules.source;

import org.jspecify.annotations.NullMarked;
