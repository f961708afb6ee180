package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression: a predicate, a value or a set.
 *
 * <p>The tree does not say which of these it is, nor what a word means: that takes the catalogue of fields and the type of the other
 * operand, which the checker knows. A bare operand where a predicate stands ({@code tcp}, {@code tcp.flags & 2}) is a test of its
 * own; it has no node around it.
 */
public sealed interface Expr extends Node {

    /**
     * A word that begins with a letter: a field, a protocol, a {@code let}, or else a literal to be read by the type of the other
     * operand ({@code Set}, {@code TRUE}, {@code fe}, {@code aabb.ccdd.eeff}, {@code a}).
     */
    record Name(Span span, String text) implements Expr {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /**
     * A literal that can be no name.
     *
     * @param text as written, quotes and escapes included; {@link Quoted} resolves them
     */
    record Literal(Span span, Form form, String text) implements Expr {

        /** How a literal is written. */
        public enum Form {
            /** Unquoted: {@code 80}, {@code 0x1f}, {@code 10.0.0.0/8}, {@code fe80::1}, {@code 47:45:54}, {@code 2011-06-27}. */
            WORD,
            /** {@code "GET"} */
            STRING,
            /** {@code r"\d+"} */
            RAW_STRING,
            /** {@code 'G'} */
            CHARACTER
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** The occurrences of some layers only: {@code ip.src#2}, {@code ip.src#[1-2]}. One layer is a {@link Range.One}. */
    record Layered(Span span, Expr operand, List<Range> layers) implements Expr {
        public Layered {
            layers = List.copyOf(layers);
        }

        @Override
        public List<Node> children() {
            return Nodes.of(operand, layers);
        }
    }

    /** Some octets: {@code frame[0:4]}, {@code tcp.payload[0,2-4]}. */
    record Slice(Span span, Expr operand, List<Range> ranges) implements Expr {
        public Slice {
            ranges = List.copyOf(ranges);
        }

        @Override
        public List<Node> children() {
            return Nodes.of(operand, ranges);
        }
    }

    /** A function of some arguments: {@code len(tcp.payload)}. */
    record Call(Span span, Word function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Node> children() {
            return Nodes.of(function, arguments);
        }
    }

    /** A sign before an operand: {@code -1}, {@code +5}, {@code -frame.time_delta}. */
    record Signed(Span span, boolean negative, Expr operand) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    /** Two values made one: {@code a + b}, {@code a % 2}, {@code tcp.flags & 0x12}. */
    record Arithmetic(Span span, Expr left, Operation operation, Span operatorSpan, Expr right) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /** Parentheses, or the braces that Wireshark has in their place around values. */
    record Group(Span span, boolean braces, Expr inner) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(inner);
        }
    }

    /** One comparison: {@code any tcp.port == 80}. */
    record Compare(Span span, Quantifier quantifier, Expr left, Relation relation, Span operatorSpan, Expr right) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /** Two or more comparisons in a row, all of which must hold: {@code ip.hdr_len < ip.len < 60}. */
    record Chain(Span span, Quantifier quantifier, Expr first, List<Link> links) implements Expr {
        public Chain {
            links = List.copyOf(links);
        }

        @Override
        public List<Node> children() {
            return Nodes.of(first, links);
        }
    }

    /** Operator and right side of one comparison in a {@link Chain}. */
    record Link(Span span, Relation relation, Span operatorSpan, Expr operand) implements Node {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    /**
     * Membership: {@code tcp.port in {80, 443}}, {@code ip.src not in internal}.
     *
     * @param set a {@link SetOf}, the {@link Name} of a set, or {@link Missing}
     */
    record In(Span span, Quantifier quantifier, Expr left, boolean negated, Span operatorSpan, Expr set) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(left, set);
        }
    }

    /** {@code tcp.payload contains "GET"} */
    record Contains(Span span, Quantifier quantifier, Expr left, Span operatorSpan, Expr right) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /**
     * {@code tcp.payload matches r"^GET \S+"}
     *
     * @param pattern a quoted {@link Literal}, or {@link Missing}
     */
    record Matches(Span span, Quantifier quantifier, Expr left, Span operatorSpan, Expr pattern) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(left, pattern);
        }
    }

    /** A set in braces. */
    record SetOf(Span span, List<Element> elements) implements Expr {
        public SetOf {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(elements);
        }
    }

    /** An element of a set: a value or, in a {@code let}, the name of another set ({@code to} is null), or the values from one to another. */
    record Element(Span span, Expr from, @Nullable Expr to) implements Node {
        @Override
        public List<Node> children() {
            return Nodes.of(from, to);
        }
    }

    record Not(Span span, Expr operand) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    /** Two or more operands that must all hold; those of {@code a and b and c} are three. */
    record And(Span span, List<Expr> operands) implements Expr {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(operands);
        }
    }

    /** Two or more operands of which an odd number must hold. */
    record Xor(Span span, List<Expr> operands) implements Expr {
        public Xor {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(operands);
        }
    }

    /** Two or more operands of which one must hold. */
    record Or(Span span, List<Expr> operands) implements Expr {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(operands);
        }
    }

    /** The place where an operand should stand; there is a diagnostic for it. */
    record Missing(Span span) implements Expr {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** Text that could not be read; there is a diagnostic for it. What of it could be read is below. */
    record Broken(Span span, List<Expr> parts) implements Expr {
        public Broken {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(parts);
        }
    }

    /**
     * Which octets, or which layers. Offsets count from 0, negative ones from the end; layers count from 1.
     */
    sealed interface Range extends Node {
        @Override
        default List<Node> children() {
            return List.of();
        }

        /** {@code [i]}: one. */
        record One(Span span, int index) implements Range {}

        /** {@code [i:n]}: so many from the first. */
        record Count(Span span, int first, int count) implements Range {}

        /** {@code [i-j]}: from one to another, both in it. */
        record Between(Span span, int first, int last) implements Range {}

        /** {@code [i:]}, and {@code [:]} from 0: all from the first. */
        record From(Span span, int first) implements Range {}

        /** {@code [:n]}: the first so many. */
        record First(Span span, int count) implements Range {}
    }

    /** Whether this, or anything below it, could not be read; then no later phase need say more about it. */
    default boolean isBroken() {
        return this instanceof Missing || this instanceof Broken || children().stream().anyMatch(Expr::isBroken);
    }

    private static boolean isBroken(Node node) {
        return node instanceof Expr expr ? expr.isBroken() : node.children().stream().anyMatch(Expr::isBroken);
    }
}
