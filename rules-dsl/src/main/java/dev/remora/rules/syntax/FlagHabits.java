package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Flags of a test's packet as other tools write them: letters, signs between them, without brackets, or behind a word for flags. */
final class FlagHabits {
    private static final int    LONGEST     = 32;                    // tokens between brackets
    private static final BitSet IN_BRACKETS = Keywords.types(NAME, COMMA);
    private static final BitSet JOINS       = Keywords.types(COMMA, FOREIGN, PLUS, DIVIDE, BIT_AND, AND, OR);
    private static final BitSet ASSIGNS     = Keywords.types(ASSIGN, EQUAL);
    private static final BitSet VALUES      = Keywords.types(LITERAL, STRING, RAW_STRING, ASSIGN, EQUAL);

    private static final Set<String> WORDS = Set.of("flags", "Flags", "flag");
    private static final Pattern     COLON = Pattern.compile("[Ff]lags:[A-Za-z]*");

    private static final Map<Integer, Integer> CLOSERS = Map.of(OPEN_BRACKET, CLOSE_BRACKET, OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE, LESS, GREATER);

    private final TokenRow row;

    private String  missing = "";        // the protocol, where that is missing, too
    private boolean isWrong;

    FlagHabits(TokenRow row) {
        this.row = row;
    }

    /** Whether flags follow such a word in other tools. */
    static boolean isWord(String word) {
        return WORDS.contains(word);
    }

    /** Puts right the flags where a protocol is missing before them; whether something was wrong with the flags, and both is told. */
    boolean mendBoth(int protocol, int end) {
        missing = "tcp ";
        isWrong = false;
        mend(protocol, end);
        missing = "";
        return isWrong;
    }

    /** Puts right the flags behind a protocol, and gives the first token behind them. */
    int mend(int protocol, int before) {
        int first = protocol + 1;
        int size = row.size();
        int at = behindWord(first, before);
        int end = before + row.size() - size;
        int closer = closer(at);
        if (closer > 0 && row.type(at) == OPEN_BRACKET) {
            inBrackets(at + 1, closer - 1);
            if (at > first)
                word(first, at);
            return closer + 1;
        }
        int last = closer > 0 && isFlags(at + 1, closer - 1) ? closer : endOfBare(at, end) - 1;
        return last < at && at == first ? first : bare(first, at, last);
    }

    /** Flags that stand behind a key, or behind others. */
    void misplaced(int protocol, int from, int end) {
        for (int i = from; i < end; i++) {
            int last = row.type(i) == OPEN_BRACKET ? closer(i) : endOfBare(i, end) - 1;
            if (last < i)
                continue;
            boolean isFirst = from == protocol + 1;
            boolean follows = !isFirst && i == from;
            if (isFirst || follows)
                misplaced(protocol, i, last, follows);
            else
                row.report(Code.SURPLUS, row.span(i, last), List.of(), row.text(row.span(i, last)), "this packet has its flags already");
            row.leaveOut(i, last);
            return;
        }
    }

    private void misplaced(int protocol, int first, int last, boolean follows) {
        Span span = row.span(first, last);
        Optional<List<String>> read = FlagText.read(inside(row.text(span)));
        String flags = read.map(names -> "[" + String.join(" ", names) + "]").orElse("[SYN]");
        Span away = new Span(row.span(first - 1).end(), span.end());
        Fix move = new Fix("Write `tcp " + flags + "`", List.of(new Fix.Edit(Span.at(row.span(protocol).end()), " " + flags), new Fix.Edit(away, "")));
        Fix join = new Fix("Write them in one pair of brackets",
                List.of(new Fix.Edit(new Span(row.span(first - 1).start(), span.end()), " " + String.join(" ", read.orElse(List.of())) + "]")));
        List<Fix> fixes = read.isEmpty() || follows && row.type(first - 1) != CLOSE_BRACKET ? List.of() : List.of(follows ? join : move);
        String why = follows ? "one pair of brackets holds all flags, as in [SYN ACK]" : "flags directly follow the protocol: `tcp " + flags + "`";
        row.report(Code.SURPLUS, span, fixes, row.text(span), why);
    }

    private static String inside(String text) {
        return text.replaceAll("[\\[\\](){}<>]", " ");
    }

