package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Attr;
import dev.remora.field.Header;
import dev.remora.field.LastFound;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * What an access node adds to the discovery of PPP over Ethernet about the line it came in by, in a tag of the Broadband Forum: items of type, length and value, which RADIUS
 * has, too, in the attributes of RFC 4679. An item that goes past the end of its tag is none.
 */
final class AccessLine {
    /** The Broadband Forum, among the enterprise numbers of IANA. */
    static final int VENDOR = 3561;

    private static final int HEAD  = 2;
    private static final int FIRST = 8;         // octets from the start of the tag

    private static final int CIRCUIT       = 0x01;
    private static final int REMOTE        = 0x02;
    private static final int FIRST_NUMBER  = 0x81;
    private static final int LAST_NUMBER   = 0x8E;
    private static final int ENCAPSULATION = 0x90;

    private static final Attr RATE  = unit("kilobits per second");
    private static final Attr DELAY = unit("milliseconds");

    /** Tags that hold such items. */
    static final PppoeTagList.Wanted TAG = (frame, tag) -> frame.u16(tag) == PppoeTags.VENDOR_SPECIFIC && PppoeTagList.length(frame, tag) >= FIRST - PppoeTagList.HEAD
            && tag + FIRST <= frame.limit(tag) && frame.i32(tag + PppoeTagList.HEAD) == VENDOR;

    private AccessLine() {}

    /** Adds the fields. */
    static void define(Header h) {
        h.listed(Type.NONE, "tags.vendorspecific.tags", "Vendor Specific PPPoE Tags", AccessLine::all);
        h.listed(Type.STRING, "tags.circuit_id", "Circuit ID", (packet, layer, out) -> text(packet, layer, CIRCUIT, out));
        h.listed(Type.STRING, "tags.remote_id", "Remote ID", (packet, layer, out) -> text(packet, layer, REMOTE, out));
        number(h, 0x81, "act_data_rate_up", "Actual Data Rate Upstream", RATE);
        number(h, 0x82, "act_data_rate_down", "Actual Data Rate Downstream", RATE);
        number(h, 0x83, "min_data_rate_up", "Minimum Data Rate Upstream", RATE);
        number(h, 0x84, "min_data_rate_down", "Minimum Data Rate Downstream", RATE);
        number(h, 0x85, "attainable_data_rate_up", "Attainable Data Rate Upstream", RATE);
        number(h, 0x86, "attainable_data_rate_down", "Attainable Data Rate Downstream", RATE);
        number(h, 0x87, "max_data_rate_up", "Maximum Data Rate Upstream", RATE);
        number(h, 0x88, "max_data_rate_down", "Maximum Data Rate Downstream", RATE);
        number(h, 0x89, "min_data_rate_up_lp", "Minimum Data Rate Upstream in low power state", RATE);
        number(h, 0x8A, "min_data_rate_down_lp", "Minimum Data Rate Downstream in low power state", RATE);
        number(h, 0x8B, "max_int_delay_up", "Maximum Interleaving Delay Upstream", DELAY);
        number(h, 0x8C, "act_int_delay_up", "Actual Interleaving Delay Upstream", DELAY);
        number(h, 0x8D, "max_int_delay_down", "Maximum Interleaving Delay Downstream", DELAY);
        number(h, LAST_NUMBER, "act_int_delay_down", "Actual Interleaving Delay Downstream", DELAY);
        h.listed(Type.NONE, "tags.access_loop_encap", "Access-Loop-Encapsulation", AccessLine::encapsulations);
        value(h, ENCAPSULATION, 3).u8("tags.access_loop_encap.data_link", "Data link", hex(), names(0, "ATM AAL5", 1, "Ethernet"));
        value(h, ENCAPSULATION, 3).skip(8).u8("tags.access_loop_encap.encap_1", "Encaps 1", hex(), names(0, "NA", 1, "Untagged Ethernet", 2, "Single-tagged Ethernet",
                3, "Double-tagged Ethernet"));
        value(h, ENCAPSULATION, 3).skip(16).u8("tags.access_loop_encap.encap_2", "Encaps 2", hex(), names(0, "NA", 1, "PPPoA LLC", 2, "PPPoA Null", 3, "IPoA LLC",
                4, "IPoA Null", 5, "Ethernet over AAL5 LLC w FCS", 6, "Ethernet over AAL5 LLC w/o FCS", 7, "Ethernet over AAL5 Null w FCS", 8, "Ethernet over AAL5 Null w/o FCS"));
        h.walk((packet, layer, previous) -> next(packet, layer, previous, AccessLine::isUnknown)).skip(8).u8("tag_length_8", "Tag Length", unit("octets"));
    }

    private static void number(Header h, int type, String name, String label, Attr unit) {
        value(h, type, 4).u32("tags." + name, label, unit);
    }

    private static Header value(Header h, int type, int length) {
        return h.walk((packet, layer, previous) -> next(packet, layer, previous, (frame, item) -> frame.u8(item) == type && frame.u8(item + 1) == length)).skip(HEAD * 8);
    }

