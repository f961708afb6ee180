package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Quoted;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads literals that stand beside octets or text, and says what is wrong with them. */
final class OctetLiterals {
    private static final Pattern BARRED = Pattern.compile("\\|((?:\\p{XDigit}{2} ?+)++)\\|");
    private static final Pattern OCTET  = Pattern.compile("(\\p{XDigit}{2}) ?");

    private final Findings findings;

    OctetLiterals(Findings findings) {
        this.findings = findings;
    }

    /** The value of a literal that stands beside octets; null where it is none, which has been said. */
    @Nullable
    Value read(Expr literal, Expr.Literal.Form form, String raw, Operand with) {
        warnOfBars(literal);
        byte[] octets = form == Expr.Literal.Form.WORD ? OctetText.parse(raw) : Quoted.octets(raw);
        if (octets == null) {
            String meant = meantField(Literals.name(with), literal.span(), raw);
            String advice = meant.isEmpty() ? "write them as 47:45:54, 0x47 or \"GET\"" : "compare " + (meant.endsWith("port") ? "a port" : "an address") + " with `" + meant + "`";
            findings.add(Code.NOT_OCTETS.at(literal.span(), Excerpt.name(raw), advice), meant.isEmpty() ? quoted(literal.span(), form, raw, with) : fieldInstead(with, meant));
            return null;
        }
        if (form == Expr.Literal.Form.WORD && raw.length() == 2 && raw.chars().allMatch(Character::isDigit) && raw.charAt(0) != '0')
            findings.add(Code.DECIMAL_OCTET.at(literal.span(), raw, raw), Stream.concat(fieldInstead(with, meantField(Literals.name(with), literal.span(), raw)).stream(),
                    Stream.of(Fix.replace(literal.span(), "0x" + raw))).toList());
        return new Value.Octets(octets);
    }

    // `frame contains GET`: a word that stands by itself. A hardware address contains no text.
    private List<Fix> quoted(Span span, Expr.Literal.Form form, String raw, Operand with) {
        boolean isWord = form == Expr.Literal.Form.WORD && raw.matches("[A-Za-z]+") && findings.isAlone(span) && findings.before(span).endsWith("contains");
        return isWord && !(with instanceof Operand.AsOctets) ? List.of(Fix.replace(span, "\"" + raw + "\"")) : List.of();
    }

    // `ip == 10.0.0.1`, `tcp == 443`
    private String meantField(String protocol, Span span, String raw) {
        if (!findings.before(span).endsWith("="))
            return "";
        boolean isAddress = protocol.equals("ip") && Addresses.ipv4(raw) != null || protocol.equals("ipv6") && Addresses.ipv6(raw) != null;
        boolean isPort = (protocol.equals("tcp") || protocol.equals("udp")) && raw.matches("[1-9]\\d{0,4}");
        return isAddress ? protocol + ".addr" : isPort ? protocol + ".port" : "";
    }

    private static List<Fix> fieldInstead(Operand with, String field) {
        if (field.isEmpty() || !(with.origin() instanceof Expr.Name name))
            return List.of();
        return List.of(new Fix("Replace `" + name.text() + "` with `" + field + "`", List.of(new Fix.Edit(name.span(), field))));
    }

    /** The value of a literal that stands beside text. */
    Value text(Expr literal, Expr.Literal.Form form, String raw) {
        warnOfBars(literal);
        if (form != Expr.Literal.Form.WORD)
            return new Value.Octets(Quoted.octets(raw));
        findings.add(Code.UNQUOTED_TEXT.at(literal.span(), raw, raw), Fix.replace(literal.span(), "\"" + raw + "\""));
        return new Value.Octets(raw.getBytes(StandardCharsets.UTF_8));
    }

    // `"|0d 0a|GET"`, as Snort and Suricata write octets
    private void warnOfBars(Expr literal) {
        if (!(literal instanceof Expr.Literal written) || written.form() != Expr.Literal.Form.STRING || !BARRED.matcher(written.text()).find())
            return;
        String right = BARRED.matcher(written.text()).replaceAll(barred -> OCTET.matcher(barred.group(1)).replaceAll("\\\\\\\\x$1"));
        findings.add(Code.BARRED_OCTETS.at(literal.span(), Excerpt.name(written.text()), Excerpt.name(right)), Fix.replace(literal.span(), right));
    }
}
