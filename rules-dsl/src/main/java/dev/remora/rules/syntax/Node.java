package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * A piece of a rule file with the place it was read from.
 *
 * <p>The families below it are sealed, so that a consumer's {@code switch} is held to handle each kind. Every node is immutable. What the
 * text leaves out although it must be there is a node too: {@link Expr.Missing}, or a {@link Word}, {@link Text} or {@link Quantity} whose
 * {@code isMissing()} holds, with an empty span where it belongs; there is an error diagnostic for each. What may be left out is
 * {@code null} where it is.
 */
public sealed interface Node permits Expr, Expr.Link, Expr.Range, Expr.Element, Filter, File, Item, Clause, PolicyClause, TestClause,
        Step, Window, Measure, Key, Word, Text, Template, Template.Part, Quantity, Packet, Packet.Flags, Endpoint, Setting,
        Setting.Value, Repeat, Timing {

    /** Where this was read: from its first character to behind its last one, without blanks and comments around it. */
    Span span();

    /** The nodes directly below, in the order of the text. */
    List<Node> children();
}
