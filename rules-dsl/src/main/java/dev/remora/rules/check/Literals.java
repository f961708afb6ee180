package dev.remora.rules.check;

import dev.remora.field.Attr;
import dev.remora.field.Type;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Quoted;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads literals by the kind of what they are used with, and says what is wrong with them. */
final class Literals {
    /** What a literal is for; decides how great it may be. */
    enum Use {
        /** To be compared with a field: what the field can be. */
        VALUE,
        /** To take bits from a field: bits that the field can have. */
        MASK,
        /** To be computed with: any. */
        TERM
    }

    private final Findings findings;
    private final boolean  units;

    private final OctetLiterals octets;

    /** @param units whether spans of time and amounts may have units ({@code 60s}, {@code 1MB}), as they may in rules and, as in Wireshark, may not in filters */
    Literals(Findings findings, boolean units) {
        this.findings = findings;
        this.units = units;
        this.octets = new OctetLiterals(findings);
    }

    /**
     * The value of a literal.
     *
     * @param  literal a {@link Expr.Literal}, or a {@link Expr.Name} that names nothing
     * @param  with    what it is compared or computed with
     * @param  use     what for
     * @return         null where it is none of that kind; that has been said
     */
    @Nullable
    Value read(Expr literal, boolean negative, Operand with, Use use) {
        String raw = text(literal);
        Expr.Literal.Form form = literal instanceof Expr.Literal l ? l.form() : Expr.Literal.Form.WORD;
        if (form == Expr.Literal.Form.CHARACTER && Quoted.octets(raw).length != 1)
            return null;                                              // the parser has said so
        return switch (with.kind()) {
            case INTEGER -> integer(literal, form, raw, negative, with, use);
            case BOOLEAN -> bool(literal, form, raw, negative, with);
            case FLOAT -> fraction(literal, raw, negative);
            case DURATION -> duration(literal, raw, negative);
            case INSTANT -> instant(literal, form, raw, with);
            case IPV4 -> address(literal, Addresses.ipv4(raw), "an IPv4 address", "10.0.0.1, or 10.0.0.0/8 for a network", with);
            case IPV6 -> address(literal, Addresses.ipv6(raw), "an IPv6 address", "2001:db8::1, or 2001:db8::/32 for a network", with);
            case MAC -> address(literal, Addresses.mac(raw), "a hardware address", "aa:bb:cc:dd:ee:ff", with);
            case OCTETS -> octets.read(literal, form, raw, with);
            case TEXT -> octets.text(literal, form, raw);
            case LABEL -> null;
        };
    }

    /** A literal as it was written. */
    static String text(Expr literal) {
        return switch (literal) {
            case Expr.Literal l -> l.text();
            case Expr.Name name -> name.text();
            default -> "";
        };
    }

    /** Whether a literal stands in quotes of any kind. */
    static boolean isQuoted(Expr literal) {
        return literal instanceof Expr.Literal l && l.form() != Expr.Literal.Form.WORD;
    }

    /** Whether a literal is the name of a value, with quotes or without. */
    static boolean isNamed(Expr literal) {
        return literal instanceof Expr.Name || isText(literal);
    }

    /** Whether a literal is text in quotes. */
    static boolean isText(Expr literal) {
        return literal instanceof Expr.Literal l && (l.form() == Expr.Literal.Form.STRING || l.form() == Expr.Literal.Form.RAW_STRING);
    }

    // Numbers

    private @Nullable Value integer(Expr literal, Expr.Literal.Form form, String raw, boolean negative, Operand with, Use use) {
        if (form == Expr.Literal.Form.WORD && use == Use.VALUE && isAmount(raw) && !isOfOctets(with)) {
            BigInteger plain = BigInteger.valueOf(Units.octets(raw).orElseThrow());
            boolean fits = isInRange(plain, with.range());
            String right = fits ? plain.toString() : "a number up to " + most(with.range());
            List<Fix> fixes = fits ? List.of(Fix.replace(literal.span(), right)) : List.of();
            findings.add(Code.NOT_A_NUMBER.at(literal.span(), Excerpt.name(raw), withoutUnit(findings, with, right)), fixes);
            return null;
        }
        BigInteger number = switch (form) {
            case WORD -> number(raw);
            case CHARACTER -> BigInteger.valueOf(Quoted.octets(raw)[0] & 0xFF);
            case STRING, RAW_STRING -> null;
        };
        if (number == null)
            number = label(literal, form, raw, negative, with);
        if (number == null)
            return null;
        BigInteger value = negative ? number.negate() : number;
        return isInRange(literal, value, with, use) ? new Value.Scalar(value.longValue()) : null;
    }

