package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.regex.Pattern;

/** Octets of a test's packet as other tools write them, {@code payload 'GET'}, {@code payload |47 45|}, {@code payload 47 45}: each is reported and then read as what was meant. */
final class OctetHabits {
    private static final Pattern OCTETS = Pattern.compile("(?:\\p{XDigit}{2})+");

    private OctetHabits() {}

    /** Puts right the value that begins at this token, if octets should stand there; none of its tokens is at or behind this end. */
    static void mend(int first, int end, TokenRow row) {
        if (row.type(first - 1) != NAME || PacketKey.of(row.text(first - 1)).filter(key -> key.takes().contains("OCTETS")).isEmpty())
            return;
        boolean isBarred = row.text(first).equals("|");
        int last = isBarred ? first + 1 : first;
        while (last < end && !row.startsLine(last) && OCTETS.matcher(row.text(last)).matches())
            last++;
        int octets = last - (isBarred ? first + 1 : first);
        if (row.type(first) == CHARACTER && Quoted.end(row.text(first)) < row.text(first).length())
            quotes(first, row);
        else if (isBarred && octets > 0 && last < end && row.text(last).equals("|"))
            join(first, last, row);
        else if (!isBarred && octets > 1)
            join(first, last - 1, row);
    }

    private static void quotes(int i, TokenRow row) {
        Span span = row.span(i);
        row.report(Code.BAD_CHARACTER, span, TextHabits.doubled(span, row.text(i)), "a text");
        row.get(i).setType(STRING);
    }

    private static void join(int first, int last, TokenRow row) {
        Span span = row.span(first, last);
        String right = row.text(span).replaceAll("[|\\s]", "").replaceAll("(..)(?=.)", "$1:");
        row.report(Code.SURPLUS, span, Fix.replace(span, right), row.text(span), "write octets as `" + right + "`");
        row.get(first).setType(LITERAL);
        row.merge(first, last, right);
    }
}
