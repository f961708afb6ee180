package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/** What a window counts. */
public sealed interface Measure extends Node {

    /** {@code count}: the packets for which the rule's {@code when} holds. */
    record Matches(Span span) implements Measure {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** {@code count connection.completed}: the packets for which this predicate holds. */
    record Holding(Span span, Expr predicate) implements Measure {
        @Override
        public List<Node> children() {
            return List.of(predicate);
        }
    }

    /** {@code count distinct tcp.dstport}: the different values of a field. */
    record Distinct(Span span, Expr field) implements Measure {
        @Override
        public List<Node> children() {
            return List.of(field);
        }
    }

    /** {@code sum udp.length}: the values of a field, added up. */
    record Sum(Span span, Expr field) implements Measure {
        @Override
        public List<Node> children() {
            return List.of(field);
        }
    }
}
