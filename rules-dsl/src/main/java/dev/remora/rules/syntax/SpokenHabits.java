package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Comparisons as they are spoken, or as SQL has them: {@code between 1 and 5}, {@code is not}, {@code starts with "GET"}. Each is reported and then read as what was meant. */
final class SpokenHabits {
    private static final BitSet VALUES = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, OPEN_BRACE);
    private static final BitSet ENDS   = Keywords.types(AND, TO, COMMA, MINUS);

    private static final BitSet BEGINS = Keywords.types(NAME, NOT, OPEN, ANY, ALL);

    private static final int LONGEST_LEAD = 12;    // tokens

    private static final Set<String> LEADS  = Set.of("when", "where", "if", "filter", "alert", "drop", "show", "match");
    private static final Set<String> NOT_IN = Set.of("notin", "not_in", "not-in");
    private static final Set<String> EXISTS = Set.of("exists", "exist", "present");
    private static final Set<String> IS     = Set.of("is", "equals");
    private static final Set<String> ONE    = Set.of("one", "any", "either", "none", "neither");
    private static final Set<String> NONE   = Set.of("none", "neither");
    private static final Set<String> HAS    = Set.of("has", "have", "having", "includes", "contains", "contain");
    private static final Set<String> THERE  = Set.of("present", "there", "set");
    private static final Set<String> ABSENT = Set.of("null", "nil", "none", "absent", "missing", "unset");

    private final TokenRow row;

    private SpokenHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the words that begin at this token; whether there are such. */
    static boolean mend(int i, TokenRow row) {
        SpokenHabits habits = new SpokenHabits(row);
        String word = lower(row, i);
        int before = row.before(i);
        boolean follows = row.is(before, Keywords.ENDS_OPERAND);
        if (word.equals("between"))
            return row.is(row.type(before) == NOT ? row.before(before) : before, Keywords.ENDS_OPERAND) && habits.between(i);
        if (EXISTS.contains(word))
            return habits.exists(i, follows);
        if (!follows)
            return false;
        if (NOT_IN.contains(word))
            return habits.notIn(i);
        boolean is = IS.contains(word);
        int of = habits.oneOf(i, is);
        if (of > 0)
            return habits.isOf(i, of, isNegated(row, i, of));
        if (HAS.contains(word) && row.text(before).equals("tcp.flags") && Habits.isFlag(row.text(i + 1)))
            return habits.hasFlag(before, i + 1);
        boolean isNot = is && lower(row, i + 1).equals("not");
        int last = isNot ? i + 2 : i + 1;
        String said = lower(row, last);
        if (is && said.equals("in"))
            return habits.isIn(i, last, isNot);
        int field = habits.field(before);
        if (is && field >= 0 && (THERE.contains(said) || ABSENT.contains(said)))
            return habits.isThere(field, i, last, isNot == THERE.contains(said));
        if (isNot && row.is(last, VALUES))
            return habits.isNot(i);
        if (word.equals("not") && lower(row, i + 1).equals("in"))
            return habits.isIn(i, i + 1, true);
        return LikenessHabits.mend(i, word, row);
    }

    // `let web = tcp.port == 80`
    private static boolean definition(TokenRow row) {
        boolean isDefinition = lower(row, 0).equals("let") && row.type(2) == ASSIGN;
        if (isDefinition) {
            row.report(Code.SURPLUS, row.span(0, 2), List.of(), row.text(row.span(0, 2)), "names are defined in rule files; a filter is only a predicate");
            row.leaveOut(0, 2);
            row.sweep();
        }
        return isDefinition;
    }

    /** Leaves out what other languages have before a predicate that stands alone: {@code when}, {@code SELECT * FROM packets WHERE}. */
    static void lead(TokenRow row) {
        if (definition(row))
            return;
        boolean isQuery = lower(row, 0).equals("select");
        int last = isQuery ? IntStream.range(1, Math.min(row.size(), LONGEST_LEAD)).filter(i -> lower(row, i).equals("where")).findFirst().orElse(-1)
                : LEADS.contains(lower(row, 0)) && IntStream.range(1, row.size()).noneMatch(i -> lower(row, i).equals("then")) ? 0 : -1;
        if (last < 0 || row.type(0) != NAME || !row.is(last + 1, BEGINS))
            return;
        Span span = row.span(0, last);
        row.report(Code.SURPLUS, span, new Fix("Remove it", List.of(new Fix.Edit(new Span(span.start(), row.span(last + 1).start()), ""))), row.text(span),
                "a filter is only a predicate");
        row.leaveOut(0, last);
        row.sweep();
    }

    private static String lower(TokenRow row, int i) {
        return row.text(i).toLowerCase(Locale.ROOT);
    }

    /** Puts right a {@code not} behind the sign of a comparison. */
    static void notBehind(int sign, TokenRow row) {
        if (row.type(sign + 1) == NOT && row.is(sign + 2, VALUES))
            new SpokenHabits(row).isNot(sign);
    }

    private boolean between(int i) {
        boolean isBracketed = row.type(i + 1) == OPEN;
        int begin = i + 1;
        int first = isBracketed ? begin + 1 : begin;
        int last = first + 2;
        int end = isBracketed ? last + 1 : last;
        boolean isJoined = row.is(first + 1, ENDS) || lower(row, first + 1).equals("and");
        boolean isRange = row.type(first) == LITERAL && isJoined && row.type(last) == LITERAL && (!isBracketed || row.type(end) == CLOSE);
        if (!isRange)
            return false;
        tell(i, end, "in {" + row.text(first) + ".." + row.text(last) + "}");
        row.get(i).setType(IN);
        row.get(first + 1).setType(TO);
        row.embrace(begin, end, isBracketed);
        return true;
    }

    private boolean notIn(int i) {
        tell(i, i, "not in");
        row.get(i).setType(NOT);
        row.insert(i + 1, IN, "", row.span(i).end());
        return true;
    }

    // `is one of`, `is not any of`, `none of`: the last of these words, or -1.
    private int oneOf(int i, boolean is) {
        int one = i + (is ? 1 : 0) + (lower(row, i + (is ? 1 : 0)).equals("not") ? 1 : 0);
        boolean isOneOf = ONE.contains(lower(row, one)) && lower(row, one + 1).equals("of") && (row.is(one + 2, VALUES) || row.opens(one + 2) > 0);
        return isOneOf ? one + 1 : -1;
    }

    private static boolean isNegated(TokenRow row, int first, int of) {
        boolean isNot = IntStream.range(first, of).anyMatch(i -> lower(row, i).equals("not"));
        return isNot != NONE.contains(lower(row, of - 1));
    }

    // `is one of {80, 443}`, and `is one of 80, 443`, which is told with its values afterwards
    private boolean isOf(int first, int of, boolean isNegated) {
        if (row.type(of + 1) == OPEN_BRACE)
            return isIn(first, of, isNegated);
        int value = row.opens(of + 1) > 0 ? of + 2 : of + 1;
        boolean isSet = row.type(value) == LITERAL && row.type(value + 1) == COMMA && row.type(value + 2) == LITERAL;
        if (!isSet)
            tell(first, of, isNegated ? "!=" : "==");
        row.get(of).setStartIndex(row.get(first).getStartIndex());
        row.get(of).setType(isNegated ? NOT_EQUAL : EQUAL);
        row.leaveOut(first, of - 1);
        return true;
    }

    /** Puts right {@code any of} behind an operand; whether it stands there. */
    static boolean anyOf(int i, TokenRow row) {
        SpokenHabits habits = new SpokenHabits(row);
        int of = row.is(row.before(i), Keywords.ENDS_OPERAND) ? habits.oneOf(i, false) : -1;
        return of > 0 && habits.isOf(i, of, false);
    }

    /** Puts right a {@code not} between a field and a value. */
    static void notBetween(int i, TokenRow row) {
        boolean isSet = row.type(i + 1) == OPEN_BRACE;
        if (!row.is(row.before(i), Keywords.ENDS_OPERAND) || row.type(i + 1) == NAME || !row.is(i + 1, VALUES))
            return;
        new SpokenHabits(row).tell(i, i, isSet ? "not in" : "!=");
        row.get(i).setType(isSet ? NOT : NOT_EQUAL);
        if (isSet)
            row.insert(i + 1, IN, "", row.span(i).end());
    }

    // `tcp.flags has syn`
    private boolean hasFlag(int field, int flag) {
        String right = "tcp.flags." + CaptureField.flag(row.text(flag).toLowerCase(Locale.ROOT));
        row.report(Code.NO_OPERATOR, row.span(field + 1, flag - 1), Fix.replace(row.span(field, flag), right), row.text(row.span(field + 1, flag - 1)), right);
        row.get(field).setText(right);
        row.leaveOut(field + 1, flag);
        return true;
    }

    // `is in`, `is not in`, `NOT IN`, `is one of`.
    private boolean isIn(int first, int last, boolean isNegated) {
        tell(first, last, isNegated ? "not in" : "in");
        row.leaveOut(first, last - 1);
        if (isNegated)
            row.get(last - 1).setType(NOT);
        row.get(last).setType(IN);
        return true;
    }

    private boolean isNot(int i) {
        boolean isSet = row.type(i + 2) == OPEN_BRACE;
        tell(i, i + 1, isSet ? "not in" : "!=");
        row.get(i).setType(isSet ? NOT : NOT_EQUAL);
        row.leaveOut(i + 1, i + 1);
        if (isSet)
            row.get(i + 1).setType(IN);
        return true;
    }

    // `exists tcp.options` and `tcp.options exists`.
    private boolean exists(int i, boolean follows) {
        boolean isBefore = !follows && row.type(i + 1) == NAME && row.text(i + 1).contains(".") && !row.startsLine(i + 1) && !row.is(row.before(i), Keywords.ITEMS);
        if (!isBefore && (!follows || row.is(i + 1, VALUES)))
            return false;
        Span away = isBefore ? new Span(row.span(i).start(), row.span(i + 1).start()) : new Span(row.span(row.before(i)).end(), row.span(i).end());
        row.report(Code.SURPLUS, row.span(i), Fix.delete(away, row.text(i)), row.text(i),
                "a field or a protocol alone asks whether it is there");
        row.leaveOut(i, i);
        return true;
    }

    // Where the field begins that ends here, in a layer that is chosen or in any; -1 where none ends.
    private int field(int last) {
        int first = row.type(last) == LITERAL && row.type(last - 1) == LAYER ? last - 2 : last;
        return row.type(first) == NAME ? first : -1;
    }

    // `is not null`, `is missing`
    private boolean isThere(int field, int first, int last, boolean isAbsent) {
        int from = isAbsent && row.type(row.before(field)) == NOT ? row.before(field) : field;       // `not ip.src is null`
        boolean isDenied = isAbsent && from == field;
        String right = (isDenied ? "not " : "") + row.text(row.span(field, row.before(first)));
        row.report(Code.NO_OPERATOR, row.span(first, last), Fix.replace(row.span(from, last), right), row.text(row.span(first, last)), right);
        row.leaveOut(first, last);
        if (isDenied)
            row.insert(field, NOT, "", row.span(field).start());
        else
            row.leaveOut(from, field - 1);
        return true;
    }

    private void tell(int first, int last, String right) {
        Span words = row.span(first, last);
        row.report(Code.NO_OPERATOR, words, Fix.replace(words, right), row.text(words), right);
    }
}
