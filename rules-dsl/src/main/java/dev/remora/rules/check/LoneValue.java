package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.syntax.Expr;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What to suggest where a value stands alone, and no field is named that is to have it: an address, a port, a text.
 *
 * @param hint       what to say behind "does not say what must hold"
 * @param comparison what to put in its place; empty where too little is known, as of a number, which may be a port
 */
record LoneValue(String hint, Optional<String> comparison) {
    private static final int PORT_BITS = 16;

    /** What to suggest for an expression; nothing, unless it is a value that says what it is. */
    static LoneValue of(Expr expr) {
        if (!(expr instanceof Expr.Literal literal))
            return new LoneValue("", Optional.empty());
        String raw = Literals.text(literal);
        return switch (literal.form()) {
            case WORD -> word(raw);
            case STRING, RAW_STRING -> instead("frame contains " + raw);
            default -> new LoneValue("", Optional.empty());
        };
    }

    private static LoneValue instead(String comparison) {
        return new LoneValue("; write `" + comparison + "`", Optional.of(comparison));
    }

    private static LoneValue word(String raw) {
        BigInteger number = Numerals.parse(raw);
        if (number != null)
            return new LoneValue(number.signum() > 0 && number.bitLength() <= PORT_BITS ? "; a port is asked for as in `tcp.port == " + raw + "`" : "", Optional.empty());
        String field = Addresses.ipv4(raw) != null ? "ip.addr" : Addresses.mac(raw) != null ? "eth.addr" : Addresses.ipv6(raw) != null ? "ipv6.addr" : "";
        return field.isEmpty() ? new LoneValue("", Optional.empty()) : instead(field + " == " + raw);
    }

    /** Says that an expression is no predicate, and what would be one. */
    void report(Expr expr, Findings findings) {
        findings.add(Code.NOT_A_PREDICATE.at(expr.span(), "`" + findings.words(expr) + "`", hint),
                comparison.map(written -> Fix.replace(expr.span(), written)).stream().toArray(Fix[]::new));
    }
}
