package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A clause of a rule. The parser takes them in any order and number; the checker wants each kind at most once. */
public sealed interface Clause extends Node {

    /** {@code severity high} */
    record Severity(Span span, Word level) implements Clause, PolicyClause {
        @Override
        public List<Node> children() {
            return List.of(level);
        }
    }

    /** {@code when tcp.flags.syn and tcp.flags.fin} */
    record When(Span span, Expr predicate) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(predicate);
        }
    }

    /** {@code on state}: what makes the rule look. */
    record On(Span span, Word occasion) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(occasion);
        }
    }

    /** {@code count …} or {@code sum …}: the window over which matches are counted. */
    record Counting(Span span, Window window) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(window);
        }
    }

    /** {@code unless count …}: a second window that keeps the first one quiet. */
    record Unless(Span span, Window window) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(window);
        }
    }

    /** {@code sequence by connection { opening then no tcp.flags.ack within 5s }} */
    record Sequence(Span span, List<Key> by, List<Step> steps) implements Clause {
        public Sequence {
            by = List.copyOf(by);
            steps = List.copyOf(steps);
        }

        @Override
        public List<Node> children() {
            return Stream.<Node>concat(by.stream(), steps.stream()).toList();
        }
    }

    /** {@code without icmp.type == 8 by pair(ip.src, ip.dst) within 30s}: nothing of the kind was seen before. */
    record Without(Span span, Expr predicate, List<Key> by, Quantity within) implements Clause {
        public Without {
            by = List.copyOf(by);
        }

        @Override
        public List<Node> children() {
            return Stream.of(List.of(predicate), by, List.of(within)).<Node>flatMap(List::stream).toList();
        }
    }

    /** {@code assume full-capture} */
    record Assume(Span span, Word what) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(what);
        }
    }

    /** {@code max 10000 keys} */
    record MaxKeys(Span span, Quantity limit) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(limit);
        }
    }

    /** {@code message "{ip.src} sent {tcp.flags.str}"} */
    record Message(Span span, Template template) implements Clause {
        @Override
        public List<Node> children() {
            return List.of(template);
        }
    }

    /** {@code because "SYN opens a connection and FIN closes it."} */
    record Because(Span span, Text text) implements Clause, PolicyClause {
        @Override
        public List<Node> children() {
            return List.of(text);
        }
    }

    /** {@code benign "None known."}: what else may look like this. */
    record Benign(Span span, Text text) implements Clause, PolicyClause {
        @Override
        public List<Node> children() {
            return List.of(text);
        }
    }

    /** {@code see "RFC 9293 section 3.10.7", "ATT&CK T1046"} */
    record See(Span span, List<Text> references) implements Clause, PolicyClause {
        public See {
            references = List.copyOf(references);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(references);
        }
    }

    /**
     * Text in a rule, policy or test that is no clause of it; there is a diagnostic for it.
     *
     * @param keyword the word it begins with, where it begins with one
     */
    record Broken(Span span, @Nullable Word keyword) implements Clause, PolicyClause, TestClause {
        @Override
        public List<Node> children() {
            return Nodes.of(keyword);
        }
    }
}
