package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.tracking.Tracked;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys: three numbers for each value, two values for a pair, equal where the values are equal.
 *
 * <p>Numbers and up to 16 octets are taken as they are, longer octets by a 128-bit hash. A field that occurs several times counts with its
 * outermost value. Confined to one thread. Allocates nothing after warm-up, except for fields that are text.
 */
public final class Keyed {
    /** Numbers that a value takes. */
    public static final int WIDTH = 3;

    /** Reads one part; false where the packet lacks it. */
    @FunctionalInterface
    private interface Reader {
        boolean read(Packet packet, long[] out, int at);
    }

    /** One part: first as what it nearly always is, without a call that has to be looked up. */
    private record Part(@Nullable Plain plain, Reader general, int width) {
        boolean read(Packet packet, long[] out, int at) {
            return plain != null && plain.read(packet, out, at) || general.read(packet, out, at);
        }
    }

    private final Part[] parts;
    private final int    width;

    private Keyed(Part[] parts) {
        this.parts = parts;
        this.width = Arrays.stream(parts).mapToInt(Part::width).sum();
    }

    /**
     * The reader of a key.
     *
     * @param twin what stands for an operand in packets of the other IP version, see {@link Twins}; null: nothing
     */
    public static Keyed of(List<KeyPart> key, Function<Operand, @Nullable Operand> twin) {
        return new Keyed(key.stream().map(part -> part(part, twin)).toArray(Part[]::new));
    }

    /** Numbers that the key takes. */
    public int width() {
        return width;
    }

    /** Reads the key of a packet; false where the packet lacks a part of it. */
    public boolean read(Packet packet, long[] out) {
        int at = 0;
        for (Part part : parts) {
            if (!part.read(packet, out, at))
                return false;
            at += part.width;
        }
        return true;
    }

    private static Part part(KeyPart part, Function<Operand, @Nullable Operand> twin) {
        return switch (part) {
            case KeyPart.Of(Operand operand) -> value(operand, twin);
            case KeyPart.OfConnection connection -> new Part(null, Keyed::connection, WIDTH);
            case KeyPart.OfPair(Operand first, Operand second) -> new Part(null, pair(value(first, twin), value(second, twin)), 2 * WIDTH);
        };
    }

    private static boolean connection(Packet packet, long[] out, int at) {
        Tracked tracked = packet.note(Tracked.KIND);
        if (!tracked.isKnown())
            return false;
        out[at] = 0;
        out[at + 1] = 0;
        out[at + 2] = tracked.connection().id();
        return true;
    }

    // The lesser first, so that both directions have one key.
    private static Reader pair(Part first, Part second) {
        long[] one = new long[WIDTH];
        long[] other = new long[WIDTH];
        return (packet, out, at) -> {
            if (!first.read(packet, one, 0) || !second.read(packet, other, 0))
                return false;
            boolean isInOrder = Arrays.compare(one, other) <= 0;
            System.arraycopy(isInOrder ? one : other, 0, out, at, WIDTH);
            System.arraycopy(isInOrder ? other : one, 0, out, at + WIDTH, WIDTH);
            return true;
        };
    }

    private static Part value(Operand operand, Function<Operand, @Nullable Operand> twin) {
        return new Part(operand instanceof Operand.FieldOf field ? Plain.of(field) : null, general(operand, twin), WIDTH);
    }

    /**
     * A number at a plain place, which nearly every key is made of: the same three numbers without a list of values.
     *
     * @param other the same of another protocol, as ports are of UDP and of UDP-Lite
     */
    private record Plain(Protocol protocol, PlainNumber number, int length, @Nullable Plain other) {
        static @Nullable Plain of(Operand.FieldOf field) {
            Plain plain = null;
            for (Catalogue.Member member : field.entry().members().reversed()) {
                PlainNumber number = PlainNumber.of(member.field());
                if (number == null || field.layers() != null || plain != null && plain.isOf(member.protocol()))
                    return null;
                plain = new Plain(member.protocol(), number, field.kind() == Kind.IPV4 ? 4 : field.entry().type().width(), plain);
            }
            return plain;
        }

        private boolean isOf(Protocol one) {
            return one == protocol || other != null && other.isOf(one);
        }

        private boolean isIn(Packet packet) {
            return packet.find(protocol) != Packet.ABSENT || other != null && other.isIn(packet);
        }

        /** False also where the packet has several of the protocols. */
        boolean read(Packet packet, long[] out, int at) {
            int layer = packet.find(protocol);
            if (other != null && (layer == Packet.ABSENT || other.isIn(packet)))
                return layer == Packet.ABSENT && other.read(packet, out, at);
            for (; layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1)) {
                long value = number.read(packet, layer);
                if (value == Derived.ABSENT)
                    continue;
                out[at] = length;
                out[at + 1] = 0;
                out[at + 2] = value;
                return true;
            }
            return false;
        }
    }

    private static Reader general(Operand operand, Function<Operand, @Nullable Operand> twin) {
        boolean numbers = operand.kind().isNumber();
        Read read = Reads.of(operand);
        Operand other = twin.apply(operand);
        Read readOther = other == null ? null : Reads.of(other);
        boolean otherNumbers = other != null && other.kind().isNumber();
        Occurrences values = new Occurrences();
        return (packet, out, at) -> {
            values.clear();
            read.read(packet, values);
            if (!values.isEmpty())
                return put(values, numbers, out, at);
            if (readOther == null)
                return false;
            readOther.read(packet, values);
            return !values.isEmpty() && put(values, otherNumbers, out, at);
        };
    }

    private static boolean put(Occurrences values, boolean numbers, long[] out, int at) {
        int length = values.length(0);
        out[at] = length;
        out[at + 1] = 0;
        out[at + 2] = 0;
        if (numbers)
            out[at + 2] = values.number(0);
        else if (length <= 16)
            pack(values.array(0), values.start(0), length, out, at);
        else
            hash(values.array(0), values.start(0), length, out, at);
        return true;
    }

    private static void pack(byte[] octets, int start, int length, long[] out, int at) {
        for (int i = 0; i < length; i++)
            out[at + 1 + i / 8] = out[at + 1 + i / 8] << 8 | octets[start + i] & 0xFF;
    }

    // Two FNV-1a hashes that start apart.
    private static void hash(byte[] octets, int start, int length, long[] out, int at) {
        long one = 0xCBF2_9CE4_8422_2325L;
        long two = 0x9E37_79B9_7F4A_7C15L;
        for (int i = 0; i < length; i++) {
            one = (one ^ octets[start + i] & 0xFF) * 0x0000_0100_0000_01B3L;
            two = Long.rotateLeft((two ^ octets[start + i] & 0xFF) * 0xFF51_AFD7_ED55_8CCDL, 29);
        }
        out[at + 1] = one;
        out[at + 2] = two;
    }
}
