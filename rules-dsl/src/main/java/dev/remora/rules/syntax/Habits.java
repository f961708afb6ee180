package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;

/** Operators as other languages spell them: each is reported and then read as what was meant, so that the rest of the text is read too. */
final class Habits {

    /** An operator of this language. */
    private record Meant(int type, String spelling) {}

    private static final Map<String, Meant> SIGNS = Map.of(
            "<>", new Meant(NOT_EQUAL, "!="),
            "=>", new Meant(GREATER_OR_EQUAL, ">="),
            "=<", new Meant(LESS_OR_EQUAL, "<="),
            "=~", new Meant(MATCHES, "matches"),
            "|", new Meant(OR, "or"),
            "^", new Meant(XOR, "xor"),
            "->", new Meant(GREATER, ">"));

    private static final Map<Integer, Meant> TORN = Map.of(                // before an equals sign
            NOT, new Meant(NOT_EQUAL, "!="),
            GREATER, new Meant(GREATER_OR_EQUAL, ">="),
            LESS, new Meant(LESS_OR_EQUAL, "<="));

    private static final Map<String, Meant> WORDS = Map.ofEntries(
            Map.entry("is", new Meant(EQUAL, "==")),
            Map.entry("equals", new Meant(EQUAL, "==")),
            Map.entry("like", new Meant(MATCHES, "matches")),
            Map.entry("and", new Meant(AND, "and")),
            Map.entry("or", new Meant(OR, "or")),
            Map.entry("xor", new Meant(XOR, "xor")),
            Map.entry("not", new Meant(NOT, "not")),
            Map.entry("no", new Meant(NOT, "not")),
            Map.entry("nto", new Meant(NOT, "not")),
            Map.entry("adn", new Meant(AND, "and")),
            Map.entry("nad", new Meant(AND, "and")),
            Map.entry("an", new Meant(AND, "and")),
            Map.entry("includes", new Meant(CONTAINS, "contains")),
            Map.entry("has", new Meant(CONTAINS, "contains")),
            Map.entry("have", new Meant(CONTAINS, "contains")),
            Map.entry("contain", new Meant(CONTAINS, "contains")),
            Map.entry("match", new Meant(MATCHES, "matches")),
            Map.entry("equal", new Meant(EQUAL, "==")),
            Map.entry("in", new Meant(IN, "in")),
            Map.entry("contains", new Meant(CONTAINS, "contains")),
            Map.entry("matches", new Meant(MATCHES, "matches")),
            Map.entry("eq", new Meant(EQUAL, "==")),
            Map.entry("ne", new Meant(NOT_EQUAL, "!=")),
            Map.entry("lt", new Meant(LESS, "<")),
            Map.entry("le", new Meant(LESS_OR_EQUAL, "<=")),
            Map.entry("gt", new Meant(GREATER, ">")),
            Map.entry("ge", new Meant(GREATER_OR_EQUAL, ">=")));

    private static final Set<String> NAMES_HAVE = Set.of("$", "@");

