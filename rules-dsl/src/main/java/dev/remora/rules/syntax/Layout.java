package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.source.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Splits the tokens of a file without errors into the lines of the standard layout. */
final class Layout {
    private static final int    STEP    = 4;
    private static final int    VALUES  = 9;    // from the column of a clause to that of its values
    private static final BitSet HEADERS = Keywords.types(RULE, POLICY, TEST, PACKETS, SEQUENCE);
    private static final BitSet PADDED  = Keywords.types(WHEN, ON, COUNT, SUM, UNLESS, WITHOUT, ASSUME, MAX, MESSAGE, SEVERITY, BECAUSE, BENIGN, SEE,
            APPLIES, ALLOW, ALERT, DENY);
    private static final BitSet TALL    = Keywords.types(RULE, POLICY, TEST);

    private final List<LayoutLine> lines  = new ArrayList<>();
    private final Deque<Integer>   blocks = new ArrayDeque<>();
    private final Source           source;

    private LayoutLine  line   = new LayoutLine(LayoutLine.Kind.PLAIN, 0, false);
    private CommonToken before = new CommonToken(Token.EOF, "");    // the word or comment before
    private CommonToken last   = before;                            // the word before
    private int         item;                                       // the keyword of the item
    private int         header;                                     // the keyword whose block begins next
    private int         clause;                                     // what the clause begins with; 0 between clauses
    private int         depth;                                      // brackets that are open in the clause
    private boolean     isSign;                                     // the word before is a sign of its operand

    private Layout(Source source) {
        this.source = source;
    }

    static List<LayoutLine> lines(Reading reading) {
        Layout layout = new Layout(reading.source());
        Stream.concat(reading.words().stream().filter(token -> token.getType() != Token.EOF), reading.comments().stream())
                .sorted(Comparator.comparingInt(CommonToken::getStartIndex)).forEach(layout::take);
        layout.endLine();
        return layout.lines;
    }

