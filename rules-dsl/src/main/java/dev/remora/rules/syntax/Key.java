package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/** What tells the windows and sequences of a rule apart. */
public sealed interface Key extends Node {

    /** {@code by ip.src}: an {@link Expr.Name}, or one with layers or octets chosen. */
    record Field(Span span, Expr field) implements Key {
        @Override
        public List<Node> children() {
            return List.of(field);
        }
    }

    /** {@code by connection} */
    record Connection(Span span) implements Key {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** {@code by pair(ip.src, ip.dst)}: two fields in either order, so that both directions share a key. */
    record Pair(Span span, Expr first, Expr second) implements Key {
        @Override
        public List<Node> children() {
            return List.of(first, second);
        }
    }
}
