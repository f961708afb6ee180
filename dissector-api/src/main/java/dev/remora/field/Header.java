package dev.remora.field;

import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the fields of one protocol in wire order; the running bit count gives each its place.
 *
 * <p>A header stays inside the class that defines the protocol. {@link #peek}, {@link #option} and their like give headers that collect into
 * the same protocol with a count of their own. Confined to class initialisation.
 */
public final class Header {
    private final Whole   whole;
    private final String  prefix;
    private final String  specification;
    private final Placing placing;
    private final boolean advancing;
    private final Layout  count;

    /** The protocol that all headers made of one collect into. */
    private record Whole(String protocol, String title, String specification, List<Field> fields) {}

    /** Makes the place of a value of {@code width} octets that begins {@code octet} octets from the start. */
    private interface Placing {
        Place place(int octet, int width);
    }

    private Header(Header of, Placing placing, boolean advancing, int bit) {
        this(of.whole, of.prefix, of.specification, placing, advancing, new Layout(bit));
    }

    private Header(Whole whole, String prefix, String specification, Placing placing, boolean advancing, Layout count) {
        this.whole = whole;
        this.prefix = prefix;
        this.specification = specification;
        this.placing = placing;
        this.advancing = advancing;
        this.count = count;
    }

    /** A header without fields yet; the names of its fields begin with {@code name} and a dot. */
    public static Header of(String name, String title, String specification) {
        Whole whole = new Whole(name, title, specification, new ArrayList<>());
        return new Header(whole, name, specification, (octet, width) -> new Place.Fixed(octet), true, new Layout(0));
    }

    /** An unsigned number of one octet. */
    public U8 u8(String name, String label, Attr... attributes) {
        return add(new U8(meta(name, label, attributes), take(1)));
    }

    /** An unsigned number of two octets. */
    public U16 u16(String name, String label, Attr... attributes) {
        return add(new U16(meta(name, label, attributes), take(2)));
    }

    /** An unsigned number of three octets. */
    public U24 u24(String name, String label, Attr... attributes) {
        return add(new U24(meta(name, label, attributes), take(3)));
    }

    /** An unsigned number of four octets. */
    public U32 u32(String name, String label, Attr... attributes) {
        return add(new U32(meta(name, label, attributes), take(4)));
    }

    /** An unsigned number of eight octets. */
    public U64 u64(String name, String label, Attr... attributes) {
        return add(new U64(meta(name, label, attributes), take(8)));
    }

    /** An unsigned number of {@code width} bits, which lie in at most four octets. */
    public Bits bits(int width, String name, String label, Attr... attributes) {
        return words(width, 1, name, label, attributes);
    }

    /** An unsigned number of {@code width} bits that counts units of {@code factor}; its value is the product. */
    public Bits words(int width, int factor, String name, String label, Attr... attributes) {
        int octets = (count.bit % 8 + width + 7) / 8;
        Type container = switch (octets) {
            case 1 -> Type.U8;
            case 2 -> Type.U16;
            case 3 -> Type.U24;
            default -> Type.U32;
        };
        return bitsOf(container, octets, width, factor, meta(name, label, attributes));
    }

    /** As {@link #bits}, where Wireshark takes the bits for a part of a wider number than the octets that contain them. */
    public Bits bits(Type type, int width, String name, String label, Attr... attributes) {
        return bitsOf(type, (count.bit % 8 + width + 7) / 8, width, 1, meta(name, label, attributes));
    }

    private Bits bitsOf(Type type, int octets, int width, int factor, Meta meta) {
        int shift = octets * 8 - count.bit % 8 - width;
        if (width < 1 || octets > 4)
            throw new IllegalArgumentException(meta.name() + ": " + width + " bits from bit " + count.bit % 8 + " on; 1 or more, in at most 4 octets");
        Place place = placing.place(count.bit / 8, octets);
        advance(width);
        return add(new Bits(meta, type, place, octets, shift, (int) ((1L << width) - 1), factor));
    }

    /** One bit. */
    public Flag flag(String name, String label, Attr... attributes) {
        return flag(1, name, label, attributes);
    }

    /** Some bits of one octet that are all the same to say: set where any of them is. */
    public Flag flag(int width, String name, String label, Attr... attributes) {
        if (width < 1 || count.bit % 8 + width > 8)
            throw new IllegalArgumentException(prefix + "." + name + ": " + width + " bits from bit " + count.bit % 8 + " on; 1 or more, in one octet");
        Place place = placing.place(count.bit / 8, 1);
        int mask = (0xFF00 >>> width & 0xFF) >>> count.bit % 8;
        advance(width);
        return add(new Flag(meta(name, label, attributes), place, mask));
    }

    /** An IPv4 address. */
    public Address ipv4(String name, String label, Attr... attributes) {
        return add(new Address(meta(name, label, attributes), Type.IPV4, take(4)));
    }

    /** An IPv6 address. */
    public Address ipv6(String name, String label, Attr... attributes) {
        return add(new Address(meta(name, label, attributes), Type.IPV6, take(16)));
    }

    /** An address of IEEE 802. */
    public Address mac(String name, String label, Attr... attributes) {
        return add(new Address(meta(name, label, attributes), Type.MAC, take(6)));
    }

    /** A fixed number of octets. */
    public Octets octets(int count, String name, String label, Attr... attributes) {
        Place place = take(count);
        return add(new Octets(meta(name, label, attributes), Type.BYTES, place, (packet, layer, at) -> count));
    }

    /** Octets of variable length. The place of what follows them is not fixed, so they come last or in a {@link #peek}. */
    public Octets octets(Place.Length length, String name, String label, Attr... attributes) {
        return add(new Octets(meta(name, label, attributes), Type.BYTES, placing.place(octet(), 0), length));
    }

    /** The span of a part that has a name of its own, an option for one. */
    public Octets span(Place.Length length, String name, String label, Attr... attributes) {
        return add(new Octets(meta(name, label, attributes), Type.PROTOCOL, placing.place(octet(), 0), length));
    }

    /** A number that is computed. */
    public Derived derived(Type type, String name, String label, Derived.Value value, Attr... attributes) {
        return add(new Derived(meta(name, label, attributes), type, value, Place.At.NOWHERE, 0));
    }

    /** A number that is computed from octets here, where they do not always say it themselves. */
    public Derived derived(int octets, Type type, String name, String label, Derived.Value value, Attr... attributes) {
        return add(new Derived(meta(name, label, attributes), type, value, take(octets), octets));
    }

    /** Values that code reads by hand. */
    public Listed listed(Type type, String name, String label, Listed.Reader reader, Attr... attributes) {
        return add(new Listed(meta(name, label, attributes), type, reader));
    }

    /** A field that is there when this anomaly was recorded; it has the anomaly's name. */
    public Presence presence(Anomaly.Code code) {
        return add(new Presence(new Meta(code.name(), code.text(), code.source(), List.of()), code));
    }

    /** Passes over bits that no field of this header names. */
    public Header skip(int bits) {
        count.bit += bits;
        count.tell("", "");
        return this;
    }

    /** A header whose fields lie over those that follow: it starts here and does not move this header on. */
    public Header peek() {
        return new Header(this, placing, true, count.bit);
    }

    /** A header whose fields all start here: several readings of the same octets. */
    public Header overlay() {
        return new Header(this, placing, false, count.bit);
    }

    /** A header whose fields start here and are there only where the condition holds. */
    public Header when(Place.Condition condition) {
        return new Header(this, (octet, width) -> new Place.When(condition, octet), true, count.bit);
    }

    /** This header, for fields that are there only where the condition holds: one count of bits, so that lines stay in wire order. */
    public Header onlyIf(Place.Condition condition) {
        return new Header(whole, prefix, specification, (octet, width) -> new Place.When(condition, octet), advancing, count);
    }

    /** A header whose fields start here and are there only where {@code key}, a field of fixed place, has one of these values (0 to 255). */
    public Header when(U8 key, int... values) {
        boolean[] in = new boolean[256];
        for (int value : values)
            in[value] = true;
        return when((packet, layer) -> key.isIn(packet, layer) && in[key.get(packet, layer)]);
    }

    /** A header whose fields start here and have names that begin with {@code other}: fields that several protocols share. */
    public Header named(String other) {
        return new Header(whole, other, specification, placing, true, new Layout(count.bit));
    }

    /** A header whose fields start here and are defined by another document than the protocol. */
    public Header by(String document) {
        return new Header(whole, prefix, document, placing, true, new Layout(count.bit));
    }

    /** A header of one field at a time, at the position that code computes. */
    public Header at(Place.Position position) {
        return new Header(this, (octet, width) -> new Place.At(position), false, 0);
    }

    /** A header of one field at a time, wherever the cursor leads. */
    public Header walk(Place.Cursor cursor) {
        return new Header(this, (octet, width) -> new Place.Walk(cursor, octet), false, 0);
    }

    /** A header of one field at a time, in each of the things that a cursor leads to, in their order: where code says, or nowhere. */
    public Header inEach(Place.Cursor things, Place.Inside inside) {
        return walk((packet, layer, previous) -> LastFound.next(packet, layer, previous, things, inside));
    }

    /** Options that start here and end with the header of the layer. */
    public Options options(Options.Form form) {
        return new Options(form, octet(), Packet::headerEnd);
    }

    /** Options that start here and end where the layer says that its header ends, though the capture may end before. */
    public Options options(Options.Form form, Place.Position end) {
        return new Options(form, octet(), end);
    }

    /** A header for the value of one kind of option, behind its kind and length. */
    public Header option(Options options, int kind) {
        return option(options, kind, 0, Integer.MAX_VALUE);
    }

    /** As {@link #option(Options, int)}, in options of exactly {@code length} octets, kind and length included: others of this kind are malformed. */
    public Header option(Options options, int kind, int length) {
        return option(options, kind, length, length);
    }

    /** As {@link #option(Options, int)}, in options of {@code least} to {@code most} octets, kind and length included. */
    public Header option(Options options, int kind, int least, int most) {
        return new Header(this, (octet, width) -> new Place.InOption(options, kind, octet, Math.max(least, octet + width), most), true, 16);
    }

    /** A header that starts with the kind of an option, of one kind or of {@link Options#ANY}. */
    public Header wholeOption(Options options, int kind) {
        return new Header(this, (octet, width) -> new Place.InOption(options, kind, octet, octet + width, Integer.MAX_VALUE), true, 0);
    }

    /**
     * The protocol with all fields collected.
     *
     * @throws IllegalStateException if the fields do not fill this many octets
     */
    public Protocol end(int octets) {
        if (count.bit != octets * 8)
            throw new IllegalStateException(whole.protocol + ": fields fill " + count.bit + " bits, not " + octets + " octets");
        return Protocol.of(whole.protocol, whole.title, whole.specification, whole.fields, count.cells);
    }

    private int octet() {
        if (count.bit % 8 != 0)
            throw new IllegalStateException(whole.protocol + ": not on an octet boundary at bit " + count.bit);
        return count.bit / 8;
    }

    private Place take(int octets) {
        Place place = placing.place(octet(), octets);
        advance(octets * 8);
        return place;
    }

    private void advance(int bits) {
        if (advancing)
            count.bit += bits;
    }

    private Meta meta(String name, String label, Attr... attributes) {
        String defined = Attr.of(Attr.Spec.class, List.of(attributes)).stream().map(Attr.Spec::text).findFirst().orElse(specification);
        return new Meta(prefix + "." + name, label, defined, List.of(attributes));
    }

    private <F extends Field> F add(F field) {
        whole.fields.add(field);
        count.tell(field.meta().label(), field.name());
        return field;
    }
}