    private static void all(Packet packet, int layer, Values out) {
        for (int tag = tag(packet, layer, Place.ABSENT); tag != Place.ABSENT; tag = tag(packet, layer, tag))
            if (end(packet, layer, tag) > tag + FIRST)
                out.add(1, tag + FIRST, end(packet, layer, tag) - tag - FIRST);
    }

    private static void text(Packet packet, int layer, int type, Values out) {
        for (int item = next(packet, layer, Place.ABSENT); item != Place.ABSENT; item = next(packet, layer, item))
            if (packet.frame().u8(item) == type)
                out.addObject(Listed.text(packet.frame(), item + HEAD, packet.frame().u8(item + 1)), item + HEAD, packet.frame().u8(item + 1));
    }

    private static void encapsulations(Packet packet, int layer, Values out) {
        for (int item = next(packet, layer, Place.ABSENT); item != Place.ABSENT; item = next(packet, layer, item))
            if (packet.frame().u8(item) == ENCAPSULATION)
                out.add(1, item, HEAD + packet.frame().u8(item + 1));
    }

    /** Adds the types of the items of a tag that no field shows. */
    static void unknownTypes(Packet packet, int layer, int tag, Values out) {
        int end = end(packet, layer, tag);
        for (int item = tag + FIRST; isItem(packet.frame(), item, end); item = behind(packet.frame(), item))
            if (isUnknown(packet.frame(), item))
                out.add(packet.frame().u8(item), item, 1);
    }

    /** Adds what is in the items of a tag that no field shows. */
    static void unknownData(Packet packet, int layer, int tag, Values out) {
        int end = end(packet, layer, tag);
        for (int item = tag + FIRST; isItem(packet.frame(), item, end); item = behind(packet.frame(), item))
            if (isUnknown(packet.frame(), item) && packet.frame().u8(item + 1) > 0)
                out.addOctets(item + HEAD, packet.frame().u8(item + 1));
    }

    /** Records items that have not the length of what they tell, or go past the end of their tag. */
    static void check(Dissection d) {
        Packet packet = d.packet();
        int layer = d.layer();
        for (int tag = tag(packet, layer, Place.ABSENT); tag != Place.ABSENT; tag = tag(packet, layer, tag)) {
            int end = tag + PppoeTagList.HEAD + PppoeTagList.length(d.frame(), tag);
            int readable = Math.min(end, packet.limit(layer));
            for (int item = tag + FIRST; item + HEAD <= readable; item = behind(d.frame(), item))
                if (behind(d.frame(), item) > end || isWrong(d.frame(), item))
                    d.anomaly(PppoeTags.TAG_LENGTH, item + 1, 1);
        }
    }

    private static boolean isWrong(Frame frame, int item) {
        int type = frame.u8(item);
        return type == ENCAPSULATION ? frame.u8(item + 1) != 3 : type >= FIRST_NUMBER && type <= LAST_NUMBER && frame.u8(item + 1) != 4;
    }

    private static boolean isUnknown(Frame frame, int item) {
        int type = frame.u8(item);
        return type != CIRCUIT && type != REMOTE && (type < FIRST_NUMBER || type > LAST_NUMBER) && type != ENCAPSULATION;
    }

    private static int next(Packet packet, int layer, int previous, PppoeTagList.Wanted wanted) {
        int item = next(packet, layer, previous);
        while (item != Place.ABSENT && !wanted.is(packet.frame(), item))
            item = next(packet, layer, item);
        return item;
    }

    /** Walks over the items of all tags, those that are readable to their end. */
    private static int next(Packet packet, int layer, int previous) {
        LastFound last = packet.note(LastFound.KIND);
        int tag = last.thing(layer, previous);
        if (tag == Place.ABSENT)
            tag = tag(packet, layer, Place.ABSENT);
        while (tag != Place.ABSENT && end(packet, layer, tag) <= previous)
            tag = tag(packet, layer, tag);
        int item = previous == Place.ABSENT ? tag + FIRST : behind(packet.frame(), previous);
        while (tag != Place.ABSENT && !isItem(packet.frame(), item, end(packet, layer, tag))) {
            tag = tag(packet, layer, tag);
            item = tag + FIRST;
        }
        if (tag == Place.ABSENT)
            return Place.ABSENT;
        last.set(layer, item, tag);
        return item;
    }

    private static boolean isItem(Frame frame, int item, int end) {
        return item + HEAD <= end && behind(frame, item) <= end;
    }

    private static int behind(Frame frame, int item) {
        return item + HEAD + frame.u8(item + 1);
    }

    private static int tag(Packet packet, int layer, int previous) {
        return PppoeTagList.next(packet, layer, previous, TAG);
    }

    private static int end(Packet packet, int layer, int tag) {
        return Math.min(tag + PppoeTagList.HEAD + PppoeTagList.length(packet.frame(), tag), packet.limit(layer));
    }
}
