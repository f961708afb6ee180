package dev.remora.tree;

import dev.remora.field.Attr;
import dev.remora.field.Field;
import dev.remora.field.Meta;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.Map;

/**
 * Writes values of one field exactly as {@code tshark -T fields} prints them. Immutable; safe for many threads. Allocates nothing but for floating-point numbers.
 *
 * @param type        what the values are
 * @param hexDigits   digits of a number in hexadecimal; 0 for decimal
 * @param names       names to write in place of numbers: those of fields that no other tool has
 * @param linkAddress whether six octets are an address of IEEE 802
 */
public record Display(Type type, int hexDigits, Map<Integer, String> names, boolean linkAddress) {
    /** The display of values that have nothing special about them. */
    public Display(Type type, int hexDigits) {
        this(type, hexDigits, Map.of(), false);
    }

    /** The display of a field. */
    public static Display of(Field field) {
        Meta meta = field.meta();
        boolean linkAddress = meta.attribute(Attr.LinkAddress.class).isPresent();
        return new Display(field.type(), meta.isHex() ? field.type().width() * 2 : 0, meta.isByName() ? meta.names() : Map.of(), linkAddress);
    }

    /** Writes all occurrences, joined by commas. */
    public void writeAll(Packet packet, Values values, TextBuffer out) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0)
                out.octet(',');
            write(packet, values, i, out);
        }
    }

    /** Writes one occurrence. */
    public void write(Packet packet, Values values, int index, TextBuffer out) {
        switch (type) {
            case U8, U16, U24, U32, U64, FRAME_NUMBER -> number(values.number(index), out);
            case I32 -> out.decimal(values.number(index));
            case BOOL -> out.octet(values.number(index) == 0 ? '0' : '1');
            case FLOAT -> FloatText.write(Double.longBitsToDouble(values.number(index)), out);
            case RELATIVE_TIME -> TimeText.span(values.number(index), out);
            case ABSOLUTE_TIME -> TimeText.instant(values.number(index), out);
            case IPV4 -> AddressText.ipv4(values.number(index), out);
            case IPV6, MAC, BYTES, PROTOCOL -> octets(packet.frame(), values, index, out);
            case STRING -> OneLine.write(String.valueOf(values.object(index)), out);
            case NONE -> out.octet('1');
        }
    }

    private void number(long number, TextBuffer out) {
        String name = names.isEmpty() ? null : names.get((int) number);
        if (name != null)
            out.text(name);
        else if (hexDigits > 0)
            out.octet('0').octet('x').hex(number, hexDigits);
        else
            out.unsigned(number);
    }

    private void octets(Frame frame, Values values, int index, TextBuffer out) {
        if (values.object(index) instanceof byte[] own)
            octets(own, 0, own.length, out);
        else
            octets(frame.array(), frame.start() + values.at(index), values.length(index), out);
    }

    private void octets(byte[] octets, int at, int count, TextBuffer out) {
        if (type == Type.IPV6)
            AddressText.ipv6(octets, at, out);
        else if (type == Type.MAC || linkAddress && count == 6)
            AddressText.mac(octets, at, out);
        else if (count == 0)
            out.text("<MISSING>");
        else
            out.hex(octets, at, count);
    }
}
