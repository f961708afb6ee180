package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.source.Span;

/** Names as scripts of Zeek have them, {@code c$id$resp_p}: each is read as one name. */
final class ZeekHabits {
    private ZeekHabits() {}

    /** Makes one name of {@code c$id$resp_p}, whose first sign this is; the checker says what it is here. Whether there is such. */
    static boolean record(int sign, TokenRow row) {
        int last = sign - 1;
        while (row.text(last + 1).equals("$") && row.touches(last + 1) && row.type(last + 2) == NAME && row.touches(last + 2))
            last += 2;
        if (row.type(sign - 1) != NAME || last < sign)
            return false;
        Span span = row.span(sign - 1, last);
        row.merge(sign - 1, last, row.text(span));
        return true;
    }
}