    // In a rule, an amount of octets may have a unit, as in a window.
    private @Nullable BigInteger number(String raw) {
        return isAmount(raw) ? BigInteger.valueOf(Units.octets(raw).orElseThrow()) : Numerals.parse(raw);
    }

    private boolean isAmount(String raw) {
        return units && Units.octets(raw).isPresent();
    }

    /** What to say of a unit beside what is no amount of octets. */
    static String withoutUnit(Findings findings, Operand with, String right) {
        return "only amounts of octets have units, and `" + findings.words(with.origin()) + "` is not one: write " + right;
    }

    /** Whether octets are what it counts, or what some of it does, of what is computed. */
    static boolean isOfOctets(Operand with) {
        return switch (with) {
            case Operand.FieldOf field -> field.entry().first().meta().attribute(Attr.Unit.class).filter(unit -> unit.name().equals("octets")).isPresent();
            case Operand.Call call -> call.function() == Function.LEN || call.function() != Function.COUNT && call.arguments().stream().anyMatch(Literals::isOfOctets);
            case Operand.Computed computed -> isOfOctets(computed.left()) || isOfOctets(computed.right());
            case Operand.Negated negated -> isOfOctets(negated.of());
            default -> false;
        };
    }

    /** Says so where a number is outside what a field can be. Negative numbers are compared with fields that never are. */
    boolean isInRange(Expr origin, BigInteger number, Operand with, Use use) {
        Type type = use == Use.TERM ? null : with.range();
        boolean fits = isInRange(number, type);
        String what = with instanceof Operand.Call ? findings.words(with.origin()) : name(with);
        if (!fits && use == Use.MASK)
            findings.add(Code.MASK_TOO_WIDE, origin.span(), number, what, most(type));
        else if (!fits)
            findings.add(Code.OUT_OF_RANGE, origin.span(), number, what, type == null ? Long.MIN_VALUE : Numerals.least(type), most(type));
        return fits;
    }

    private static boolean isInRange(BigInteger number, @Nullable Type type) {
        BigInteger least = BigInteger.valueOf(type == null ? Long.MIN_VALUE : type == Type.U64 ? 0 : Integer.MIN_VALUE);
        return number.compareTo(most(type)) <= 0 && number.compareTo(least) >= 0;
    }

    private static BigInteger most(@Nullable Type type) {
        return type == null ? BigInteger.valueOf(Long.MAX_VALUE) : Numerals.most(type);
    }

    private @Nullable BigInteger label(Expr literal, Expr.Literal.Form form, String raw, boolean negative, Operand with) {
        String word = form == Expr.Literal.Form.WORD ? raw : Quoted.text(raw);
        Labels labels = Labels.of(with);
        Long number = negative ? null : labels.number(word);
        if (number != null)
            return BigInteger.valueOf(number);
        Optional<FlagWords> flags = FlagWords.of(with, word);
        Services services = Services.of(with, word);
        if (flags.isPresent() && !negative)
            findings.add(Code.UNKNOWN_LABEL.at(literal.span(), Excerpt.name(word), flags.get().field(), flags.get().advice()), flags.get().fix(literal.span()));
        else if (form != Expr.Literal.Form.WORD && labels.isEmpty())
            findings.add(Code.NUMBER_AND_TEXT.at(literal.span(), name(with), with.kind().words(), services.question()), services.fix(literal.span()));
        else if (!labels.isEmpty() && !Character.isDigit(raw.charAt(0)))
            findings.add(Code.UNKNOWN_LABEL.at(literal.span(), Excerpt.name(word), name(with), services.hint().orElse(labels.hint(word))),
                    services.hint().isPresent() ? services.fix(literal.span()) : labels.fix(literal.span(), word));
        else
            notANumber(literal, raw, services);
        return null;
    }

    private void notANumber(Expr literal, String raw, Services services) {
        Optional<WrittenRange> range = WrittenRange.of(raw, true);
        String advice = range.map(WrittenRange::advice).orElse(services.advice());
        findings.add(Code.NOT_A_NUMBER.at(literal.span(), Excerpt.name(raw), advice),
                range.map(r -> r.fix(literal.span(), findings)).orElseGet(() -> services.fix(literal.span())));
    }

