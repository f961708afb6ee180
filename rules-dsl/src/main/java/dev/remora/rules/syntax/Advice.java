package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in an author's words what the parser met: what is missing, what is too much, and what would be right. */
final class Advice {
    private static final BitSet BEGINS_OPERAND = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, OPEN, OPEN_BRACE, NOT);
    private static final BitSet VALUES         = Keywords.types(LITERAL, STRING, CHARACTER);
    private static final BitSet NAMED          = Keywords.types(PACK, LET, RULE, POLICY, ALLOW, ALERT, DENY);
    private static final BitSet BINARY         = Keywords.types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER,
            GREATER_OR_EQUAL, CONTAINS, MATCHES, IN, AND, OR, XOR, BIT_AND, TIMES_SIGN, DIVIDE, MODULO);

    private static final Set<String> UNITS = Set.of("ns", "us", "ms", "s", "m", "h", "d");

    private final Problems problems;

    private int looked;    // the token whose clause was looked for last
    private int clause;    // where that begins

    Advice(Problems problems) {
        this.problems = problems;
    }

    /** An operand should stand at the next token. */
    void missingOperand(TokenStream tokens, ParserRuleContext context) {
        Token before = before(tokens);
        Token next = tokens.LT(1);
        if (isKnown(tokens, next))
            return;
        boolean isStep = before.getType() == OPEN_BRACE && next.getType() == CLOSE_BRACE && Words.isStep(context);
        boolean isPacket = before.getType() == OPEN && context instanceof RemoraParser.PacketContext;
        if (isPacket)
            problems.report(Code.EMPTY_BRACKETS.at(between(before, next), "()", "write a packet between the parentheses"));
        else
            problems.report(isStep ? Code.BAD_SEQUENCE.at(between(before, next), Words.STEPS)
                    : before.getType() == UNLESS && next.getType() != UNKNOWN ? noCount(before, next, tokens.LT(2)) : missingOperand(before, next));
    }

    private static Diagnostic missingOperand(Token before, Token next) {
        int type = before.getType();
        if (next.getType() == UNKNOWN)
            return unknown(next);
        if (type == OPEN && next.getType() == CLOSE)
            return Code.EMPTY_BRACKETS.at(between(before, next), "()", "write a predicate or a value between the parentheses");
        if (type == OPEN_BRACE && next.getType() == CLOSE_BRACE)
            return Code.EMPTY_BRACKETS.at(between(before, next), "{}", "nothing is in an empty set");
        if (type == COMMA)
            return missingBehindComma(before, next);
        if (type == LAYER)
            return Code.MISSING_OPERAND.at(place(before, next), "`#`", "the number of a layer, without a space; comments begin with //");
        if (type == Token.EOF && next.getType() == Token.EOF)
            return Code.NOT_A_PREDICATE.at(Span.at(0), "an empty filter", "; write a predicate, such as `tcp.flags.syn`");
        if (Keywords.wantsOperand(type) && type != Token.EOF && type != OPEN)
            return Code.MISSING_OPERAND.at(place(before, next), name(before), Words.wanted(before) + reserved(before, next));
        if (next.getType() == THEN)
            return Code.SURPLUS.at(Scanner.span(next), next.getText(), "it goes between two steps, and needs one before it");
        if (BINARY.get(Math.max(next.getType(), 0)))
            return Code.SURPLUS.at(Scanner.span(next), next.getText(), "it needs a field or a value before it");
        return Code.SURPLUS.at(place(before, next), text(next), "a field or a value must come first");
    }

    // A window begins with its measure, even where only one can be meant.
    private static Diagnostic noCount(Token before, Token next, Token behind) {
        String wanted = Words.wanted(before);
        if (next.getType() != NAME || Spelling.nearest(next.getText(), List.of("count")).isEmpty())
            return Code.MISSING_WORD.at(place(before, next), name(before), wanted + (isException(next, behind) ? "; an exception belongs to `when`, as `and not (…)`" : ""));
        Span span = Scanner.span(next);
        return Code.MISSING_WORD.at(span, name(before), wanted + "; did you mean `count` instead of `" + text(next) + "`?").with(Fix.replace(span, "count"));
    }

    // `unless ip.src == 10.0.0.1`, `unless icmp`
    private static boolean isException(Token next, Token behind) {
        boolean isName = next.getType() == NAME && (next.getText().contains(".") || behind.getType() != WITHIN && behind.getType() != BY);
        return isName || next.getType() == NOT || next.getType() == OPEN;
    }

    private static Diagnostic missingBehindComma(Token before, Token next) {
        if (next.getType() == CLOSE_BRACE)
            return Code.BAD_SET.at(Scanner.span(before), "a set must not end with a comma").with(Fix.delete(Scanner.span(before), ","));
        boolean behindKey = next.getType() == WITHIN || next.getType() == OPEN_BRACE;        // which end the keys of a clause, but no list of values
        return Code.MISSING_OPERAND.at(place(before, next), "a comma", behindKey ? "another field" : "another value");
    }

    /** One of some words or signs should stand at the next token. */
    void missingWord(TokenStream tokens, IntervalSet expected, ParserRuleContext context) {
        Token before = before(tokens);
        Token next = tokens.LT(1);
        if (isKnown(tokens, next))
            return;
        boolean text = expected.contains(STRING) && !expected.contains(LITERAL);
        if (context instanceof RemoraParser.RangeContext)
            problems.report(missingRange(before, next));
        else if (text && next.getType() == NAME && next.getLine() == before.getLine())
            problems.report(Code.MISSING_WORD, Scanner.span(next), name(before), "a text in quotes");
        else if (isMisread(before, next, context))
            return;
        else if (before.getType() == NOT)
            problems.report(Code.SURPLUS, Scanner.span(before), before.getText(),
                    "it goes before the whole comparison, as in `not tcp.port == 80`, or with `in`");
        else
            problems.report(Code.MISSING_WORD, place(before, next), subject(before, context), Words.expected(before, expected) + reserved(before, next));
    }

    // What a window's author wrote otherwise than the language has it, before the parser could tell.
    private boolean isMisread(Token before, Token next, ParserRuleContext context) {
        Span span = Scanner.span(before);
        if (before.getType() == LITERAL && UNITS.contains(next.getText())) {
            Span both = span.to(Scanner.span(next));
            problems.report(Code.BAD_DURATION, both, Fix.replace(both, before.getText() + next.getText()), before.getText() + " " + next.getText());
            return true;
        }
        if (context instanceof RemoraParser.WindowContext && before.getText().equals("per") && next.getType() == NAME) {
            problems.report(Code.MISSING_WORD, span, Fix.replace(span, "by"), "this window", "`by` and a key; did you mean `by` instead of `per`?");
            return true;
        }
        return false;
    }

    // A word that the language keeps for itself, or one with a colon, where a name should stand.
    private static String reserved(Token before, Token next) {
        String written = next.getText();                               // empty where a word was put in that the text lacks
        boolean word = next.getLine() == before.getLine() && !written.isEmpty() && Character.isLetter(written.charAt(0));
        if (!NAMED.get(before.getType()) || !word || Keywords.isKeyword(next.getType()))
            return "";
        String why = next.getType() == LITERAL ? "cannot be a name, which has only letters, digits, `-` and `_`" : "is a word of the language and cannot be a name";
        return "; `" + text(next) + "` " + why;
    }

    /** What stands at the next token is nearly the word that should. */
    void misspelt(TokenStream tokens, String right, IntervalSet expected, ParserRuleContext context) {
        Token before = before(tokens);
        Token next = tokens.LT(1);
        if (isKnown(tokens, next))
            return;
        Span span = Scanner.span(next);
        problems.report(Code.MISSING_WORD, span, Fix.replace(span, right), subject(before, context),
                Words.expected(before, expected) + "; did you mean `" + right + "` instead of `" + text(next) + "`?");
    }

    private static Diagnostic missingRange(Token before, Token next) {
        if (before.getType() == OPEN_BRACKET && next.getType() == CLOSE_BRACKET)
            return Code.EMPTY_BRACKETS.at(between(before, next), "[]", "write which octets, as in [0] or [0:4]");
        return Code.BAD_RANGE.at(Scanner.span(before), text(before), "a comma needs octets on both sides, as in [0,4-5]");
    }

    /** What stands at the next token belongs to nothing; a bracket of this type, or the end of the text, should. */
    void surplus(TokenStream tokens, int closer, ParserRuleContext context) {
        Token before = before(tokens);
        Token next = tokens.LT(1);
        if (isKnown(tokens, next))
            return;
        if (closer == OPEN_BRACE && next.getType() == NAME) {
            problems.report(Code.SURPLUS, Scanner.span(next), text(next), "put the title in quotes");
            return;
        }
        boolean operands = Keywords.ENDS_OPERAND.get(Math.max(before.getType(), 0)) && BEGINS_OPERAND.get(Math.max(next.getType(), 0));
        boolean inSet = closer == CLOSE_BRACE && (context instanceof RemoraParser.SetContext || context instanceof RemoraParser.AtomContext);
        if (inSet && (operands || next.getText().equals(";")))
            problems.report(Code.BAD_SET, Scanner.span(next), Fix.insert(before.getStopIndex() + 1, ","), "separate the elements of a set with commas");
        else if (operands && context instanceof RemoraParser.PlaceholderContext)
            problems.report(Code.BAD_PLACEHOLDER, Scanner.span(next),
                    new Fix("Insert `} {`", List.of(new Fix.Edit(Span.at(before.getStopIndex() + 1).to(Span.at(next.getStartIndex())), "} {"))),
                    "each pair of braces holds one value; write `" + text(next) + "` in braces of its own");
        else
            problems.report(surplus(before, next));
    }

    /** What stands from this token to the next one belongs to no clause, or to no item. */
    void surplusInBlock(TokenStream tokens, int first, ParserRuleContext context) {
        Token next = tokens.get(first);
        Token before = first == 0 ? next : tokens.get(first - 1);
        if (isKnown(tokens, next))
            return;
        boolean begins = first == 0 || before.getLine() < next.getLine() || before.getType() == OPEN_BRACE || misspelt(next, tokens.get(first + 1), context).isPresent();
        boolean goesOn = !begins && Words.endsWithPredicate(context);
        if (isUntil(next, context))
            problems.report(Code.SURPLUS.at(Scanner.span(next), text(next), "did you mean `until`?").with(Fix.replace(Scanner.span(next), "until")));
        else if (begins || context instanceof RemoraParser.FileContext && !goesOn)
            problems.report(NoClause.diagnostic(next, context));
        else if (goesOn)
            problems.report(surplus(before, next));
        else
            problems.report(Code.SURPLUS, Scanner.span(next), text(next), Words.complete(context));
    }

    // Behind the rule that is suppressed.
    private static boolean isUntil(Token word, ParserRuleContext context) {
        boolean isSuppressed = Words.last(context) instanceof RemoraParser.ItemContext item && item.suppress() != null;
        return isSuppressed && word.getType() == NAME && Spelling.nearest(word.getText(), List.of("until")).isPresent();
    }

    /** The keyword of a clause that the next token is nearly, if what follows it would follow that: two operands cannot stand behind a third. */
    Optional<String> misspeltClause(TokenStream tokens, ParserRuleContext context) {
        return misspelt(tokens.LT(1), tokens.LT(2), context);
    }

    private static Optional<String> misspelt(Token word, Token behind, ParserRuleContext context) {
        boolean begins = word.getType() == NAME && behind.getLine() == word.getLine() && Keywords.followsKeyword(behind.getType());
        return begins ? Spelling.nearest(word.getText(), Words.clausesOf(context)) : Optional.empty();
    }

    private static Diagnostic surplus(Token before, Token next) {
        Span span = Scanner.span(next);
        int type = next.getType();
        if (type == UNKNOWN)
            return unknown(next);
        if (Keywords.ENDS_OPERAND.get(Math.max(before.getType(), 0)) && BEGINS_OPERAND.get(Math.max(type, 0)))
            return missingOperator(before, next);
        return Code.SURPLUS.at(span, text(next), Words.whyNot(type));
    }

    // A value behind a field is compared with it; two predicates are joined.
    private static Diagnostic missingOperator(Token before, Token next) {
        boolean isCompared = before.getType() == NAME && before.getText().contains(".") && VALUES.get(next.getType());
        String operator = isCompared ? "==" : "and";
        return Code.MISSING_OPERATOR.at(Scanner.span(next), text(next), text(before), operator).with(Fix.insert(next.getStartIndex(), operator + " "));
    }

    static Diagnostic unknown(Token token) {
        return Code.UNKNOWN_CHARACTER.at(Scanner.span(token), Excerpt.character(token.getText()), "");
    }

    // One mistake is enough for a clause: what follows may well come of it. A bracket that was put in says that one is missing.
    private boolean isKnown(TokenStream tokens, Token next) {
        boolean madeUp = Keywords.CLOSERS.get(Math.max(next.getType(), 0)) && next.getStopIndex() < next.getStartIndex();
        Span stop = Scanner.span(next);
        int first = clause(tokens, Math.min(tokens.index(), next.getTokenIndex()));
        Span clause = new Span(Math.min(tokens.get(first).getStartIndex(), stop.start()), stop.end());
        return madeUp || problems.hasAt(stop) || problems.hasIn(clause);
    }

    // Where the clause of a token begins. Mistakes are met in the order of the text, so that what was gone through for one need not be for the next.
    private int clause(TokenStream tokens, int token) {
        int least = token < looked ? 0 : looked;
        int first = token;
        while (first > 0 && first >= least && !beginsClause(tokens.get(first), tokens.get(first - 1)))
            first--;
        clause = first < least ? clause : first;
        looked = token;
        return clause;
    }

    private static boolean beginsClause(Token token, Token before) {
        int type = token.getType();
        boolean clause = type == THEN || (Keywords.isKeyword(type) && (Keywords.CLAUSES.get(type) || Keywords.ITEMS.get(type)));
        boolean word = NoClause.isWord(token) || type == ENDPOINT || type == FRAME;
        return clause || word && NoClause.beginsLine(token, before);
    }

    private static Token before(TokenStream tokens) {
        if (tokens.index() > 0)
            return tokens.get(tokens.index() - 1);
        CommonToken start = new CommonToken(Token.EOF, "");
        start.setLine(tokens.LT(1).getLine());
        start.setStartIndex(0);
        return start;
    }

    // Where the missing thing belongs: at what stands in its place, or right behind what is before it when that begins something else.
    private static Span place(Token before, Token next) {
        boolean ends = next.getType() == Token.EOF || Keywords.isKeyword(next.getType()) || Keywords.CLOSERS.get(next.getType())
                || next.getLine() != before.getLine();
        return ends ? Span.at(before.getStopIndex() + 1) : Scanner.span(next);
    }

    private static Span between(Token first, Token last) {
        return Scanner.span(first).to(Scanner.span(last));
    }

    private static String subject(Token before, ParserRuleContext context) {
        return Words.subject(context).orElse(name(before));
    }

    private static String name(Token token) {
        return "`" + text(token) + "`";
    }

    private static String text(Token token) {
        return token.getType() == Token.EOF ? "the end" : Excerpt.name(token.getText());
    }
}
