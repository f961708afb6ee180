package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A clause of a test: where packets come from, or what is expected of them. */
public sealed interface TestClause extends Node
        permits TestClause.Packets, TestClause.Capture, TestClause.ExpectRule, TestClause.ExpectNothing, TestClause.ExpectVerdict,
        TestClause.ExpectConnection, Clause.Broken {

    /** {@code packets { 10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN] }} */
    record Packets(Span span, List<Packet> packets) implements TestClause {
        public Packets {
            packets = List.copyOf(packets);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(packets);
        }
    }

    /** {@code capture "captures/nmap-null.pcap"} */
    record Capture(Span span, Text path) implements TestClause {
        @Override
        public List<Node> children() {
            return List.of(path);
        }
    }

    /**
     * {@code expect syn-fin at 2}, {@code expect no port-scan}, {@code expect null-flags 1000 times}.
     *
     * @param rule  a rule, or a policy's clause as {@code policy.clause}
     * @param none  it must not alert
     * @param times how many alerts there must be; null where not said
     * @param at    the packets that must be reported, from 1; empty where not said
     */
    record ExpectRule(Span span, boolean none, Word rule, @Nullable Quantity times, List<Quantity> at) implements TestClause {
        public ExpectRule {
            at = List.copyOf(at);
        }

        @Override
        public List<Node> children() {
            return Stream.concat(Nodes.of(rule, times).stream(), at.stream()).toList();
        }
    }

    /** {@code expect nothing}: no rule alerts and no policy denies. */
    record ExpectNothing(Span span) implements TestClause {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /**
     * {@code expect verdict deny at 17}
     *
     * @param at the packets it must be given for, from 1; empty: for all
     */
    record ExpectVerdict(Span span, Word verdict, List<Quantity> at) implements TestClause {
        public ExpectVerdict {
            at = List.copyOf(at);
        }

        @Override
        public List<Node> children() {
            return Nodes.of(verdict, at);
        }
    }

    /**
     * {@code expect connection 3 responder CLOSED}, {@code expect connection 1 conn_state SF}.
     *
     * @param number   in the order of their first packets, from 1
     * @param property {@code originator}, {@code responder}, or a field's name behind {@code connection.}
     * @param value    the state, or the field's value as it is printed
     */
    record ExpectConnection(Span span, Quantity number, Word property, Word value) implements TestClause {
        @Override
        public List<Node> children() {
            return List.of(number, property, value);
        }

        /** Whether it expects this value, as it is printed: {@code end-of-capture} and {@code END_OF_CAPTURE} are the same. */
        public boolean isOf(String printed) {
            return folded(printed).equals(folded(value.text()));
        }

        private static String folded(String text) {
            return text.toUpperCase(Locale.ROOT).replace('-', '_');
        }
    }
}
