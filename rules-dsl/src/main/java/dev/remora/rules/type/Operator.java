package dev.remora.rules.type;

import static dev.remora.rules.type.Kind.DURATION;
import static dev.remora.rules.type.Kind.FLOAT;
import static dev.remora.rules.type.Kind.INTEGER;
import static dev.remora.rules.type.Kind.IPV4;
import static dev.remora.rules.type.Kind.IPV6;
import static dev.remora.rules.type.Kind.MAC;
import static dev.remora.rules.type.Kind.OCTETS;

import dev.remora.rules.syntax.Operation;
import dev.remora.rules.syntax.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/** An operator of the language, a row each: how it is spelled, what it means, what it takes and what it does. */
public enum Operator {
    // @formatter:off
    EQUAL           (Relation.EQUAL,            "Some value on the left equals some value on the right.",                                    sign -> sign == 0),
    NOT_EQUAL       (Relation.NOT_EQUAL,        "Every value on the left differs from every value on the right, and both sides have a value.", sign -> sign != 0),
    ALL_EQUAL       (Relation.ALL_EQUAL,        "Every value on the left equals every value on the right, and both sides have a value.",     sign -> sign == 0),
    ANY_NOT_EQUAL   (Relation.ANY_NOT_EQUAL,    "Some value on the left differs from some value on the right.",                              sign -> sign != 0),
    LESS            (Relation.LESS,             "Some value on the left is less than some value on the right.",                              sign -> sign < 0),
    LESS_OR_EQUAL   (Relation.LESS_OR_EQUAL,    "Some value on the left is at most some value on the right.",                                sign -> sign <= 0),
    GREATER         (Relation.GREATER,          "Some value on the left is greater than some value on the right.",                           sign -> sign > 0),
    GREATER_OR_EQUAL(Relation.GREATER_OR_EQUAL, "Some value on the left is at least some value on the right.",                               sign -> sign >= 0),

    ADD     (Operation.ADD,      "The sum.",                                          numbers(INTEGER, Long::sum), doubles(Double::sum), numbers(DURATION, Long::sum)),
    SUBTRACT(Operation.SUBTRACT, "The difference.",                                   numbers(INTEGER, (l, r) -> l - r), doubles((l, r) -> l - r), numbers(DURATION, (l, r) -> l - r)),
    MULTIPLY(Operation.MULTIPLY, "The product.",                                      numbers(INTEGER, (l, r) -> l * r), doubles((l, r) -> l * r)),
    DIVIDE  (Operation.DIVIDE,   "The quotient, cut to a whole number; no value if the right side is 0.", unlessZero((l, r) -> l / r), doubles((l, r) -> l / r)),
    MODULO  (Operation.MODULO,   "The remainder; no value if the right side is 0.",   unlessZero((l, r) -> l % r)),
    BIT_AND (Operation.BIT_AND,  "The bits that both sides have; used alone, it holds if any is left.", numbers(INTEGER, (l, r) -> l & r), numbers(IPV4, (l, r) -> l & r),
                                 octets(IPV6), octets(MAC), octets(OCTETS)),

    CONTAINS(List.of("contains"),     "The left side contains the right: octets in octets, text in text; upper and lower case differ."),
    MATCHES (List.of("matches", "~"), "The regular expression matches somewhere in the left side; it ignores case unless it begins with (?-i)."),
    IN      (List.of("in"),           "Some value on the left is in the set: it equals an element or lies in a range."),
    NOT     (List.of("not", "!"),     "What follows does not hold, even if that is because a field is absent."),
    AND     (List.of("and", "&&"),    "Both sides hold; if the left one does not, the right one is not looked at."),
    XOR     (List.of("xor", "^^"),    "Exactly one of the two sides holds."),
    OR      (List.of("or", "||"),     "At least one side holds; if the left one does, the right one is not looked at."),
    ANY     (List.of("any"),          "The test after it must hold for at least one value of the field."),
    ALL     (List.of("all"),          "The test after it must hold for every value of the field, and there must be at least one.");
    // @formatter:on

    /** What an operator does with one value of each side. */
    @FunctionalInterface
    public interface Step {
        /** Adds the result, or nothing where there is none. Allocates nothing. */
        void apply(Occurrences left, int i, Occurrences right, int j, Occurrences out);
    }

    /** Kinds that an operator makes a value of, and how. */
    public record Signature(Kind left, Kind right, Kind result, Step step) {}

    private final List<String>    spellings;
    private final String          sentence;
    private final IntPredicate    sign;
    private final List<Signature> signatures;

    Operator(Relation relation, String sentence, IntPredicate sign) {
        this(relation.spellings(), sentence, sign, List.of());
    }

    Operator(Operation operation, String sentence, Signature... signatures) {
        this(operation.spellings(), sentence, s -> false, List.of(signatures));
    }

    Operator(List<String> spellings, String sentence) {
        this(spellings, sentence, s -> false, List.of());
    }

    Operator(List<String> spellings, String sentence, IntPredicate sign, List<Signature> signatures) {
        this.spellings = spellings;
        this.sentence = sentence;
        this.sign = sign;
        this.signatures = signatures;
    }

    /** The spelling that is printed. */
    public String symbol() {
        return spellings.getFirst();
    }

    /** All spellings, the printed one first. */
    public List<String> spellings() {
        return spellings;
    }

    /** What it means, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** For a comparison: whether it holds where the left compares so with the right. */
    public boolean holds(int order) {
        return sign.test(order);
    }

    /** For an operator that makes a value: all it takes. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** How to make a value of these kinds. */
    public Optional<Signature> on(Kind left, Kind right) {
        return signatures.stream().filter(s -> s.left == left && s.right == right).findFirst();
    }

    /** Whether every pair of values must compare so, where nothing else is said. */
    public boolean isEvery() {
        return this == NOT_EQUAL || this == ALL_EQUAL;
    }

    /** The comparison of two values that this one makes for many: {@code ==} of {@code ===}. */
    public Operator ofTwo() {
        return this == ALL_EQUAL ? EQUAL : this == ANY_NOT_EQUAL ? NOT_EQUAL : this;
    }

    /** The comparison that says the same with left and right exchanged. */
    public Operator mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            default -> this;
        };
    }

    /** The row of a comparison. */
    public static Operator of(Relation relation) {
        return valueOf(relation.name());
    }

    /** The row of an operator that makes a value. */
    public static Operator of(Operation operation) {
        return valueOf(operation.name());
    }

    private static Signature numbers(Kind kind, LongBinaryOperator operator) {
        return new Signature(kind, kind, kind, (l, i, r, j, out) -> out.add(operator.applyAsLong(l.number(i), r.number(j))));
    }

    private static Signature unlessZero(LongBinaryOperator operator) {
        return new Signature(INTEGER, INTEGER, INTEGER, (l, i, r, j, out) -> {
            if (r.number(j) != 0)
                out.add(operator.applyAsLong(l.number(i), r.number(j)));
        });
    }

    private static Signature doubles(DoubleBinaryOperator operator) {
        return new Signature(FLOAT, FLOAT, FLOAT, (l, i, r, j, out) -> out.add(Double.doubleToLongBits(
                operator.applyAsDouble(Double.longBitsToDouble(l.number(i)), Double.longBitsToDouble(r.number(j))))));
    }

    private static Signature octets(Kind kind) {
        return new Signature(kind, kind, kind, (l, i, r, j, out) -> {
            int mark = out.mark();
            for (int k = 0; k < Math.min(l.length(i), r.length(j)); k++)
                out.put(l.array(i)[l.start(i) + k] & r.array(j)[r.start(j) + k]);
            out.addMade(mark);
        });
    }
}
