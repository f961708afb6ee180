package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Filter;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.type.Predicate;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to suggest where a value stands alone, and no field is named that is to have it: an address, a port, a text.
 *
 * @param hint       what to say behind "does not say what must hold"
 * @param comparison what to put in its place; empty where too little is known, as of a number, which may be a port
 */
record LoneValue(String hint, Optional<String> comparison) {
    private static final int PORT_BITS = 16;
    private static final int MOST = 100;    // values that are joined and looked at, each beside all others

    // `flags:S`, `content:`
    private static final Pattern OPTION = Pattern.compile("(?:flags|flow|flowbits|content|uricontent|pcre|itype|icode|dsize|ttl|tos|id|seq|ack|window|fragbits|fragoffset|"
            + "ip_proto|sameip|icmp_id|icmp_seq|threshold|detection_filter|msg|sid|rev|classtype|offset|depth|nocase|byte_test):.*");

    private static final LoneValue NOTHING = new LoneValue("", Optional.empty());

    /**
     * What to suggest for an expression; nothing, unless it is a value that says what it is.
     *
     * @param all what it is joined with, itself among them: beside a comparison it may well be meant for the field of that
     */
    static LoneValue of(Expr expr, List<Expr> all) {
        if (expr instanceof Expr.Literal option && OPTION.matcher(option.text()).matches())
            return new LoneValue("; `remora import` translates rules of Snort and Suricata", Optional.empty());
        if (!(expr instanceof Expr.Literal literal) || all.size() > MOST || !all.stream().allMatch(LoneValue::isPlain))
            return NOTHING;
        String raw = Literals.text(literal);
        return switch (literal.form()) {
            case WORD -> word(raw, all.stream().anyMatch(other -> other instanceof Expr.Name name && name.text().equals("udp")) ? "udp" : "tcp");
            case STRING -> raw.length() > 2 ? quoted(raw, !all.isEmpty()) : NOTHING;
            case RAW_STRING -> instead("frame matches " + raw);
            default -> NOTHING;
        };
    }

    // `when "tcp.dstport == 80"`, as where a predicate is a text
    private static LoneValue quoted(String raw, boolean isJoined) {
        String inside = raw.substring(1, raw.length() - 1);
        Parsed<Filter> read = Parser.parseFilter(Source.of("quoted", inside));
        boolean isPredicate = read.diagnostics().isEmpty() && asks(read.tree(), false);
        String written = isJoined && joins(read.tree().predicate()) ? "(" + inside + ")" : inside;
        return isPredicate ? new LoneValue("; write it without the quotes", Optional.of(written)) : instead("frame contains " + raw);
    }

    private static boolean joins(Node node) {
        return node instanceof Expr.And || node instanceof Expr.Or || node instanceof Expr.Xor;
    }

    // What compares, or joins the name of a field with something; a name alone may be one of a host.
    private static boolean asks(Node node, boolean isJoined) {
        return switch (node) {
            case Expr.Compare compare -> true;
            case Expr.In in -> true;
            case Expr.Contains contains -> true;
            case Expr.Matches matches -> true;
            case Expr.Name name -> isJoined && name.text().contains(".");
            default -> {
                boolean joins = joins(node) || node instanceof Expr.Not;
                yield node.children().stream().anyMatch(child -> asks(child, isJoined || joins));
            }
        };
    }

    private static boolean isPlain(Expr expr) {
        return expr instanceof Expr.Literal || expr instanceof Expr.Name || expr instanceof Expr.Not not && isPlain(not.operand());
    }

    private static LoneValue instead(String comparison) {
        return new LoneValue("; write `" + comparison + "`", Optional.of(comparison));
    }

    private static LoneValue word(String raw, String transport) {
        BigInteger number = Numerals.parse(raw);
        if (number != null)
            return isPort(number) ? new LoneValue("; to ask for a port, write `" + transport + ".port == " + raw + "`", Optional.empty()) : NOTHING;
        String field = Addresses.ipv4(raw) != null ? "ip.addr" : Addresses.mac(raw) != null ? "eth.addr" : Addresses.ipv6(raw) != null ? "ipv6.addr" : "";
        return field.isEmpty() ? NOTHING : instead(field + " == " + raw);
    }

    private static boolean isPort(BigInteger number) {
        return number.signum() > 0 && number.bitLength() <= PORT_BITS;
    }

    /** Says that an expression is no predicate, and what would be one; there is none then. */
    @Nullable
    Predicate report(Expr expr, Findings findings) {
        findings.add(Code.NOT_A_PREDICATE.at(expr.span(), "`" + findings.words(expr) + "`", hint),
                comparison.map(written -> Fix.replace(expr.span(), written)).stream().toList());
        return null;
    }
}