    private void take(CommonToken token) {
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            place(token, token.getType());
            follow(token.getType());
            last = token;
        } else {
            comment(token);
        }
        before = token;
    }

    private void comment(CommonToken token) {
        String text = token.getText().replace("\r\n", "\n");
        boolean alone = before.getType() == Token.EOF || !isSameLine(token);
        if (alone) {
            boolean inClause = depth > 0 || (clause != 0 && Keywords.wantsOperand(last.getType()));
            begin(LayoutLine.Kind.COMMENT, inClause ? continuation(0) : blocks.size() * STEP, isBlankBefore(token));
            line.append(text);
        } else if (token.getType() == LINE_COMMENT) {
            line.comment(text);
        } else {
            line.append(" " + text);
        }
    }

    // Where the token goes: to a line of its own, or behind what is there.
    private void place(CommonToken token, int type) {
        if (type == CLOSE_BRACE && depth == 0)
            placeEnd();
        else if (beginsClause(type))
            beginClause(token, type);
        else if (isBroken(token, type))
            begin(LayoutLine.Kind.PLAIN, continuation(type), false);
        else
            separate(type);
        line.append(token.getText());
    }

    // What the token changes for those behind it.
    private void follow(int type) {
        isSign = (type == PLUS || type == MINUS) && Gaps.isSignAfter(last);
        if (type == OPEN_BRACE && header != 0) {
            blocks.push(header);
            header = 0;
            clause = 0;
        } else if (type == CLOSE_BRACE && depth == 0) {
            blocks.pop();
            clause = 0;
        } else {
            depth += Keywords.OPENERS.get(type) ? 1 : Keywords.CLOSERS.get(type) ? -1 : 0;
        }
        if (HEADERS.get(type))
            header = type;
    }

    private void placeEnd() {
        if (before == last && last.getType() == OPEN_BRACE)
            line.append(" ");
        else
            begin(LayoutLine.Kind.PLAIN, (blocks.size() - 1) * STEP, false);
    }

    private boolean beginsClause(int type) {
        if (depth > 0)
            return false;
        return switch (block()) {
            case 0 -> Keywords.ITEMS.get(type);
            case PACKETS -> type == FRAME || (type == ENDPOINT && last.getType() != GREATER);
            case SEQUENCE -> type == THEN || clause == 0;
            case POLICY -> Keywords.CLAUSES.get(type) && type != WHEN;
            default -> Keywords.CLAUSES.get(type) && last.getType() != UNLESS;
        };
    }

    private void beginClause(CommonToken token, int type) {
        LayoutLine.Kind kind = switch (type) {
            case LET -> LayoutLine.Kind.LET;
            case ALLOW, ALERT, DENY -> LayoutLine.Kind.DECISION;
            case ENDPOINT -> LayoutLine.Kind.PACKET;
            default -> LayoutLine.Kind.PLAIN;
        };
        boolean apart = blocks.isEmpty() && (TALL.get(item) || TALL.get(type) || item == PACK);
        begin(kind, blocks.size() * STEP, isBlankBefore(token));
        if (apart)
            putApart();
        if (blocks.isEmpty())
            item = type;
        clause = type;
    }

    // An empty line before the item, or before the comments right above it.
    private void putApart() {
        LayoutLine first = line;
        for (int i = lines.size() - 1; i >= 0 && !first.blankBefore() && lines.get(i).kind() == LayoutLine.Kind.COMMENT; i--)
            first = lines.get(i);
        first.putBlankBefore();
    }

    // Whether the line ends before this token: behind a comment, or where the author ended it inside a clause.
    private boolean isBroken(CommonToken token, int type) {
        if (before.getType() == Token.EOF)
            return false;
        if (before.getType() == LINE_COMMENT)
            return true;
        boolean behindKeyword = last.getType() == clause && Keywords.isKeyword(clause);
        return clause != 0 && header == 0 && !behindKeyword && !isSameLine(token) && (type != OPEN_BRACE || depth > 0);
    }

    private int continuation(int type) {
        int levels = Math.max(0, depth - (Keywords.CLOSERS.get(type) ? 1 : 0));
        int base = blocks.size() * STEP;
        boolean hasColumn = block() == RULE || block() == POLICY;
        if (hasColumn)
            return base + VALUES + levels * STEP;
        return base + (depth == 0 ? STEP : levels * STEP);
    }

    private void separate(int type) {
        if (last.getType() == clause && PADDED.get(clause) && !blocks.isEmpty())
            line.append(" ".repeat(VALUES - last.getText().length()));
        else if (line.kind() == LayoutLine.Kind.LET && type == ASSIGN)
            line.cell(1);
        else if (line.kind() == LayoutLine.Kind.DECISION && depth == 0 && type == WHEN)
            line.cell(1);
        else if (line.kind() == LayoutLine.Kind.DECISION && depth == 0 && isNote(type))
            line.cell(2);
        else if (line.kind() == LayoutLine.Kind.PACKET && type == GREATER && depth == 0)
            line.cell(1);
        else if (line.kind() == LayoutLine.Kind.PACKET && type == NAME && line.cells().size() == 2)
            line.cell(2);
        else if (before != last || isBlank(type))
            line.append(" ");
    }

    private boolean isBlank(int type) {
        if (last.getType() == Token.EOF)
            return false;
        if (header != 0 && type == OPEN_BRACE && depth == 0)
            return true;                                             // the block begins
        if (block() == PACKETS)
            return Gaps.isBlankInPacket(last, type);
        boolean edgeOfSet = clause == LET && depth == 1 && (last.getType() == OPEN_BRACE || type == CLOSE_BRACE);
        return edgeOfSet || Gaps.isBlank(last, type, isSign);
    }

    private boolean isNote(int type) {
        return (type == STRING || type == RAW_STRING) && !Keywords.wantsOperand(last.getType());
    }

    private int block() {
        return blocks.isEmpty() ? 0 : blocks.peek();
    }

    private boolean isSameLine(CommonToken token) {
        return source.line(before.getStopIndex()) == source.line(token.getStartIndex());
    }

    private boolean isBlankBefore(CommonToken token) {
        boolean first = before.getType() == Token.EOF || (before == last && last.getType() == OPEN_BRACE && depth == 0);
        return !first && source.line(token.getStartIndex()) > source.line(before.getStopIndex()) + 1;
    }

    private void begin(LayoutLine.Kind kind, int indent, boolean blankBefore) {
        endLine();
        line = new LayoutLine(kind, indent, blankBefore && !lines.isEmpty());
    }

    private void endLine() {
        if (!line.isEmpty())
            lines.add(line);
    }
}
