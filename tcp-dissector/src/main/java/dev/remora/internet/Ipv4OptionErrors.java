package dev.remora.internet;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/** What can be wrong with the options of IPv4. */
final class Ipv4OptionErrors {
    static final Anomaly.Code LEN_INVALID    = new Anomaly.Code("ip.opt.len.invalid", Severity.WARN, "Invalid length for option",
            "RFC 791 section 3.1");
    static final Anomaly.Code BEFORE_ADDRESS = new Anomaly.Code("ip.opt.ptr.before_address", Severity.WARN, "Pointer points before first address",
            "RFC 791 section 3.1");
    static final Anomaly.Code MIDDLE_ADDRESS = new Anomaly.Code("ip.opt.ptr.middle_address", Severity.WARN, "Pointer points to middle of address",
            "RFC 791 section 3.1");
    static final Anomaly.Code TOO_SHORT      = new Anomaly.Code("ip.opt.too_short", Severity.ERROR, "Option is too short for its kind",
            "RFC 791 section 3.1");

    private Ipv4OptionErrors() {}

    /** Adds the fields that say what is wrong. */
    static void define(Header h) {
        h.presence(LEN_INVALID);
        h.presence(BEFORE_ADDRESS);
        h.presence(MIDDLE_ADDRESS);
        h.presence(TOO_SHORT);
    }

    /** Records what is wrong with the options. False where one is so short that nothing behind it can be trusted. */
    static boolean check(Dissection d, int layer) {
        Packet packet = d.packet();
        int end = packet.headerEnd(layer);
        for (int at = packet.at(layer) + Ipv4.MINIMUM; at < end && Ipv4Options.kind(packet, at) != Ipv4Options.END;) {
            int length = Ipv4.OPTIONS.length(packet, layer, at);
            if (length == 0) {
                d.anomaly(LEN_INVALID, at, end - at);
                return true;
            }
            if (!check(d, at, length)) {
                d.anomaly(TOO_SHORT, at, length);
                packet.headerEnd(layer, at + length);
                return false;
            }
            at += length;
        }
        return true;
    }

    private static boolean check(Dissection d, int at, int length) {
        int kind = Ipv4Options.kind(d.packet(), at);
        if (Ipv4Options.EXACT[kind] != 0 && length != Ipv4Options.EXACT[kind] || kind == Ipv4Options.SECURITY && !isSecurity(d.frame(), at, length))
            d.anomaly(LEN_INVALID, at, length);
        if (length < Ipv4Options.LEAST[kind] || kind == Ipv4Options.QUICK_START && length < Ipv4Options.EXACT[kind] && tellsRate(d.frame().u8(at + 2)))
            return false;
        if (Ipv4Options.isRoute(kind))
            checkPointer(d, at);
        return true;
    }

    /** Whether a security option is of RFC 791, or has flags each of which but the last says that another one follows: RFC 1108 section 2.4. */
    private static boolean isSecurity(Frame frame, int at, int length) {
        if (length <= 3 || Ipv4Options.isSecurityLevel(frame, at))
            return true;
        int flags = at + 3;
        while (flags < at + length && (frame.u8(flags) & 1) != 0)
            flags++;
        return flags == at + length - 1;
    }

    /** Whether a quick start option asks for a rate or reports one, by the first octet of what it says: RFC 4782 section 3.1. */
    static boolean tellsRate(int function) {
        return (function & 0x70) == 0;
    }

    private static void checkPointer(Dissection d, int at) {
        int pointer = d.frame().u8(at + 2);
        if (pointer < 4)
            d.anomaly(BEFORE_ADDRESS, at + 2, 1);
        else if (pointer % 4 != 0)
            d.anomaly(MIDDLE_ADDRESS, at + 2, 1);
    }
}
