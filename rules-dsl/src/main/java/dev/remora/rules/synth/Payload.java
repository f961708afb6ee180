package dev.remora.rules.synth;

import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A payload, as what must hold of it wants it: the first octets and the last ones, and between them those that may be anywhere. Octets of zeros come before the last ones where
 * it has to be longer. Confined to one thread.
 */
final class Payload {
    static final int LONGEST = 1460;                        // octets; what is wanted further behind is not tried

    private static final Set<String> WHOLE = Set.of("tcp.payload", "udp.payload", "data.data");

    private final TreeMap<Integer, Byte> first    = new TreeMap<>();
    private final TreeMap<Integer, Byte> last     = new TreeMap<>();          // by its place, told from the end: below zero
    private final List<byte[]>           anywhere = new ArrayList<>();

    private Payload() {}

    /** What these want of it. */
    static Payload of(List<Atom> atoms) {
        Payload payload = new Payload();
        for (Atom atom : atoms)
            if (atom.holds())
                payload.want(atom.predicate());
        return payload;
    }

    /** Whether something is wanted of it, and such a packet can have it. */
    boolean fits(Shape shape) {
        int length = length();
        return length > 0 && length <= LONGEST && Slot.PAYLOAD.fits(shape, false);
    }

    /** The packet with it; as it is where it does not fit. */
    Line on(Line line) {
        if (!fits(line.shape()))
            return line;
        int longer = (int) line.number(Slot.LENGTH);
        byte[] octets = octets(last.isEmpty() ? length() : Math.max(length(), Math.min(longer, LONGEST)));
        return line.with(At.own(Slot.PAYLOAD), number(octets)).with(Slot.LENGTH, Math.max(octets.length, longer));
    }

    private void want(Predicate predicate) {
        switch (predicate) {
            case Predicate.Contains(var origin, boolean every, Operand left, Operand right) -> found(left, constant(right, 0), false, false);
            case Predicate.Matches(var origin, boolean every, Operand left, var pattern) ->
                found(left, PatternText.of(pattern.text()).getBytes(StandardCharsets.ISO_8859_1), pattern.text().startsWith("^"), PatternText.isAtEnd(pattern.text()));
            case Predicate.In(var origin, boolean every, Operand left, var elements) -> compared(left, Operator.EQUAL, elements.getFirst().from());
            case Predicate.Compare compare -> {
                if (compare.right() instanceof Operand.Constant)
                    compared(compare.left(), compare.operator().ofTwo(), compare.right());
                else
                    compared(compare.right(), compare.operator().ofTwo().mirrored(), compare.left());
            }
            default -> {}
        }
    }

    private void found(Operand in, byte @Nullable [] octets, boolean atStart, boolean atEnd) {
        if (octets == null)
            return;
        int[] places = in instanceof Operand.Slice slice ? places(slice, octets.length) : new int[0];
        if (places.length >= octets.length && places.length > 0)
            place(atEnd ? Arrays.copyOfRange(places, places.length - octets.length, places.length) : places, octets);
        else if (atStart && isWhole(in))
            place(IntStream.range(0, octets.length).toArray(), octets);
        else if (atEnd)
            place(IntStream.range(-octets.length, 0).toArray(), octets);
        else
            anywhere.add(octets);
    }

    private void compared(Operand of, Operator operator, Operand to) {
        Operand place = of instanceof Operand.Computed(var origin, Operator and, Operand left, Operand.Constant mask, var signature) && and == Operator.BIT_AND ? left : of;
        byte[] octets = constant(to, place instanceof Operand.Slice slice ? slice.octets().length().orElse(1) : 1);
        if (octets == null)
            return;
        if (place instanceof Operand.Slice slice)
            place(places(slice, octets.length), meeting(octets, operator));
        else if (isWhole(place))
            place(IntStream.range(0, octets.length).toArray(), meeting(octets, operator));
    }

    // A number that is greater or less by one, as large as it was.
    private static byte[] meeting(byte[] octets, Operator operator) {
        int more = switch (operator) {
            case GREATER, NOT_EQUAL -> 1;
            case LESS -> -1;
            default -> 0;
        };
        return more == 0 || octets.length == 0 ? octets : fixed(new BigInteger(1, octets).add(BigInteger.valueOf(more)), octets.length);
    }

    private static boolean isWhole(Operand operand) {
        return operand instanceof Operand.FieldOf field && WHOLE.contains(field.entry().name());
    }

    // Where the octets of a slice are in the payload; none where it is a part of something else.
    private static int[] places(Operand.Slice slice, int most) {
        return isWhole(slice.of()) ? slice.octets().places(most).limit(LONGEST).toArray() : new int[0];
    }

    private static byte @Nullable [] constant(Operand operand, int length) {
        return !(operand instanceof Operand.Constant constant) ? null : switch (constant.value()) {
            case Value.Octets octets -> octets.array();
            case Value.Scalar(long number) -> fixed(BigInteger.valueOf(number), length);
            case Value.Prefix prefix -> null;
        };
    }

    private void place(int[] places, byte[] octets) {
        for (int i = 0; i < octets.length && i < places.length; i++)
            if (places[i] >= -LONGEST && places[i] <= LONGEST)
                (places[i] < 0 ? last : first).put(places[i], octets[i]);
    }

    private int firstLength() {
        return first.isEmpty() ? 0 : first.lastKey() + 1;
    }

    private int length() {
        return firstLength() + anywhere.stream().mapToInt(octets -> octets.length).sum() + (last.isEmpty() ? 0 : -last.firstKey());
    }

    private byte[] octets(int length) {
        byte[] all = new byte[length];
        first.forEach((at, octet) -> all[at] = octet);
        last.forEach((at, octet) -> all[length + at] = octet);
        int end = firstLength();
        for (byte[] octets : anywhere) {
            System.arraycopy(octets, 0, all, end, octets.length);
            end += octets.length;
        }
        return all;
    }

    /** The last octets of a number, so many. */
    static byte[] fixed(BigInteger number, int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++)
            octets[length - 1 - i] = number.shiftRight(8 * i).byteValue();
        return octets;
    }

    // As the value of a slot: a 1 in front keeps the octets that are 0 there

    /** The value of a slot that stands for these octets. */
    static BigInteger number(byte[] octets) {
        return new BigInteger(1, octets).setBit(8 * octets.length);
    }

    private static int length(BigInteger value) {
        return (value.bitLength() - 1) / 8;
    }

    /** The octets that a slot's value stands for. */
    static byte[] octets(BigInteger value) {
        return fixed(value, length(value));
    }

    /** The same payload with the lowest bit of one octet turned. */
    static BigInteger turned(BigInteger value, int index) {
        return value.flipBit(8 * (length(value) - 1 - index));
    }

    /** As a test has it: text where it is that, else hexadecimal; with octets that are 0 behind it up to this length. */
    static String text(BigInteger value, int length) {
        byte[] octets = octets(value);
        byte[] all = Arrays.copyOf(octets, Math.max(length, octets.length));
        String text = new String(all, StandardCharsets.ISO_8859_1);
        boolean isPlain = text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
        return isPlain ? '"' + text + '"' : HexFormat.ofDelimiter(":").formatHex(all);
    }
}
