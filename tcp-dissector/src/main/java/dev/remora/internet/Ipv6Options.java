package dev.remora.internet;

import static dev.remora.field.Attr.hex;

import dev.remora.field.Header;
import dev.remora.field.Options;

/** The options of IPv6, which hop-by-hop and destination options headers share: RFC 8200 section 4.2. */
final class Ipv6Options {
    private static final int ROUTER_ALERT = 5;      // RFC 2711
    private static final int JUMBO        = 0xC2;   // RFC 2675

    private Ipv6Options() {}

    /** Adds the fields of the options that start here. */
    static void define(Header header) {
        Header h = header.named("ipv6.opt");
        Options options = h.options(Options.Form.IPV6);
        Header any = h.wholeOption(options, Options.ANY);
        any.u8("type", "Type", hex());
        any.u8("length", "Length");
        h.option(options, ROUTER_ALERT).u16("router_alert", "Router Alert");
        h.option(options, JUMBO).u32("jumbo", "Payload Length");
    }
}
