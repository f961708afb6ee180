package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Several values that are compared at once: {@code == 80, 443}, {@code == (80 or 443)}, {@code in [80, 443]}. Each is reported and then read as the set that was meant. */
final class SetHabits {
    private static final BitSet VALUES     = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER);
    private static final BitSet LITERALS   = Keywords.types(LITERAL, STRING, RAW_STRING);
    private static final BitSet ELEMENTS   = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, COMMA, OR, NOT, TO, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE);
    private static final BitSet SEPARATORS = Keywords.types(COMMA, OR);

    private static final int     SLICE = 8;    // tokens at most
    private static final Pattern OCTET = Pattern.compile("\\p{XDigit}{2}");

    private final TokenRow row;

    private final StringBuilder set = new StringBuilder();
    private int                 at;
    private int                 values;
    private boolean             isSpoken;        // with other separators than commas

    private SetHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right what stands behind the operator at this index. */
    static void mend(int operator, TokenRow row) {
        new SetHabits(row).mend(operator);
    }

    private void mend(int operator) {
        boolean isLet = row.type(operator) == ASSIGN;
        boolean isIn = isLet || row.type(operator) == IN;
        int opener = row.opens(operator + 1) > 0 ? row.type(operator + 1) : 0;
        if ((opener == OPEN_BRACE || opener == OPEN_BRACKET) && exceptions(operator + 1)) {
            if (!isIn)
                makeIn(operator);
            return;
        }
        at = operator + (opener == 0 ? 1 : 2);
        boolean isBare = isIn && opener == 0 || isLet && opener == OPEN;                          // `in internal or tcp` is right where that is a set
        boolean isRead = read(opener != 0 || isIn, isBare ? LITERALS : VALUES) && values > (isLet && opener == OPEN_BRACKET ? 0 : 1) && (opener == 0 || row.type(at) == opener + 1);
        int last = opener == 0 ? at - 1 : at;
        boolean isEnd = !isLet || row.type(last + 1) == Token.EOF || row.startsLine(last + 1);
        if (!isRead || !isEnd || isIn && opener == OPEN_BRACE && !isSpoken || namesFlags(operator + 1))
            return;
        if (!isIn && opener == 0 && areOctets(operator, last)) {
            octets(operator + 1, last);
            return;
        }
        Span span = row.span(isIn ? operator + 1 : operator).to(row.span(last));
        String written = "{" + set + "}";
        String right = isIn ? written : row.type(operator) == EQUAL ? "in " + written : "not in " + written;
        row.report(Code.BAD_SET, span, Fix.replace(span, right), isIn ? "a set is written in braces, as in " + written : "several values are a set; write `" + right + "`");
        makeSet(operator + 1, last, opener != 0);
        if (!isIn)
            makeIn(operator);
    }

    // `[10.0.0.0/8, !10.1.0.0/16]`, as Snort and Suricata have networks without others.
    private boolean exceptions(int open) {
        int close = close(open);
        int first = open + 1;
        while (first < close && !isException(first, open))
            first++;
        if (first >= close)
            return false;
        Span span = row.span(first, first + 1);
        row.report(Code.BAD_SET, span, List.of(), "a set has no exceptions; ask for them apart, as in `ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}`");
        for (int i = first; i < close; i++)
            if (isException(i, open))
                withoutException(i, open);
        row.embrace(open, close, true);
        return true;
    }

    // Nothing else than elements is before it; else negative.
    private int close(int open) {
        int depth = 1;
        int i = open;
        while (depth > 0 && row.is(++i, ELEMENTS))
            depth += row.opens(i);
        return depth == 0 ? i : -1;
    }

    private boolean isException(int i, int open) {
        int before = row.before(i);
        return row.type(i) == NOT && (before == open || row.type(before) == COMMA) && (row.is(i + 1, VALUES) || row.type(i + 1) == OPEN_BRACKET);
    }

    // What is the only element stays.
    private void withoutException(int not, int open) {
        int last = row.type(not + 1) == OPEN_BRACKET ? row.closer(not + 1, row.size()) : not + 1;
        if (row.before(not) != open)
            row.leaveOut(row.before(not), last);
        else if (row.type(last + 1) == COMMA)
            row.leaveOut(not, last + 1);
        else
            row.leaveOut(not, not);
    }

    // The values from here on; words that join predicates do so too where nothing shows that values are meant.
    private boolean read(boolean isSure, BitSet taken) {
        while (row.is(at, taken) && !isField(row.get(at))) {
            set.append(DashRanges.dotted(row.text(at++)));
            values++;
            boolean joins = isSure ? row.is(at, SEPARATORS) || isSign(row.type(at)) : row.type(at) == COMMA;
            if (row.type(at) != TO && !joins)
                return true;
            set.append(row.type(at) == TO ? ".." : ", ");
            isSpoken |= row.type(at) != TO && row.type(at) != COMMA;
            at++;
        }
        return false;
    }

    private boolean isSign(int type) {
        return type == FOREIGN && List.of(";", "|").contains(row.text(at));
    }

    private static boolean isField(CommonToken token) {
        return token.getType() == NAME && token.getText().contains(".");
    }

    // `udp.payload[0:4] == 17,00,03,2a`
    private boolean areOctets(int operator, int last) {
        int open = operator - 1;
        while (open > 0 && open > operator - SLICE && row.type(open) != OPEN_BRACKET)
            open--;
        boolean isSlice = open >= 0 && row.type(operator - 1) == CLOSE_BRACKET && row.type(open) == OPEN_BRACKET;
        boolean isOfThatLength = isSlice && row.text(row.span(open, operator - 1)).matches("\\[\\d{1,5}:" + values + "]");
        return isOfThatLength && IntStream.rangeClosed(operator + 1, last).allMatch(i -> row.type(i) == COMMA || OCTET.matcher(row.text(i)).matches());
    }

    private void octets(int first, int last) {
        Span span = row.span(first, last);
        String right = IntStream.rangeClosed(first, last).filter(i -> row.type(i) != COMMA).mapToObj(row::text).collect(Collectors.joining(":"));
        row.report(Code.SURPLUS, row.span(first + 1), Fix.replace(span, right), ",", "write octets as `" + right + "`");
        row.join(first, last, LITERAL, right);
    }

    // These make one number together.
    private boolean namesFlags(int from) {
        return IntStream.range(from, at).anyMatch(i -> row.type(i) == NAME && Habits.isFlag(row.text(i)));
    }

    private void makeSet(int first, int last, boolean isOpened) {
        for (int i = first; i < last; i++) {
            if (row.is(i, SEPARATORS) || row.type(i) == FOREIGN)
                row.get(i).setType(COMMA);
            else if (row.type(i) == LITERAL && DashRanges.isRange(row.text(i)))
                row.get(i).setText(row.text(i).substring(0, row.text(i).indexOf('-')));         // as good as the range, which has been told
        }
        row.embrace(first, last, isOpened);
    }

    private void makeIn(int operator) {
        CommonToken token = row.get(operator);
        boolean isNegated = token.getType() == NOT_EQUAL;
        if (isNegated)
            row.insert(operator + 1, IN, "", row.span(operator).end());
        token.setType(isNegated ? NOT : IN);
    }
}
