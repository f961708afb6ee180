package dev.remora.rules.translate;

import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
import java.util.Arrays;

/** Constants as nftables writes them. What it does not take it must not get: one of them, and it loads nothing of the table. */
final class NftablesValue {
    private static final int FLAGS = 0xFF;          // of TCP that nftables looks at

    private NftablesValue() {}

    /** A number, an address or a network. */
    static String of(Operand operand) throws Untranslatable {
        if (!(operand instanceof Operand.Constant(var origin, Kind kind, Value value)) || !NftablesField.isWritable(kind))
            throw new Untranslatable(Printer.print(operand.origin()), "nftables compares with constants");
        return switch (value) {
            case Value.Scalar(long number) -> kind == Kind.IPV4 ? ipv4(number) : Long.toString(number);
            case Value.Octets octets -> address(octets.array());
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
        AddressText.ipv6(octets, 0, text);
        return text.toString();
    }

    private static String ipv4(long address) {
        TextBuffer text = new TextBuffer();
        AddressText.ipv4(address, text);
        return text.toString();
    }
}
