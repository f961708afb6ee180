package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;

/** Items and clauses that begin with the words of Snort, Suricata, Zeek or Sigma: each is reported and then read as what was meant. */
final class ClauseHabits {
    static final BitSet         PREDICATES = Keywords.types(NAME, LITERAL, STRING, NOT, OPEN, ANY, ALL);
    private static final BitSet GO_ON      = Keywords.types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, CONTAINS,
            MATCHES, AND, OR);
    private static final BitSet BLOCKS     = Keywords.types(RULE, POLICY, TEST);

    private static final Set<String> SEVERITIES = Set.of("info", "low", "medium", "high", "critical");
    private static final Set<String> ACTIONS    = Set.of("alert", "drop", "pass", "reject", "log");

    private static final int    OPTIONS = 4096;      // tokens of a rule of Snort between its parentheses
    private static final String SNORT   = "`remora import` translates rules of Snort and Suricata";

    private static final Set<String> SEEN = Set.of("seen", "preceded", "before");

    private static final Map<String, Integer> IN_FILE = Map.ofEntries(
            Map.entry("alert", RULE), Map.entry("signature", RULE), Map.entry("sig", RULE), Map.entry("detect", RULE), Map.entry("detection", RULE), Map.entry("event", RULE),
            Map.entry("define", LET), Map.entry("const", LET), Map.entry("var", LET), Map.entry("def", LET), Map.entry("set", LET), Map.entry("macro", LET), Map.entry("list", LET),
            Map.entry("package", PACK), Map.entry("module", PACK), Map.entry("namespace", PACK), Map.entry("ruleset", PACK),
            Map.entry("include", IMPORT), Map.entry("ignore", SUPPRESS), Map.entry("silence", SUPPRESS));

    private static final Map<String, Integer> NOTES = Map.ofEntries(
            Map.entry("level", SEVERITY), Map.entry("priority", SEVERITY), Map.entry("description", BECAUSE), Map.entry("desc", BECAUSE), Map.entry("reason", BECAUSE),
            Map.entry("why", BECAUSE), Map.entry("falsepositives", BENIGN), Map.entry("false-positives", BENIGN), Map.entry("false_positives", BENIGN), Map.entry("reference", SEE),
            Map.entry("references", SEE), Map.entry("ref", SEE), Map.entry("url", SEE));

    private static final Map<String, Integer> IN_RULE = Map.of("if", WHEN, "where", WHEN, "condition", WHEN, "filter", WHEN, "detection", WHEN, "require", WHEN, "requires", WHEN,
            "msg", MESSAGE, "alert", MESSAGE, "log", MESSAGE);

    private static final Map<String, Integer> MORE_IN_RULE = Map.of("report", MESSAGE, "print", MESSAGE, "notice", MESSAGE, "text", MESSAGE);

    private static final Map<String, Integer> MORE_IN_POLICY = Map.of("if", APPLIES, "where", APPLIES);

    private static final Map<String, Integer> IN_TEST = Map.of("assert", EXPECT, "should", EXPECT, "alert", EXPECT, "pcap", CAPTURE,
            "input", PACKETS, "send", PACKETS, "given", PACKETS);

    private final TokenRow row;

    private int     block;       // the keyword of the item whose clauses stand here; 0 between items
    private int     depth;
    private int     clause;      // the keyword of the clause that was begun last
    private boolean hasPredicate;    // of the item

    private ClauseHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the tokens that begin items and clauses, in place. */
    static void mend(TokenRow row) {
        ClauseHabits habits = new ClauseHabits(row);
        int header = 0;
        for (int i = 0; i < row.size() && !row.isFull(); i++) {
            if (habits.begins(i))
                habits.mend(i);
            else if (habits.isBlock() && i > 0 && EndSigns.is(i, row))
                EndSigns.mend(i, row, habits.block != 0);
            int type = row.type(i);
            header = row.is(i, Keywords.ITEMS) ? type : header;
            habits.passed(i);
            habits.depth += type == OPEN_BRACE ? 1 : type == CLOSE_BRACE ? -1 : 0;
            if (row.is(i, Keywords.ITEMS) && row.startsLine(i))
                habits.depth = 0;
            habits.block = habits.depth == 0 ? 0 : header;
        }
        row.sweep();
    }

    private void passed(int i) {
        boolean isItem = row.is(i, Keywords.ITEMS);
        if (isItem || row.is(i, Keywords.CLAUSES))
            clause = row.type(i);
        hasPredicate = !isItem && (hasPredicate || clause == WHEN || clause == APPLIES);
    }

    private boolean begins(int i) {
        int before = row.type(i - 1);
        boolean isForeign = row.type(i) == SUPPRESS && block == RULE;
        return isBlock() && (row.startsLine(i) || before == OPEN_BRACE || isForeign) && (before == OPEN_BRACE || before < 0 || !Keywords.wantsOperand(before));
    }

    private boolean isBlock() {
        return block == 0 || depth == 1 && BLOCKS.get(block);
    }

    private void mend(int i) {
        if (block == 0 && ACTIONS.contains(row.text(i)) && isSnort(i))
            return;
        int type = row.type(i);
        if (type == WHEN && ACTIONS.contains(row.text(i + 1)))
            snortBehind(i);
        if (block == 0 && type == SUPPRESS)
            SuppressHabits.mend(i, row);
        int value = row.type(i + 1) == ASSIGN ? i + 2 : i + 1;
        if (type == LITERAL && row.text(i).indexOf(':') > 0)
            colon(i, row.text(i).indexOf(':'));
        else if (block != 0 && keyword(row.text(i)) != 0 && row.type(i + 1) == ASSIGN && !row.startsLine(i + 1)) {
            row.get(i).setType(keyword(row.text(i)));                // it is none behind a comma
            between(i);
        } else if (meant(row.text(i)) != 0 && follows(meant(row.text(i)), value)) {
            row.leaveOut(i + 1, value - 1);
            replace(i, row.span(i), meant(row.text(i)), List.of(new Fix.Edit(row.span(i, value - 1), Words.spelling(meant(row.text(i))))));
            if (block == POLICY)
                PolicyHabits.mend(i, hasPredicate, row);
        } else if (block == RULE && NoClause.is(i, row))
            NoClause.mend(i, row);
        else if (block == RULE && row.type(i) == NOT && SEEN.contains(row.text(i + 1)))
            lookBack(i);
        else if (row.type(i) == APPLIES && row.text(i + 1).equals("to") && row.is(i + 2, PREDICATES) && !row.startsLine(i + 2))
            between(i);
        else if (block == POLICY)
            PolicyHabits.mend(i, hasPredicate, row);
        else if (block == RULE && isPredicate(i))
            predicate(i);
    }

    // `not seen icmp.type == 8 by ip.src within 30s`
    private void lookBack(int not) {
        int begin = row.type(not + 2) == BY ? not + 3 : not + 2;
        int end = begin;
        boolean hasKeys = false;
        for (; !WindowHabits.isBeyond(end, not, row); end++)
            hasKeys |= row.type(end) == BY;
        Span words = row.span(not, begin - 1);
        row.report(Code.UNKNOWN_CLAUSE, words, hasKeys ? List.of(Fix.replace(words, "without")) : List.of(), row.text(words), "rule",
                "; to say what must not have come shortly before, write `without icmp.type == 8 by ip.src within 30s`");
        row.leaveOut(not, hasKeys ? begin - 1 : end - 1);
        if (hasKeys)
            row.get(not).setType(WITHOUT);
    }

    private boolean isPredicate(int i) {
        boolean isField = row.type(i) == NAME && (row.text(i).contains(".") || row.is(i + 1, GO_ON) && !row.startsLine(i + 1));
        return isField || row.type(i) == NOT && row.type(i + 1) == NAME;
    }

    // Where a clause should begin: a rule has one `when`.
    private void predicate(int i) {
        int place = row.span(i).start();
        boolean goesOn = clause == WHEN;
        if (hasPredicate && !goesOn || clause == SEQUENCE)
            return;
        String word = goesOn ? "and" : "when";
        boolean isPlain = !goesOn || !hasOr(i);
        List<Fix> fixes = isPlain ? List.of(Fix.insert(place, word + " ")) : List.of();
        row.report(Code.UNKNOWN_CLAUSE, row.span(i), fixes, row.text(i), "rule", goesOn ? "; join another condition with `and`" : "; write the condition after `when`");
        row.insert(i, goesOn ? AND : WHEN, "", place);
    }

    // Which an `and` before this token would tear apart, on either side of it.
    private boolean hasOr(int and) {
        int first = and;
        while (first > 0 && row.type(first - 1) != WHEN)
            first--;
        int end = and;
        while (row.type(end) != Token.EOF && !row.is(end, Keywords.CLAUSES) && !row.is(end, Keywords.ITEMS))
            end++;
        return IntStream.range(first, end).anyMatch(i -> row.type(i) == OR || row.type(i) == XOR);
    }

    private int meant(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        Map<String, Integer> words = switch (block) {
            case RULE -> IN_RULE;
            case POLICY -> VerdictWords.KEYWORDS;
            case TEST -> IN_TEST;
            default -> IN_FILE;
        };
        Map<String, Integer> more = block == RULE ? MORE_IN_RULE : MORE_IN_POLICY;
        int note = block == RULE || block == POLICY ? NOTES.getOrDefault(word, more.getOrDefault(word, 0)) : 0;
        return words.getOrDefault(word, note);
    }

    // Whether what stands there can follow such a keyword.
    private boolean follows(int keyword, int i) {
        if (i >= row.size() || row.startsLine(i))
            return false;
        return switch (keyword) {
            case WHEN, APPLIES -> row.is(i, PREDICATES);
            case MESSAGE, BECAUSE, BENIGN, SEE, IMPORT, CAPTURE -> row.is(i, Keywords.TEXTS);
            case SEVERITY -> SEVERITIES.contains(row.text(i));
            case RULE -> row.type(i) == NAME && (row.is(i + 1, Keywords.TEXTS) || row.type(i + 1) == OPEN_BRACE);
            case LET -> row.type(i) == NAME && row.type(i + 1) == ASSIGN;
            case PACKETS -> row.type(i) == OPEN_BRACE;
            case ALLOW, ALERT, DENY -> VerdictHabits.follows(i, row);
            default -> row.type(i) == NAME;
        };
    }

    private void replace(int i, Span span, int keyword, List<Fix.Edit> edits) {
        String right = Words.spelling(keyword);
        String word = row.text(span);
        String question = "; did you mean `" + right + "`?";
        List<Fix> fixes = List.of(new Fix("Replace with `" + right + "`", edits));
        if (block == 0)
            row.report(Code.UNKNOWN_ITEM, span, fixes, word, question);
        else
            row.report(Code.UNKNOWN_CLAUSE, span, fixes, word, block == RULE ? "rule" : block == POLICY ? "policy" : "test", question);
        retype(i, keyword);
    }

    private void retype(int i, int keyword) {
        row.become(i, keyword);
        if (keyword == PACKETS)
            Keywords.followPackets(row.from(i));
    }

    // `message: "x"`, `condition:tcp`, and the semicolon with which such a line may end.
    private void colon(int i, int colon) {
        String word = row.text(i).substring(0, colon);
        int known = keyword(word);
        int keyword = known == 0 ? meant(word) : known;
        boolean isAlone = row.text(i).length() == colon + 1;
        if (keyword == 0 || isAlone && (row.startsLine(i + 1) || row.type(i + 1) == Token.EOF))
            return;
        Span sign = new Span(row.span(i).start() + colon, row.span(i).start() + colon + 1);
        row.split(i, colon, NAME, NAME);
        Span name = row.span(i);
        List<Fix.Edit> edits = new ArrayList<>();
        String blank = row.span(i + 1).start() == sign.end() ? " " : "";
        edits.add(known == 0 ? new Fix.Edit(new Span(name.start(), sign.end()), Words.spelling(keyword) + blank) : new Fix.Edit(sign, blank));
        EndSigns.atLineOf(i, row).ifPresent(edits::add);
        if (known == 0) {
            replace(i, name, keyword, edits);
            return;
        }
        row.report(Code.SURPLUS, sign, new Fix("Remove `:`", edits), ":", "what belongs to `" + word + "` follows it directly");
        retype(i, keyword);
    }

    // `severity = high`, `applies to icmp`
    private void between(int i) {
        Span sign = row.span(i + 1);
        String what = row.text(i + 1);
        Span away = new Span(row.span(i).end(), i + 2 < row.size() ? Math.max(sign.end(), row.span(i + 2).start()) : sign.end());
        row.report(Code.SURPLUS, sign, new Fix("Remove `" + what + "`", List.of(new Fix.Edit(away, " "))), what, "what belongs to `" + row.text(i) + "` follows it directly");
        row.leaveOut(i + 1, i + 1);
    }

    // The keyword with this spelling that may begin something here.
    private int keyword(String word) {
        BitSet types = block == 0 ? Keywords.ITEMS : Keywords.CLAUSES;
        for (int type = types.nextSetBit(0); type >= 0; type = types.nextSetBit(type + 1))
            if (Words.spelling(type).equals(word))
                return type;
        return 0;
    }

    // `alert tcp any any -> any 80 (msg:"…"; sid:1;)`: a whole rule of another engine.
    private boolean isSnort(int first) {
        int last = first;
        boolean hasArrow = false;
        while (row.type(last + 1) != Token.EOF && !row.startsLine(last + 1)) {
            last++;
            hasArrow |= isArrow(last);
        }
        if (!hasArrow)
            return false;
        row.report(Code.UNKNOWN_ITEM, row.span(first), List.of(), row.text(first), "; " + SNORT);
        row.leaveOut(first, last);
        return true;
    }

    // `when alert tcp any any -> any 80 (msg:"…"; sid:1;)`
    private void snortBehind(int when) {
        int first = when + 1;
        int open = first;
        boolean hasArrow = false;
        for (; row.type(open) != OPEN && !row.is(open, Keywords.CLAUSES) && row.type(open) != Token.EOF || open == first; open++)
            hasArrow |= isArrow(open);
        int close = hasArrow ? row.closer(open, OPTIONS) : -1;
        if (close < 0)
            return;
        row.report(Code.SURPLUS, row.span(first), List.of(), row.text(first), SNORT);
        row.get(first).setType(NAME);
        row.get(first).setText("frame");
        row.leaveOut(first + 1, close);
    }

    private boolean isArrow(int i) {
        return row.type(i) == FOREIGN && (row.text(i).equals("->") || row.text(i).equals("<>"));
    }
}
