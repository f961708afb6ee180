package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Makes brackets match before the parser sees them.
 *
 * <p>A bracket that is never closed is closed where the clause, the block or the text ends; one that closes nothing is left out. Each is one
 * diagnostic. So the parser can rely on it that a bracket it has entered has an end, and step over what it does not understand.
 */
final class Brackets {
    private static final BitSet SEQUENCE_WORDS = Keywords.types(THEN, NO, WITHIN);
    private static final BitSet PACKET_WORDS   = Keywords.types(AT);
    private static final BitSet SLICE_WORDS    = Keywords.types(NAME, LITERAL, MINUS, TO, COMMA, STRING, CLOSE_BRACKET, CLOSE, CLOSE_BRACE);

    private static final BitSet BEGINS_STEP = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, NOT, NO, ANY, ALL);

    private static final BitSet WORDS         = Keywords.types(NAME, STRING, RAW_STRING);
    private static final int    UNKNOWN_BLOCK = -1;

    /** A bracket that is open; {@code block} is the keyword whose clauses it holds, 0 for brackets in expressions. */
    private record Open(CommonToken token, int block) {
        int closer() {
            return token.getType() + 1;
        }

        /** Whether it begins the block of this keyword and the text lacks it. */
        boolean isMadeFor(int keyword) {
            return block == keyword && token.getStopIndex() < token.getStartIndex();
        }
    }

    private final Deque<Open>       open = new ArrayDeque<>();
    private final List<CommonToken> out  = new ArrayList<>();
    private final Problems          problems;

    private int header;    // the keyword whose block must begin next; 0 for none

    private Brackets(Problems problems) {
        this.problems = problems;
    }

    /** The tokens with brackets that match. */
    static List<CommonToken> match(List<CommonToken> tokens, Problems problems) {
        Brackets brackets = new Brackets(problems);
        for (int i = 0; i < tokens.size(); i++)
            brackets.take(tokens.get(i), i + 1 < tokens.size() ? tokens.get(i + 1).getType() : Token.EOF);
        return brackets.out;
    }

    private void take(CommonToken token, int behind) {
        int type = token.getType();
        if (header == PACKETS && type != OPEN_BRACE)
            beginBlock(token, type < 0 || Keywords.isKeyword(type) || type == CLOSE_BRACE);
        if (header == SEQUENCE && !isOpenInExpression() && (isEndOfClause(type) || beginsStep(type)))
            beginBlock(token, isEndOfClause(type));
        if (type == CLOSE_BRACE && !open.isEmpty() && open.peek().isMadeFor(SEQUENCE) && isEndOfItem(behind))
            closeUnclosed(token);
        if (isOpen(OPEN_BRACKET) && (type < 0 || !SLICE_WORDS.get(type)))
            closeUnclosed(token);
        switch (type) {
            case OPEN, OPEN_BRACKET -> open(token, 0);
            case OPEN_BRACE -> openBrace(token);
            case CLOSE, CLOSE_BRACKET, CLOSE_BRACE -> close(token);
            case Token.EOF -> end(token);
            default -> word(token, type);
        }
    }

    private static boolean isEndOfClause(int type) {
        return isEndOfItem(type) || type == CLOSE_BRACE || Keywords.CLAUSES.get(type);
    }

    private static boolean isEndOfItem(int type) {
        return type < 0 || Keywords.ITEMS.get(type);
    }

    // Whether the steps of a sequence begin here without a brace: where no keys are, behind an operand that no comma follows, and with the second step at the latest.
    private boolean beginsStep(int type) {
        int before = out.get(out.size() - 1).getType();
        boolean behindKey = Keywords.ENDS_OPERAND.get(Math.max(before, 0)) && BEGINS_STEP.get(type);
        return before == SEQUENCE && type != BY && type != OPEN_BRACE || behindKey || type == THEN;
    }

    private void word(CommonToken token, int type) {
        if (Keywords.isKeyword(type))
            keyword(token, type);
        out.add(token);
    }

    private void keyword(CommonToken token, int type) {
        boolean isItem = Keywords.ITEMS.get(type);
        if (header != 0 && (isItem || Keywords.CLAUSES.get(type)))
            beginBlock(token, isItem);
        while (!open.isEmpty() && !fits(open.peek(), type))
            closeUnclosed(token);
        if (type == RULE || type == POLICY || type == TEST || type == SEQUENCE || type == PACKETS)
            header = type;
    }

    // Whether this keyword can stand directly in this bracket.
    private static boolean fits(Open innermost, int type) {
        return switch (innermost.block) {
            case 0 -> false;
            case SEQUENCE -> SEQUENCE_WORDS.get(type);
            case PACKETS -> PACKET_WORDS.get(type);
            case PACK -> true;
            default -> !Keywords.ITEMS.get(type);
        };
    }

    private void open(CommonToken token, int block) {
        open.push(new Open(token, block));
        out.add(token);
    }

    // Braces behind a word or a text begin a block, even where nobody knows of what.
    private void openBrace(CommonToken token) {
        while (header != 0 && isOpenInExpression())
            closeUnclosed(token);
        if (isBehindPack()) {
            open.push(new Open(token, PACK));
            return;
        }
        boolean behindWord = !out.isEmpty() && WORDS.get(Math.max(out.get(out.size() - 1).getType(), 0));
        open(token, header == 0 && behindWord ? UNKNOWN_BLOCK : header);
        header = 0;
    }

    private boolean isBehindPack() {
        int last = out.size() - 1;
        int name = last > 1 && out.get(last).getType() != NAME ? last - 1 : last;
        return open.isEmpty() && header == 0 && name > 0 && out.get(name).getType() == NAME && out.get(name - 1).getType() == PACK
                && (name == last || Keywords.TEXTS.get(Math.max(out.get(last).getType(), 0)));
    }

    // Those of a pack, which it does not need; {@code close} is what ends them, if anything does.
    private void leaveOut(CommonToken open, @Nullable CommonToken close) {
        List<Fix.Edit> edits = new ArrayList<>(List.of(new Fix.Edit(Scanner.span(open), "")));
        if (close != null)
            edits.add(new Fix.Edit(Scanner.span(close), ""));
        problems.report(Code.SURPLUS.at(Scanner.span(open), "{", "what follows `pack` in the file belongs to it").with(new Fix("Remove the braces", edits)));
    }

    // A rule without its opening brace: it is put in, and its partner too where the next item begins already.
    private void beginBlock(CommonToken before, boolean isEmpty) {
        CommonToken last = out.get(out.size() - 1);
        Span place = Span.at(last.getStopIndex() + 1);
        Diagnostic found = Code.NO_BLOCK.at(place, Words.spelling(header), header == SEQUENCE ? "steps" : header == PACKETS ? "packets" : "clauses");
        problems.report(header == SEQUENCE ? found : found.with(Fix.insert(place.start(), isEmpty ? " { }" : " {")));
        openBrace(made(OPEN_BRACE, last.getStopIndex() + 1, before));
        if (isEmpty)
            out.add(made(open.pop().closer(), last.getStopIndex() + 1, before));
    }

    private void close(CommonToken token) {
        int type = token.getType();
        if (isOpen(type - 1)) {
            Open innermost = open.pop();
            if (innermost.block == PACK)
                leaveOut(innermost.token, token);
            else
                out.add(token);
        } else if (isOpenFurtherOut(type - 1)) {
            while (!isOpen(type - 1))
                closeUnclosed(token);
            close(token);
        } else if (isOpenInExpression()) {
            closeWithTheRight(token);
        } else {
            problems.report(Code.STRAY_BRACKET, Scanner.span(token), Fix.delete(Scanner.span(token), token.getText()), token.getText());
        }
    }

    // A parenthesis does not reach out of the clause it stands in; a brace does.
    private boolean isOpenFurtherOut(int type) {
        for (Open each : open) {
            if (each.token.getType() == type)
                return true;
            if (each.block != 0)
                return false;
        }
        return false;
    }

    private void closeWithTheRight(CommonToken token) {
        Open innermost = open.pop();
        Span span = Scanner.span(token);
        String right = Words.spelling(innermost.closer());
        problems.report(Code.WRONG_BRACKET, span, Fix.replace(span, right), innermost.token.getText(), token.getText(), right);
        token.setType(innermost.closer());
        out.add(token);
    }

    private void closeUnclosed(CommonToken before) {
        Open innermost = open.pop();
        if (innermost.block == PACK) {
            leaveOut(innermost.token, null);
            return;
        }
        CommonToken last = out.get(out.size() - 1);
        Span span = Scanner.span(innermost.token);
        problems.report(Code.UNCLOSED_BRACKET, span, Fix.insert(last.getStopIndex() + 1, Words.spelling(innermost.closer())), innermost.token.getText());
        out.add(made(innermost.closer(), last.getStopIndex() + 1, before));
    }

    private void end(CommonToken token) {
        if (header != 0)
            beginBlock(token, true);
        while (!open.isEmpty())
            closeUnclosed(token);
        out.add(token);
    }

    private boolean isOpenInExpression() {
        return !open.isEmpty() && open.peek().block == 0;
    }

    private boolean isOpen(int type) {
        return !open.isEmpty() && open.peek().token.getType() == type;
    }

    // A bracket that the text lacks: it takes no room.
    private static CommonToken made(int type, int at, CommonToken before) {
        CommonToken token = new CommonToken(type, Words.spelling(type));
        token.setStartIndex(at);
        token.setStopIndex(at - 1);
        token.setLine(before.getLine());
        return token;
    }
}
