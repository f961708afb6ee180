package dev.remora.rules.edit;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.rules.type.Kind;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** How values of each kind are written, and how a field is tested. */
final class Samples {
    private Samples() {}

    /** A test of this field that holds for some packets. */
    static String test(Catalogue.Entry entry) {
        String name = entry.name();
        if (entry.isProtocol())
            return name;
        Optional<String> value = ValueWords.of(entry).stream().findFirst();
        return switch (Kind.of(entry.type())) {
            case BOOLEAN, LABEL -> name;
            case INTEGER -> name + " == " + value.orElse("1");
            case FLOAT -> name + " > 0.5";
            case DURATION -> name + " > 0.25";
            case INSTANT -> name + " >= \"2026-01-01 00:00:00\"";
            case IPV4 -> name + " == 10.0.0.0/8";
            case IPV6 -> name + " == 2001:db8::/32";
            case MAC -> name + " == 02:00:00:00:00:01";
            case OCTETS -> name + " contains 47:45:54";
            case TEXT -> name + " contains \"a\"";
        };
    }

    /** The least and the greatest number of this type; empty for what is no number. */
    static Optional<String> range(Type type) {
        if (!type.isInteger())
            return Optional.empty();
        if (type == Type.I32)
            return Optional.of(String.format(Locale.ROOT, "%,d to %,d", Integer.MIN_VALUE, Integer.MAX_VALUE));
        return Optional.of(String.format(Locale.ROOT, "0 to %,d", BigInteger.ONE.shiftLeft(type.width() * 8).subtract(BigInteger.ONE)));
    }
}
