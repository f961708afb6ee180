package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a window as somebody wrote it.
 *
 * @param first the first token of the words that it begins with
 * @param word  the last token of these words
 * @param last  its last token
 * @param type  the type of token that these words should be
 * @param right as the language has it
 */
record WindowPart(Kind kind, int first, int word, int last, int type, String right) {
    private static final BitSet RELATIONS = Keywords.types(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL);

    private static final String NAMES = "ns|us|ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?";
    private static final Pattern AND_BETWEEN = Pattern.compile("\\s+and\\s+(?=[A-Za-z])");

    private static final Pattern UNIT = Pattern.compile(NAMES);
    private static final Pattern TIME = Pattern.compile("([0-9.]*)(" + NAMES + ")");

    private static final Set<String> SHORT = Set.of("ns", "us", "ms", "min");
    private static final Set<String> BY_WORDS = Set.of("per", "for", "each", "group", "grouped", "foreach");
    private static final Set<String> TIME_WORDS = Set.of("in", "over", "during", "every", "per", "for", "inside", "last", "each", "within");

    private static final Set<String> COUNTED = Set.of("packet", "packets", "pkts", "time", "times", "hit", "hits", "event", "events", "match", "matches",
            "connection", "connections", "attempt", "attempts", "byte", "bytes", "octet", "octets", "frames", "values", "hosts", "ports");

    private static final Map<String, Integer> THRESHOLDS = Map.of("above", GREATER, "over", GREATER, "exceeds", GREATER, "more", GREATER, "greater", GREATER, "than", GREATER,
            "reaches", GREATER_OR_EQUAL, "least", GREATER_OR_EQUAL, "at", GREATER_OR_EQUAL);

    /** The parts in their order. */
    enum Kind {
        KEYS("`by` and a key"), TIME("`within` and a duration"), THRESHOLD("a threshold, such as `>= 20`");

        private final String wanted;

        Kind(String wanted) {
            this.wanted = wanted;
        }

        /** What must stand there. */
        String wanted() {
            return wanted;
        }
    }

    /**
     * The part that begins at a token.
     *
     * @param isMeasured whether {@code count} or {@code sum} stands right before it, so that a number alone can only be a threshold
     */
    static Optional<WindowPart> at(TokenRow row, int i, boolean isMeasured) {
        return time(row, i).or(() -> threshold(row, i, isMeasured)).or(() -> keys(row, i));
    }

    // `within 10s`, `in 10s`, `in the last 10 seconds`, `per minute`.
    private static Optional<WindowPart> time(TokenRow row, int i) {
        int word = i;
        while (word < i + 2 && (row.text(word + 1).equals("the") || row.text(word + 1).equals("last")))
            word++;
        boolean isWord = row.type(i) == WITHIN || (row.type(i) == NAME || row.type(i) == IN) && TIME_WORDS.contains(row.text(i));
        if (!isWord || row.type(word + 1) != LITERAL && row.type(word + 1) != NAME)
            return Optional.empty();
        String unit = row.type(word + 1) == LITERAL && row.type(word + 2) == NAME && UNIT.matcher(row.text(word + 2)).matches() ? row.text(word + 2) : "";
        Matcher matcher = TIME.matcher(row.text(word + 1) + unit);
        boolean isUnit = row.type(word + 1) == NAME;                  // `per second`; a set may have the name of a unit
        if (!matcher.matches() || isUnit != matcher.group(1).isEmpty() || isUnit && (row.type(i) == IN || matcher.group(2).length() < 3))
            return Optional.empty();
        String time = (isUnit ? "1" : matcher.group(1)) + unit(matcher.group(2));
        return Optional.of(new WindowPart(Kind.TIME, i, word, unit.isEmpty() ? word + 1 : word + 2, WITHIN, "within " + time));
    }

    /** A length of time in other units, {@code 3seconds}, as the language has it. */
    static Optional<String> length(String text) {
        Matcher matcher = TIME.matcher(text);
        return matcher.matches() && !matcher.group(1).isEmpty() ? Optional.of(matcher.group(1) + unit(matcher.group(2))) : Optional.empty();
    }

    private static String unit(String unit) {
        if (unit.startsWith("milli"))
            return "ms";
        return SHORT.contains(unit) ? unit : unit.substring(0, 1);
    }

