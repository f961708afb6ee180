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
import java.util.regex.Pattern;

/** Comparisons as they are spoken, or as SQL has them: {@code between 1 and 5}, {@code is not}, {@code starts with "GET"}. Each is reported and then read as what was meant. */
final class SpokenHabits {
    private static final BitSet VALUES = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, OPEN_BRACE);
    private static final BitSet TEXTS  = Keywords.types(STRING, RAW_STRING);
    private static final BitSet ENDS   = Keywords.types(AND, TO, COMMA, MINUS);

    private static final Set<String> NOT_IN = Set.of("notin", "not_in", "not-in");
    private static final Set<String> EXISTS = Set.of("exists", "exist", "present");
    private static final Set<String> IS     = Set.of("is", "equals");
    private static final Set<String> THERE  = Set.of("present", "there", "set");
    private static final Set<String> ABSENT = Set.of("null", "nil", "none", "absent", "missing", "unset");

    // What a pattern has before and behind a text that begins or ends so.
    private static final Map<String, String> SIDES = Map.ofEntries(Map.entry("startswith", "^"), Map.entry("starts_with", "^"), Map.entry("starts", "^"),
            Map.entry("beginswith", "^"), Map.entry("begins", "^"), Map.entry("endswith", "$"), Map.entry("ends_with", "$"), Map.entry("ends", "$"));

    private static final Pattern LIKE  = Pattern.compile("\"%[\\w /:=&,;-]+%?\"|\"[\\w /:=&,;-]+%\"");
    private static final Pattern PLAIN = Pattern.compile("\"[\\w /:=%&,;-]*\"");

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
        boolean isNot = is && lower(row, i + 1).equals("not");
        int last = isNot ? i + 2 : i + 1;
        String said = lower(row, last);
        if (is && said.equals("in"))
            return habits.isIn(i, last);
        if (is && row.type(before) == NAME && (THERE.contains(said) || ABSENT.contains(said)))
            return habits.isThere(before, i, last, isNot == THERE.contains(said));
        if (isNot && row.is(last, VALUES))
            return habits.isNot(i);
        if (word.equals("not") && lower(row, i + 1).equals("in"))
            return habits.isIn(i, i + 1);
        return word.equals("like") ? habits.like(i) : SIDES.containsKey(word) && habits.side(i, word);
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

    // `is in`, `is not in`, `NOT IN`.
    private boolean isIn(int first, int last) {
        boolean isNegated = !IS.contains(lower(row, first)) || last > first + 1;
        tell(first, last, isNegated ? "not in" : "in");
        row.leaveOut(first, last - 1);
        if (isNegated)
            row.get(last - 1).setType(NOT);
        row.get(last).setType(IN);
        return true;
    }

    // The wildcard of SQL at one end, or at both.
    private boolean like(int i) {
        String text = row.text(i + 1);
        boolean isPlain = row.is(i + 1, TEXTS) && LIKE.matcher(text).matches();
        if (!isPlain)
            return false;
        boolean begins = text.startsWith("\"%");
        boolean ends = text.endsWith("%\"");
        String inside = text.substring(begins ? 2 : 1, text.length() - (ends ? 2 : 1));
        boolean isContained = begins && ends;
        tell(i, i, i + 1, isContained ? "contains \"" + inside + "\"" : "matches \"" + (begins ? "" : "^") + inside + (ends ? "" : "$") + "\"");
        row.get(i).setType(isContained ? CONTAINS : MATCHES);
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

    // Of a text that a pattern has as it stands.
    private boolean side(int i, String word) {
        int last = row.text(i + 1).equals("with") ? i + 1 : i;
        if (!row.is(last + 1, TEXTS))
            return false;
        String text = row.text(last + 1);
        boolean isBeginning = "^".equals(SIDES.get(word));
        String inside = PLAIN.matcher(text).matches() ? text.substring(1, text.length() - 1) : "…";
        String right = "matches \"" + (isBeginning ? "^" + inside : inside + "$") + "\"";
        if (inside.equals("…"))
            row.report(Code.NO_OPERATOR, row.span(i, last), List.of(), row.text(row.span(i, last)), right);
        else
            tell(i, last, last + 1, right);
        row.get(i).setType(MATCHES);
        row.leaveOut(i + 1, last);
        return true;
    }

    // `exists tcp.options` and `tcp.options exists`.
    private boolean exists(int i, boolean follows) {
        boolean isBefore = !follows && row.type(i + 1) == NAME && row.text(i + 1).contains(".") && !row.startsLine(i + 1) && !row.is(row.before(i), Keywords.ITEMS);
        if (!isBefore && (!follows || row.is(i + 1, VALUES)))
            return false;
        Span away = isBefore ? new Span(row.span(i).start(), row.span(i + 1).start()) : new Span(row.span(row.before(i)).end(), row.span(i).end());
        row.report(Code.SURPLUS, row.span(i), new Fix("Remove `" + row.text(i) + "`", List.of(new Fix.Edit(away, ""))), row.text(i),
                "a field or a protocol alone says that it is there");
        row.leaveOut(i, i);
        return true;
    }

    // `is not null`, `is missing`
    private boolean isThere(int field, int first, int last, boolean isAbsent) {
        int from = isAbsent && row.type(row.before(field)) == NOT ? row.before(field) : field;       // `not ip.src is null`
        boolean isDenied = isAbsent && from == field;
        String right = (isDenied ? "not " : "") + row.text(field);
        row.report(Code.NO_OPERATOR, row.span(first, last), Fix.replace(row.span(from, last), right), row.text(row.span(first, last)), right);
        row.leaveOut(first, last);
        if (isDenied)
            row.insert(field, NOT, "", row.span(field).start());
        else
            row.leaveOut(from, field - 1);
        return true;
    }

    private void tell(int first, int last, String right) {
        tell(first, last, last, right);
    }

    private void tell(int first, int last, int end, String right) {
        Span all = row.span(first, end);
        row.report(Code.NO_OPERATOR, row.span(first, last), Fix.replace(all, right), row.text(row.span(first, last)), right);
    }
}