    private void word(int first, int bracket) {
        Span word = row.span(first, bracket - 1);
        Fix fix = new Fix("Remove `" + row.text(word) + "`", List.of(new Fix.Edit(new Span(word.start(), row.span(bracket).start()), missing)));
        isWrong = true;
        row.report(Code.SURPLUS, word, fix, row.text(word), "flags go in brackets directly after `tcp`");
        row.leaveOut(first, bracket - 1);
    }

    // `flags`, `flags:` and `flags =`.
    private int behindWord(int first, int end) {
        if (first < end && row.type(first) == LITERAL && COLON.matcher(row.text(first)).matches())
            row.split(first, row.text(first).indexOf(':'), NAME, NAME);
        boolean isWord = first < end && isWord(row.text(first));
        return !isWord ? first : row.is(first + 1, ASSIGNS) ? first + 2 : first + 1;
    }

    private int closer(int open) {
        Integer closer = CLOSERS.get(row.type(open));
        for (int i = open + 1; closer != null && i < open + LONGEST && row.type(i) != Token.EOF && !row.startsLine(i); i++)
            if (row.type(i) == closer)
                return i;
        return -1;
    }

    private boolean isFlags(int first, int last) {
        return first <= last && FlagText.isFlags(row.text(row.span(first, last)));
    }

    private int endOfBare(int from, int end) {
        int at = from;
        while (at < end && (at == from || !row.startsLine(at)) && isBareFlag(at))
            at = row.is(at + 1, JOINS) && at + 2 < end && isBareFlag(at + 2) ? at + 2 : at + 1;
        return at;
    }

    // `ack` with a number behind it is a key, and `fe` behind `payload` an octet.
    private boolean isBareFlag(int i) {
        boolean isKey = PacketKey.of(row.text(i)).isPresent() && row.is(row.behind(i), VALUES);
        int before = row.before(i);
        boolean isValue = row.type(before) == NAME && PacketKey.of(row.text(before)).filter(key -> !key.takes().isEmpty()).isPresent();
        return row.type(i) == NAME && !isKey && !isValue && FlagText.isFlags(row.text(i));
    }

    private int bare(int first, int at, int last) {
        if (last < at)
            return first;
        Span span = row.span(first, last);
        String flags = FlagText.read(inside(row.text(row.span(at, last)))).map(names -> "[" + String.join(" ", names) + "]").orElse("[SYN]");
        isWrong = true;
        row.report(Code.UNKNOWN_PACKET_KEY, span, Fix.replace(span, missing + flags), row.text(span), "tcp", "; flags go in brackets: `tcp " + flags + "`");
        row.leaveOut(first, last);
        return last + 1;
    }

    private boolean isRight(int first, int last) {
        for (int i = first; i <= last; i++)
            if (!row.is(i, IN_BRACKETS) || row.type(i) == NAME && !Packet.Flags.WORDS.contains(row.text(i)))
                return false;
        return true;
    }

    private void inBrackets(int first, int last) {
        if (isRight(first, last))
            return;
        boolean hasSigns = false;
        for (int i = first; i <= last; i++)
            hasSigns |= !row.is(i, IN_BRACKETS);
        int from = first;
        int to = last;
        while (!hasSigns && isRight(from, from))
            from++;
        while (!hasSigns && isRight(to, to))
            to--;
        Span span = row.span(from, to);
        Optional<List<String>> meant = FlagText.read(row.text(span));
        if (meant.isEmpty() && !hasSigns)
            return;                                                  // misspelt words, each of which is told
        isWrong = meant.isPresent();
        List<Fix> fixes = meant.map(names -> fix(first, span, names)).stream().toList();
        row.report(Code.UNKNOWN_FLAG, span, fixes, row.text(span), meant.map(FlagHabits::question).orElse("; " + FlagText.KNOWN));
        row.leaveOut(from, to);
    }

    private Fix fix(int first, Span span, List<String> names) {
        if (names.isEmpty())
            return Fix.delete(span, row.text(span));
        Fix fix = Fix.replace(span, String.join(" ", names));
        return missing.isEmpty() ? fix : new Fix(fix.title() + " and insert `tcp`", List.of(new Fix.Edit(Span.at(row.span(first - 1).start()), missing), fix.edits().get(0)));
    }

    private static String question(List<String> flags) {
        return flags.isEmpty() ? "; write `[]` for none" : "; did you mean `" + String.join(" ", flags) + "`?";
    }
}
