package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Predicates in the words of capture filters, {@code src host 10.0.0.1 and tcp port 80}, and of nftables, {@code tcp dport 80}. Those of one expression are reported
 * together, with what they are here, and are then left out, so that the rest of the text is read.
 */
final class CaptureFilters {
    /** The text of a name that stands for what was left out. */
    static final String LEFT_OUT = "?";

    private static final int SHOWN = 72;    // characters of what is right that a message holds

    private static final Map<String, String> FIELDS = Map.of("tcpflags", "tcp.flags", "icmptype", "icmp.type", "icmpcode", "icmp.code", "icmp6type", "icmpv6.type",
            "icmp6code", "icmpv6.code");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("tcp-fin", 1), Map.entry("tcp-syn", 2), Map.entry("tcp-rst", 4), Map.entry("tcp-push", 8),
            Map.entry("tcp-ack", 16), Map.entry("tcp-urg", 32), Map.entry("tcp-ece", 64), Map.entry("tcp-cwr", 128), Map.entry("icmp-echoreply", 0),
            Map.entry("icmp-unreach", 3), Map.entry("icmp-redirect", 5), Map.entry("icmp-echo", 8), Map.entry("icmp-timxceed", 11), Map.entry("icmp-paramprob", 12));

    private static final BitSet BEFORE        = Keywords.types(WHEN, APPLIES, WITHOUT, THEN, COUNT, ASSIGN, AND, OR, XOR, NOT, NO, OPEN, OPEN_BRACE);
    private static final BitSet COMPARES      = Keywords.types(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BIT_AND, ASSIGN);
    private static final BitSet IN_EXPRESSION = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, AND, OR, XOR, NOT, OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE,
            OPEN_BRACKET, CLOSE_BRACKET, COMMA, TO, FOREIGN, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BIT_AND, IN, CONTAINS, MATCHES, ASSIGN);

    private final TokenRow row;

    private final List<Fix.Edit> edits = new ArrayList<>();    // of the expression that is being read
    private boolean              isSure;                                    // whether they leave a right text
    private boolean              isNested;                                  // there are parentheses, or what is denied
    private boolean              isMixed;                                   // what is joined first cannot be shown
    private boolean              hasOr;

    private CaptureFilters(TokenRow row) {
        this.row = row;
    }

    /** Finds them among these tokens, and puts words in their places that the parser takes. */
    static void mend(TokenRow row) {
        new CaptureFilters(row).mend();
    }

    private void mend() {
        boolean isBehind = false;                                      // nftables has predicates side by side
        for (int i = 0; i < row.size(); i++) {
            if (!row.is(i, IN_EXPRESSION))
                report();
            else
                join(i);
            @Nullable CapturePredicate found = i == 0 || isBehind || row.is(i - 1, BEFORE) ? CapturePredicate.at(i, row) : null;
            if (found != null && isBehind)
                row.insert(i++, AND, "", row.span(i).start());
            if (found != null) {
                replace(i, found.length(), NAME, LEFT_OUT, (isBehind ? "and " : "") + found.right());
                isSure &= found.isSure();
            } else {
                slice(i);
                numbers(i);
            }
            isBehind = found != null;
        }
        report();
    }

    // In a capture filter `and` and `or` bind alike, from the left: pcap-filter(7).
    private void join(int i) {
        isNested |= row.type(i) == OPEN || row.type(i) == CLOSE || row.type(i) == NOT;
        if (row.type(i) == AND && hasOr && !edits.isEmpty()) {
            isMixed |= isNested || !row.text(i - 1).equals(LEFT_OUT);
            if (!isMixed) {
                edits.set(0, new Fix.Edit(edits.getFirst().span(), "(" + edits.getFirst().text()));
                edits.set(edits.size() - 1, new Fix.Edit(edits.getLast().span(), edits.getLast().text() + ")"));
            }
            hasOr = false;
        }
        hasOr |= row.type(i) == OR;
        isNested |= (row.type(i) == OR || row.type(i) == AND) && edits.isEmpty();             // of what stands before
    }

    // `icmp[icmptype]`
    private void slice(int i) {
        String field = row.type(i) == NAME && row.type(i + 1) == OPEN_BRACKET && row.type(i + 2) == NAME && row.type(i + 3) == CLOSE_BRACKET ? FIELDS.get(row.text(i + 2)) : null;
        if (field == null)
            return;
        replace(i, 4, NAME, field, field);
        if (row.type(i + 1) == ASSIGN)
            replace(i + 1, 1, EQUAL, "==", "==");
    }

    // `tcp-syn`, `tcp-syn|tcp-ack`, and `0x02|0x10` behind `&`
    private void numbers(int i) {
        int before = row.type(i - 1) == OPEN ? i - 2 : i - 1;
        boolean isMask = row.type(before) == BIT_AND && row.text(i + 1).equals("|");
        boolean isLet = row.type(before) == ASSIGN && row.type(before - 2) == LET;
        if (isLet || !row.is(before, COMPARES) || !isNamed(i) && !(isMask && number(i).isPresent()))
            return;
        long number = number(i).orElse(0);
        int end = i + 1;
        while (row.text(end).equals("|") && number(end + 1).isPresent()) {
            number |= number(end + 1).orElse(0);
            end += 2;
        }
        String right = row.text(i).startsWith("icmp") ? Long.toString(number) : String.format(Locale.ROOT, "0x%02x", number);
        replace(i, end - i, LITERAL, right, right);
    }

    private boolean isNamed(int i) {
        return row.type(i) == NAME && NUMBERS.containsKey(row.text(i));
    }

    private OptionalLong number(int i) {
        if (isNamed(i))
            return OptionalLong.of(NUMBERS.getOrDefault(row.text(i), 0));
        return row.type(i) == LITERAL ? Units.amount(row.text(i)) : OptionalLong.empty();
    }

    private void replace(int first, int length, int type, String text, String right) {
        isSure = isSure || edits.isEmpty();
        row.join(first, first + length - 1, type, text);
        edits.add(new Fix.Edit(row.span(first), right));
    }

    private void report() {
        if (!edits.isEmpty())
            tell();
        edits.clear();
        isNested = false;
        isMixed = false;
        hasOr = false;
    }

    private void tell() {
        Span span = balanced(edits.getFirst().span().to(edits.getLast().span()));
        String written = row.text(span);
        List<Fix.Edit> inside = edits.stream().map(edit -> new Fix.Edit(edit.span().shift(-span.start()), edit.text())).collect(Collectors.toList());
        String right = new Fix("", inside).apply(written);
        String shown = right.length() > SHOWN || right.lines().count() > 1 ? Excerpt.name(right) : right;
        Diagnostic found = Code.CAPTURE_FILTER.at(span, Excerpt.name(written), shown);
        row.report(isSure && !isMixed ? found.with(new Fix("Write `" + shown + "`", edits)) : found);
    }

    // With the parentheses that are closed behind it.
    private Span balanced(Span span) {
        String text = row.source().text();
        int open = 0;
        int end = span.start();
        while (end < text.length() && text.charAt(end) != '\n' && (end < span.end() || open > 0)) {
            open += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        return open == 0 && end > span.end() ? new Span(span.start(), end) : span;
    }
}