    private @Nullable Value bool(Expr literal, Expr.Literal.Form form, String raw, boolean negative, Operand with) {
        String word = form == Expr.Literal.Form.STRING ? Quoted.text(raw) : raw;
        Long label = Labels.of(with).number(word);
        if (label != null)
            return new Value.Scalar(label);
        BigInteger number = form == Expr.Literal.Form.CHARACTER ? BigInteger.valueOf(Quoted.octets(raw)[0] & 0xFF) : Numerals.parse(raw);
        if (form != Expr.Literal.Form.STRING)
            switch (raw) {
            case "True", "TRUE", "true" -> number = BigInteger.ONE;
            case "False", "FALSE", "false" -> number = BigInteger.ZERO;
            default -> {}
            }
        if (number != null && !negative)
            return new Value.Scalar(number.signum());
        List<Fix> fixes = truth(form == Expr.Literal.Form.WORD ? raw : Quoted.text(raw)).stream().map(right -> Fix.replace(literal.span(), right)).toList();
        findings.add(Code.NOT_A_BOOLEAN.at(literal.span(), Excerpt.name(raw), fixes.isEmpty() ? "" : "; write `" + fixes.getFirst().edits().getFirst().text() + "`"), fixes);
        return null;
    }

    private static Optional<String> truth(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "on", "true", "1", "present", "enabled" -> Optional.of("true");
            case "no", "n", "off", "false", "0", "none", "unset", "absent", "disabled", "clear" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private @Nullable Value fraction(Expr literal, String raw, boolean negative) {
        BigInteger whole = Numerals.parse(raw);
        if (whole == null && !raw.matches("\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?")) {
            findings.add(Code.NOT_A_NUMBER, literal.span(), Excerpt.name(raw), "write it as 3, 0.5 or 1e3");
            return null;
        }
        double number = whole == null ? Double.parseDouble(raw) : whole.doubleValue();
        return new Value.Scalar(Double.doubleToLongBits(negative ? -number : number));
    }

    // Times

    private @Nullable Value duration(Expr literal, String raw, boolean negative) {
        OptionalLong nanos = Times.span(raw);
        OptionalLong withUnit = nanos.isPresent() || !raw.matches("\\d.*[a-z]") ? nanos : Units.nanos(raw);
        if (nanos.isEmpty() && units)
            nanos = withUnit;
        if (nanos.isPresent())
            return new Value.Scalar(negative ? -nanos.getAsLong() : nanos.getAsLong());
        List<Fix> fixes = withUnit.stream().mapToObj(n -> Fix.replace(literal.span(), Numerals.seconds(n))).toList();
        findings.add(Code.NOT_A_TIME.at(literal.span(), Excerpt.name(raw), "duration", units ? "0.5, 500ms or 10s" : "0.5, in seconds"), fixes);
        return null;
    }

    private @Nullable Value instant(Expr literal, Expr.Literal.Form form, String raw, Operand with) {
        String text = form == Expr.Literal.Form.WORD ? raw : Quoted.text(raw);
        OptionalLong nanos = Times.instant(text);
        if (nanos.isPresent())
            return new Value.Scalar(nanos.getAsLong());
        if (Times.isTooFar(text))
            findings.add(Code.OUT_OF_RANGE, literal.span(), Excerpt.name(raw), name(with), "1823-11-12 00:06:22", "2116-02-20 23:53:38");
        else
            findings.add(Code.NOT_A_TIME, literal.span(), Excerpt.name(raw), "point in time", "\"2011-06-27 03:21:29.5\"");
        return null;
    }

    // Addresses

    private @Nullable Value address(Expr literal, @Nullable Value value, String what, String example, Operand with) {
        if (value != null)
            return value;
        String raw = text(literal);
        Optional<String> plain = isText(literal) ? Optional.of(Quoted.text(raw)).filter(inside -> isAddress(inside, with.kind())) : Optional.empty();
        Optional<String> network = Addresses.withLength(raw);
        Optional<WrittenRange> range = WrittenRange.of(raw, false);
        String advice = range.map(WrittenRange::advice).or(() -> plain.map(inside -> "write it without quotes: " + inside))
                .or(() -> network.map(right -> "write it as " + right)).or(() -> OtherVersion.advice(raw, with)).orElse("write it as " + example);
        List<Fix> fixes = range.map(r -> r.fix(literal.span(), findings))
                .orElseGet(() -> plain.or(() -> network).map(right -> Fix.replace(literal.span(), right)).stream().toList());
        findings.add(Code.NOT_AN_ADDRESS.at(literal.span(), Excerpt.name(raw), what, advice), fixes);
        return null;
    }

    private static boolean isAddress(String text, Kind kind) {
        return (kind == Kind.IPV4 ? Addresses.ipv4(text) : kind == Kind.IPV6 ? Addresses.ipv6(text) : Addresses.mac(text)) != null;
    }

    /** A plain field's name, or what the operand is. */
    static String name(Operand operand) {
        return operand instanceof Operand.FieldOf field ? field.entry().name() : operand.kind().words();
    }
}
