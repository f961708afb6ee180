package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule file is made of. */
public sealed interface Item extends Node {

    /** {@code pack tcp-legality "Flag combinations no TCP stack sends"} */
    record Pack(Span span, Word name, @Nullable Text title) implements Item {
        @Override
        public List<Node> children() {
            return Nodes.of(name, title);
        }
    }

    /** {@code import "common.remora"} */
    record Import(Span span, Text path) implements Item {
        @Override
        public List<Node> children() {
            return List.of(path);
        }
    }

    /**
     * {@code let opening = tcp.flags.syn and not tcp.flags.ack}
     *
     * @param value a predicate, or a {@link Expr.SetOf}
     */
    record Let(Span span, Word name, Expr value) implements Item {
        @Override
        public List<Node> children() {
            return List.of(name, value);
        }
    }

    /** {@code rule syn-fin "SYN and FIN together" { … }} */
    record Rule(Span span, Word name, @Nullable Text title, List<Clause> clauses) implements Item {
        public Rule {
            clauses = List.copyOf(clauses);
        }

        /** The clauses of one kind, in the order of the text. */
        public <C extends Clause> Stream<C> clauses(Class<C> kind) {
            return clauses.stream().filter(kind::isInstance).map(kind::cast);
        }

        @Override
        public List<Node> children() {
            return Stream.concat(Nodes.of(name, title).stream(), clauses.stream()).toList();
        }
    }

    /** {@code policy icmp-inbound "Which ICMP may come in" { … }} */
    record Policy(Span span, Word name, @Nullable Text title, List<PolicyClause> clauses) implements Item {
        public Policy {
            clauses = List.copyOf(clauses);
        }

        /** The clauses of one kind, in the order of the text. */
        public <C extends PolicyClause> Stream<C> clauses(Class<C> kind) {
            return clauses.stream().filter(kind::isInstance).map(kind::cast);
        }

        @Override
        public List<Node> children() {
            return Stream.concat(Nodes.of(name, title).stream(), clauses.stream()).toList();
        }
    }

    /**
     * {@code suppress port-scan when ip.src == 10.0.0.5 until 2027-06-30 because "our own scanner"}
     *
     * @param rule      a rule, or a policy's clause as {@code policy.clause}
     * @param predicate null: always
     * @param until     the last day on which it holds; null: for good
     */
    record Suppress(Span span, Word rule, @Nullable Expr predicate, @Nullable Quantity until, @Nullable Text because) implements Item {
        @Override
        public List<Node> children() {
            return Nodes.of(rule, predicate, until, because);
        }
    }

    /** {@code test "SYN alone is not reported" { … }} */
    record Test(Span span, Text title, List<TestClause> clauses) implements Item {
        public Test {
            clauses = List.copyOf(clauses);
        }

        /** The clauses of one kind, in the order of the text. */
        public <C extends TestClause> Stream<C> clauses(Class<C> kind) {
            return clauses.stream().filter(kind::isInstance).map(kind::cast);
        }

        @Override
        public List<Node> children() {
            return Nodes.of(title, clauses);
        }
    }

    /** Text between items that is none; there is a diagnostic for it. */
    record Broken(Span span) implements Item {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }
}