    static final BitSet BEGINS_OPERAND = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, OPEN, OPEN_BRACE, NOT, PLUS, MINUS);

    private static final BitSet COMPARES = Keywords.types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, BIT_AND);

    private static final BitSet RELATIONS = Keywords.types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, CONTAINS, MATCHES, IN);
    private static final BitSet IN_VALUES = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, COMMA, TO, OPEN_BRACE, CLOSE_BRACE);
    private static final BitSet INSIDE    = Keywords.types(BIT_AND, PLUS, MINUS, TIMES_SIGN, DIVIDE, MODULO);

    private final TokenRow row;

    private Habits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the types of these tokens, in place. */
    static void mend(TokenRow row) {
        new Habits(row).mend();
    }

    private void mend() {
        for (int i = 0; i < row.size(); i++)
            switch (row.type(i)) {
            case ASSIGN -> assign(i);
            case COMMA -> i -= joinFlags(i) ? 1 : 0;
            case FOREIGN -> i -= foreign(i) ? 1 : 0;
            case EQUAL -> {
                if (row.type(i - 1) == NAME && row.type(i - 2) == LET)
                    equalOfLet(i);
                SpokenHabits.notBehind(i, row);
                values(i);
            }
            case NOT_EQUAL, IN -> values(i);
            case UNKNOWN -> sign(i);
            case AND, OR -> subject(i);
            case STRING, CHARACTER -> TextHabits.mend(i, row);
            case NAME -> {
                if (UnitBehindNumber.mend(i, row))
                    i--;
                else if (!SpokenHabits.mend(i, row))
                    word(i);
            }
            case NOT -> SpokenHabits.notBetween(i, row);
            case LITERAL -> CaptureNetwork.wildcard(i, row);
            case ANY, ALL -> {
                if (!SpokenHabits.anyOf(i, row))
                    quantifier(i);
            }
            default -> { /* as it is */ }
            }
        row.sweep();
    }

    private void values(int i) {
        if (!AnyValue.mend(i, row))
            SetHabits.mend(i, row);
    }

    private void assign(int i) {
        if (row.text(i - 1).equals(":") && row.touches(i) && row.type(i - 3) == LET) {
            row.merge(i - 1, i, ":=");
            equalOfLet(i - 1);
            return;
        }
        int name = row.before(i);
        boolean isLet = row.type(name) == NAME && row.type(row.before(name)) == LET;
        if (isLet)
            SetHabits.mend(i, row);
        if (isLet || row.type(name) == LET)
            return;
        if (row.is(i - 1, Keywords.ITEMS) || isMisspeltLet(i))
            return;                                                  // a name is missing, or it is known by now
        if (row.type(i - 2) == WITHIN) {
            mend(i, new Meant(GREATER_OR_EQUAL, ">="), Code.NO_OPERATOR);
            return;
        }
        Meant torn = i == 0 ? null : TORN.get(row.type(i - 1));
        if (torn == null) {
            mend(i, new Meant(EQUAL, "=="), Code.NO_OPERATOR);
            return;
        }
        CommonToken first = row.get(i - 1);
        row.leaveOut(i, i);
        first.setType(torn.type());
        first.setStopIndex(row.get(i).getStopIndex());
        Span span = Scanner.span(first);
        row.report(Code.NO_OPERATOR, span, Fix.replace(span, torn.spelling()), first.getText().charAt(0) + " =", torn.spelling());
    }

    // `let ports == {80, 443}`
    private void equalOfLet(int i) {
        row.report(Code.MISSING_WORD, row.span(i), Fix.replace(row.span(i), "="), "`" + row.text(i - 1) + "`", "`=`");
        row.get(i).setType(ASSIGN);
    }

    // `Let name =`, at the beginning of a line.
    private boolean isMisspeltLet(int i) {
        if (row.type(i - 1) != NAME || row.type(i - 2) != NAME || i > 2 && row.get(i - 3).getLine() == row.get(i - 2).getLine())
            return false;
        CommonToken token = row.get(i - 2);
        String word = token.getText();
        if (Spelling.nearest(word, List.of("let")).isEmpty())
            return false;
        token.setType(LET);
        Span span = Scanner.span(token);
        row.report(Code.UNKNOWN_ITEM, span, Fix.replace(span, "let"), word, Spelling.didYouMean(word, List.of("let")));
        return true;
    }

    // `tcp.port > 1023 and < 5000`: the field is said once.
    private void subject(int i) {
        int relation = i - 1;
        while (row.is(relation, IN_VALUES))
            relation--;
        if (!row.is(i + 1, RELATIONS) || relation == i - 1 || !row.is(relation, RELATIONS) || row.type(relation - 1) != NAME || row.is(relation - 2, INSIDE))
            return;
        String field = row.text(relation - 1);
        String lacking = row.text(i + 1);
        Span span = row.span(i + 1);
        row.report(Code.SURPLUS, span, Fix.insert(span.start(), field + " "), lacking, "it needs a field before it, as in `" + field + " " + lacking + " …`");
        row.insert(i + 1, NAME, field, span.start());
    }

    // `$HOME_NET`, `@internal`
    private void sign(int i) {
        if (row.touches(i) && ZeekHabits.record(i, row))
            return;
        if (!NAMES_HAVE.contains(row.text(i)) || row.type(i + 1) != NAME || !row.touches(i + 1))
            return;
        row.report(Code.UNKNOWN_CHARACTER, row.span(i), Fix.delete(row.span(i), row.text(i)), row.text(i), "; write the name without it, and define it with `let`");
        row.leaveOut(i, i);
    }

    private boolean foreign(int i) {
        boolean joined = row.text(i).equals("|") && (joinFlags(i) || TextHabits.bars(i, row));
        boolean joins = row.text(i).equals("->") && row.is(i - 2, RELATIONS) && row.type(i + 1) == NAME;       // two comparisons
        if (!joined)
            mend(i, joins ? new Meant(AND, "and") : SIGNS.get(row.text(i)), Code.NO_OPERATOR);
        return joined;
    }

    // A word needs blanks where a sign had none.
    private String apart(int i, String right) {
        if (!Character.isLetter(right.charAt(0)))
            return right;
        return (row.touches(i) ? " " : "") + right + (row.touches(i + 1) ? " " : "");
    }

    // `tcp.flags == SYN|ACK`: flags that make one number together are one word.
    private boolean joinFlags(int i) {
        int before = i - 2;
        while (row.type(before) == OPEN)
            before--;
        boolean areFlags = row.type(i - 1) == NAME && row.type(i + 1) == NAME && row.is(before, COMPARES) && isFlag(row.text(i + 1));
        if (areFlags)
            row.join(i - 1, i + 1, NAME, row.text(row.span(i - 1, i + 1)));
        return areFlags;
    }

    private void word(int i) {
        String text = row.text(i);
        String lower = text.toLowerCase(Locale.ROOT);
        Meant meant = WORDS.get(lower);
        if (meant == null || !isOperator(i, meant))
            return;
        if (text.equals(lower))
            mend(i, meant, Code.NO_OPERATOR);
        else
            mend(i, new Meant(meant.type, lower), Code.CAPITALS);
    }

    /** Whether a word is the name of a TCP flag. */
    static boolean isFlag(String word) {
        return Packet.Flags.WORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    private void quantifier(int i) {
        if (row.type(i + 1) != NOT)
            return;
        String word = row.text(i);
        row.report(Code.BAD_QUANTIFIER, row.span(i), List.of(), "`" + word + " not` can be read in two ways; write `not " + word + " …`");
        row.leaveOut(i, i);
    }

    // The name of a rule may be any word; where an operand has ended, or a `not` stands before one, the word can be no name.
    private boolean isOperator(int i, Meant meant) {
        boolean begins = row.is(i + 1, BEGINS_OPERAND) && !row.is(i - 1, Keywords.ITEMS);
        return begins && (meant.type == NOT ? !row.is(i - 1, Keywords.ENDS_OPERAND) || row.type(i + 1) == IN : row.is(i - 1, Keywords.ENDS_OPERAND));
    }

    private void mend(int i, @Nullable Meant meant, Code code) {
        if (meant == null)
            return;
        row.get(i).setType(meant.type);
        row.report(code, row.span(i), Fix.replace(row.span(i), apart(i, meant.spelling)), row.text(i), meant.spelling);
    }
}
