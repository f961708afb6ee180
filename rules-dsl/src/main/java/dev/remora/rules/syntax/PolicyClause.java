package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A clause of a policy: those below, and what a policy has in common with a rule. */
public sealed interface PolicyClause extends Node
        permits PolicyClause.Applies, PolicyClause.Decision, PolicyClause.Otherwise,
        Clause.Severity, Clause.Because, Clause.Benign, Clause.See, Clause.Broken {

    /** What a policy says of a packet; the later one is the more severe. */
    enum Verdict {
        ALLOW, ALERT, DENY;

        /** As rules spell it: {@code deny}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code applies icmp and not ip.src in internal} */
    record Applies(Span span, Expr predicate) implements PolicyClause {
        @Override
        public List<Node> children() {
            return List.of(predicate);
        }
    }

    /** {@code deny reroute when icmp.type in {5, 6, 9} "can redirect traffic"} */
    record Decision(Span span, Verdict verdict, Word name, Expr predicate, @Nullable Text note) implements PolicyClause {
        @Override
        public List<Node> children() {
            return Nodes.of(name, predicate, note);
        }
    }

    /** {@code allow otherwise} */
    record Otherwise(Span span, Verdict verdict, @Nullable Text note) implements PolicyClause {
        @Override
        public List<Node> children() {
            return Nodes.of(note);
        }
    }
}
