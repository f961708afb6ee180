package dev.remora.rules.translate;

import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Constants as nftables writes them. What it does not take it must not get: one of them, and it loads nothing of the table. */
final class NftablesValue {
    private static final int     FLAGS     = 0xFF;                                    // of TCP that nftables looks at
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_.:@-]{1,15}");

    private NftablesValue() {}

    /** A number, an address, a network or the name of an interface. */
    static String of(Operand operand) throws Untranslatable {
        if (!(operand instanceof Operand.Constant(var origin, Kind kind, Value value)) || !NftablesField.isWritable(kind))
            throw new Untranslatable(Printer.print(operand.origin()), "nftables compares with constants");
        return switch (value) {
            case Value.Scalar(long number) -> kind == Kind.IPV4 ? ipv4(number) : Long.toString(number);
            case Value.Octets octets -> kind == Kind.TEXT ? name(octets.array(), operand) : address(octets.array());
            case Value.Prefix prefix -> address(prefix.network().array()) + '/' + prefix.length();
        };
    }

    /** An element of a set. */
    static String range(Predicate.Element element) throws Untranslatable {
        Operand to = element.to();
        if (to == null)
            return of(element.from());
        String range = of(element.from()) + '-' + of(to);
        if (isEmpty(element.from(), to))
            throw new Untranslatable(range, "this range ends before it begins");
        return range;
    }

    private static boolean isEmpty(Operand from, Operand to) {
        return from instanceof Operand.Constant(var origin, var kind, Value first) && to instanceof Operand.Constant(var place, var other, Value last) && switch (first) {
            case Value.Scalar(long least) -> last instanceof Value.Scalar(long most) && least > most;
            case Value.Octets least -> last instanceof Value.Octets most && Arrays.compareUnsigned(least.array(), most.array()) > 0;
            case Value.Prefix prefix -> false;
        };
    }

    static void fits(NftablesField field, Predicate.Element element) throws Untranslatable {
        fits(field, element.from());
        if (element.to() != null)
            fits(field, element.to());
    }

    /** Refuses a number that is none of the field's to nftables. */
    static void fits(NftablesField field, Operand operand) throws Untranslatable {
        if (operand instanceof Operand.Constant(var origin, Kind kind, Value.Scalar(long number)) && (number < 0 || field == NftablesField.TCP_FLAGS && number > FLAGS))
            throw new Untranslatable(field.word(), "nftables cannot compare it with " + Printer.print(origin));
    }

    private static String address(byte... octets) {
        if (octets.length == 4)
            return ipv4((octets[0] & 0xFFL) << 24 | (octets[1] & 0xFF) << 16 | (octets[2] & 0xFF) << 8 | octets[3] & 0xFF);
        TextBuffer text = new TextBuffer();
        if (octets.length == 6)
            AddressText.mac(octets, 0, text);
        else
            AddressText.ipv6(octets, 0, text);
        return text.toString();
    }

    // One of Linux; * at its end would stand for any others.
    private static String name(byte[] octets, Operand operand) throws Untranslatable {
        String name = new String(octets, StandardCharsets.UTF_8);
        if (!INTERFACE.matcher(name).matches())
            throw new Untranslatable(Printer.print(operand.origin()), "to nftables, an interface cannot be called so");
        return '"' + name + '"';
    }

    private static String ipv4(long address) {
        TextBuffer text = new TextBuffer();
        AddressText.ipv4(address, text);
        return text.toString();
    }
}