    // `>= 5`, `at least 5`, `more than 5`.
    private static Optional<WindowPart> threshold(TokenRow row, int i, boolean isMeasured) {
        if (isMeasured && isAmount(row, i))
            return Optional.of(new WindowPart(Kind.THRESHOLD, i, i, unit(row, i), GREATER_OR_EQUAL, ">= " + amount(row, i)));
        if (row.is(i, RELATIONS) && isAmount(row, i + 1))
            return Optional.of(new WindowPart(Kind.THRESHOLD, i, i, unit(row, i + 1), row.type(i), row.text(i) + " " + amount(row, i + 1)));
        int word = THRESHOLDS.containsKey(row.text(i + 1)) && !row.startsLine(i + 1) ? i + 1 : i;
        Integer type = THRESHOLDS.get(row.text(i));
        if (type == null || !isAmount(row, word + 1))
            return Optional.empty();
        return Optional.of(new WindowPart(Kind.THRESHOLD, i, word, unit(row, word + 1), type, (type == GREATER ? "> " : ">= ") + amount(row, word + 1)));
    }

    // The word for what is counted, or the unit of an amount of octets, where it stands behind the number.
    private static int unit(TokenRow row, int number) {
        return (isCounted(row, number + 1) || isUnit(row, number + 1)) && !row.startsLine(number + 1) ? number + 1 : number;
    }

    // `5 MB`, which is one word.
    private static boolean isUnit(TokenRow row, int i) {
        return row.type(i) == NAME && row.type(i - 1) == LITERAL && Units.octets(row.text(i - 1) + row.text(i)).isPresent();
    }

    private static String amount(TokenRow row, int number) {
        return row.text(number) + (isUnit(row, number + 1) && !row.startsLine(number + 1) ? row.text(number + 1) : "");
    }

    /** Whether a word says what is counted, which needs no words: packets. */
    static boolean isCounted(TokenRow row, int i) {
        return (row.type(i) == NAME || row.type(i) == PACKETS || row.type(i) == TIMES || row.type(i) == CONNECTION) && COUNTED.contains(row.text(i));
    }

    private static boolean isAmount(TokenRow row, int i) {
        return row.type(i) == LITERAL && Units.amount(row.text(i)).isPresent();
    }

    private static Optional<WindowPart> keys(TokenRow row, int i) {
        boolean isOther = row.type(i) == NAME && BY_WORDS.contains(row.text(i)) && (row.type(i + 1) == NAME || row.type(i + 1) == BY && row.is(i - 1, Keywords.ENDS_OPERAND));
        if (!isOther && row.type(i) != BY)
            return Optional.empty();
        int word = isOther && (row.type(i + 1) == BY || row.text(i + 1).equals("each")) ? i + 1 : i;
        return Optional.of(new WindowPart(Kind.KEYS, i, word, word, BY, "by"));
    }

    /** The same, with what belongs to it. */
    WindowPart with(TokenRow row, int end) {
        return end <= word ? this : new WindowPart(kind, first, word, end, type, "by " + AND_BETWEEN.matcher(row.text(row.span(word + 1, end))).replaceAll(", "));
    }

    /** Whether its time is written as the language has it. */
    boolean isTimeRight(TokenRow row) {
        return kind != Kind.TIME || right.equals("within " + row.text(row.span(word + 1, last)));
    }

    /** Whether it begins with the word that the language has for it. */
    boolean isRight(TokenRow row) {
        return first == word && row.type(first) == type;
    }

    /** Whether it is a threshold with a sign, as a comparison has it. */
    boolean isSign(TokenRow row) {
        return kind == Kind.THRESHOLD && row.is(first, RELATIONS);
    }

    /** Whether it is a threshold without a sign. */
    boolean isBare(TokenRow row) {
        return kind == Kind.THRESHOLD && isAmount(row, word);
    }

    /** Whether it is a threshold that says of what, or whose unit is a word of its own. */
    boolean hasUnit(TokenRow row) {
        return kind == Kind.THRESHOLD && (isCounted(row, last) || isUnit(row, last));
    }

    /** Makes one word of a number and its unit; the word for what is counted says nothing. */
    void joinUnit(TokenRow row) {
        if (isCounted(row, last))
            row.leaveOut(last, last);
        else
            row.merge(last - 1, last, amount(row, last - 1));
    }

    /** Makes its words the one that the language has. */
    void retype(TokenRow row) {
        if (word > first)
            row.leaveOut(first, word - 1);
        row.get(word).setType(type);
        if (kind == Kind.TIME && last > word + 1)
            row.leaveOut(word + 2, last);
    }
}
