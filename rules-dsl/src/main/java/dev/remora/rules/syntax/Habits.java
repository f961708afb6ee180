package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final BitSet BEGINS_OPERAND = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, OPEN, OPEN_BRACE, NOT, PLUS, MINUS);

    private static final BitSet COMPARES = Keywords.types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, BIT_AND);

    private static final BitSet RELATIONS = Keywords.types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, CONTAINS, MATCHES, IN);
    private static final BitSet IN_VALUES = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, COMMA, TO, OPEN_BRACE, CLOSE_BRACE);
    private static final BitSet INSIDE    = Keywords.types(BIT_AND, PLUS, MINUS, TIMES_SIGN, DIVIDE, MODULO);

    private final Source            source;
    private final List<CommonToken> tokens;
    private final Problems          problems;

    private Habits(Source source, List<CommonToken> tokens, Problems problems) {
        this.source = source;
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Puts right the types of these tokens, in place. */
    static void mend(Source source, List<CommonToken> tokens, Problems problems) {
        CaptureFilters.mend(source, tokens, problems);
        new Habits(source, tokens, problems).mend();
    }

    private void mend() {
        for (int i = 0; i < tokens.size(); i++)
            switch (tokens.get(i).getType()) {
            case ASSIGN -> assign(i);
            case COMMA -> i -= joinFlags(i) ? 1 : 0;
            case FOREIGN -> i -= foreign(i) ? 1 : 0;
            case EQUAL, NOT_EQUAL, IN -> SetHabits.mend(i, tokens, problems);
            case AND, OR -> subject(i);
            case STRING, CHARACTER -> TextHabits.mend(i, tokens, problems);
            case NAME -> word(i);
            case ANY, ALL -> quantifier(i);
            default -> { /* as it is */ }
            }
        for (Iterator<CommonToken> each = tokens.iterator(); each.hasNext();)
            if (each.next().getType() == BLANK)
                each.remove();
    }

    private void assign(int i) {
        if (type(i - 1) == LET || (type(i - 2) == LET && type(i - 1) == NAME))
            return;
        if (isOneOf(Keywords.ITEMS, type(i - 1)) || isMisspeltLet(i))
            return;                                                  // a name is missing, or it is known by now
        if (type(i - 2) == WITHIN) {
            mend(i, new Meant(GREATER_OR_EQUAL, ">="), Code.NO_OPERATOR);
            return;
        }
        Meant torn = i == 0 ? null : TORN.get(type(i - 1));
        if (torn == null) {
            mend(i, new Meant(EQUAL, "=="), Code.NO_OPERATOR);
            return;
        }
        CommonToken first = tokens.get(i - 1);
        tokens.get(i).setType(BLANK);
        first.setType(torn.type());
        first.setStopIndex(tokens.get(i).getStopIndex());
        Span span = Scanner.span(first);
        problems.report(Code.NO_OPERATOR, span, Fix.replace(span, torn.spelling()), first.getText().charAt(0) + " =", torn.spelling());
    }

    // `Let name =`, at the beginning of a line.
    private boolean isMisspeltLet(int i) {
        if (type(i - 1) != NAME || type(i - 2) != NAME || i > 2 && tokens.get(i - 3).getLine() == tokens.get(i - 2).getLine())
            return false;
        CommonToken token = tokens.get(i - 2);
        String word = token.getText();
        if (Spelling.nearest(word, List.of("let")).isEmpty())
            return false;
        token.setType(LET);
        Span span = Scanner.span(token);
        problems.report(Code.UNKNOWN_ITEM.at(span, word, Spelling.didYouMean(word, List.of("let"))).with(Fix.replace(span, "let")));
        return true;
    }

    // `tcp.port > 1023 and < 5000`: the field is said once.
    private void subject(int i) {
        int relation = i - 1;
        while (isOneOf(IN_VALUES, type(relation)))
            relation--;
        if (!isOneOf(RELATIONS, type(i + 1)) || relation == i - 1 || !isOneOf(RELATIONS, type(relation)) || type(relation - 1) != NAME || isOneOf(INSIDE, type(relation - 2)))
            return;
        CommonToken field = tokens.get(relation - 1);
        CommonToken lacking = tokens.get(i + 1);
        Span span = Scanner.span(lacking);
        problems.report(Code.SURPLUS, span, Fix.insert(span.start(), field.getText() + " "), lacking.getText(), "it needs a field on its left, as in `" + field.getText() + " "
                + lacking.getText() + " …`");
        CommonToken again = made(NAME, lacking, span.start());
        again.setText(field.getText());
        tokens.add(i + 1, again);
    }

    private boolean foreign(int i) {
        boolean joined = tokens.get(i).getText().equals("|") && joinFlags(i);
        if (!joined)
            mend(i, SIGNS.get(tokens.get(i).getText()), Code.NO_OPERATOR);
        return joined;
    }

    // A word needs blanks where a sign had none.
    private String apart(int i, String right) {
        if (!Character.isLetter(right.charAt(0)))
            return right;
        boolean before = i > 0 && tokens.get(i - 1).getStopIndex() + 1 == tokens.get(i).getStartIndex();
        boolean behind = i + 1 < tokens.size() && tokens.get(i).getStopIndex() + 1 == tokens.get(i + 1).getStartIndex();
        return (before ? " " : "") + right + (behind ? " " : "");
    }

    // `tcp.flags == SYN|ACK`: flags that make one number together are one word.
    private boolean joinFlags(int i) {
        int before = i - 2;
        while (type(before) == OPEN)
            before--;
        boolean areFlags = type(i - 1) == NAME && type(i + 1) == NAME && isOneOf(COMPARES, type(before)) && isFlag(tokens.get(i + 1).getText());
        if (areFlags) {
            CommonToken joined = tokens.get(i + 1);
            joined.setStartIndex(tokens.get(i - 1).getStartIndex());
            joined.setText(source.text(Scanner.span(joined)));
            tokens.subList(i - 1, i + 1).clear();
        }
        return areFlags;
    }

    private void word(int i) {
        String text = tokens.get(i).getText();
        String lower = text.toLowerCase(Locale.ROOT);
        Meant meant = WORDS.get(lower);
        if (meant == null || !isOperator(i, meant))
            return;
        if (text.equals(lower))
            mend(i, meant, Code.NO_OPERATOR);
        else
            mend(i, new Meant(meant.type, lower), Code.CAPITALS);
    }

    /** A word or sign that the text lacks, of no length; the stream of tokens numbers it. */
    static CommonToken made(int type, CommonToken beside, int offset) {
        CommonToken made = new CommonToken(type, "");
        made.setStartIndex(offset);
        made.setStopIndex(offset - 1);
        made.setLine(beside.getLine());
        return made;
    }

    /** Whether a word is the name of a TCP flag. */
    static boolean isFlag(String word) {
        return Packet.Flags.WORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    private void quantifier(int i) {
        CommonToken token = tokens.get(i);
        if (i + 1 == tokens.size() || type(i + 1) != NOT)
            return;
        String word = token.getText();
        problems.report(Code.BAD_QUANTIFIER, Scanner.span(token), "`" + word + " not` can be read in two ways; write `not " + word + " …`");
        token.setType(BLANK);
    }

    // Where an operand has ended, or a `not` stands before one, the word can be no name.
    private boolean isOperator(int i, Meant meant) {
        boolean begins = i + 1 < tokens.size() && isOneOf(BEGINS_OPERAND, type(i + 1));
        return begins && (meant.type == NOT ? !isOneOf(Keywords.ENDS_OPERAND, type(i - 1)) || type(i + 1) == IN : isOneOf(Keywords.ENDS_OPERAND, type(i - 1)));
    }

    private void mend(int i, @Nullable Meant meant, Code code) {
        if (meant == null)
            return;
        CommonToken token = tokens.get(i);
        token.setType(meant.type);
        Span span = Scanner.span(token);
        problems.report(code, span, Fix.replace(span, apart(i, meant.spelling)), token.getText(), meant.spelling);
    }

    private static boolean isOneOf(BitSet types, int type) {
        return type >= 0 && types.get(type);
    }

    private int type(int i) {
        return i < 0 || i >= tokens.size() ? -1 : tokens.get(i).getType();
    }
}
