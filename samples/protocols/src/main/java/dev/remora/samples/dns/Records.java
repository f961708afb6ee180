package dev.remora.samples.dns;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Address;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;

/** Resource records, RFC 1035 sections 3.2.1 and 3.3: what all have, then what is in the data of each type. */
public final class Records {
    private static final Header H = Header.of("dns", "DNS Resource Records", "RFC 1035 section 3.2.1");

    public static final Listed NAME  = H.listed(Type.STRING, "resp.name", "Name", RecordData::owners);
    public static final U16    TYPE  = H.walk(Section.RECORDS::body).u16("resp.type", "Type", names(DnsNames.TYPES));
    public static final U16    CLASS = H.walk(RecordData::usual).skip(16).u16("resp.class", "Class", hex(), names(DnsNames.CLASSES));
    public static final U32    TTL   = H.walk(RecordData::usual).skip(32).u32("resp.ttl", "Time to live", unit("seconds"));
    public static final U16    LEN   = H.walk(Section.RECORDS::body).skip(64).u16("resp.len", "Data length", unit("octets"));

    public static final Address A             = data(RecordData.A, 4).ipv4("a", "Address", spec("RFC 1035 section 3.4.1"));
    public static final Listed  NS            = name(RecordData.NS, 0, 0, "ns", "Name Server");
    public static final Listed  CNAME         = name(RecordData.CNAME, 0, 0, "cname", "CNAME");
    public static final Listed  PTR           = name(RecordData.PTR, 0, 0, "ptr.domain_name", "Domain Name");
    public static final U16     MX_PREFERENCE = data(RecordData.MX, 2).u16("mx.preference", "Preference");
    public static final Listed  MX_EXCHANGE   = name(RecordData.MX, 2, 0, "mx.mail_exchange", "Mail Exchange");
    public static final Address AAAA          = data(RecordData.AAAA, 16).ipv6("aaaa", "AAAA Address", spec("RFC 3596 section 2.2"));
    public static final Listed  TXT_LENGTH    = H.listed(Type.U8, "txt.length", "TXT Length", RecordData::textLengths, unit("octets"));
    public static final Listed  TXT           = H.listed(Type.STRING, "txt", "TXT", RecordData::texts);

    public static final Listed SOA_MNAME   = name(RecordData.SOA, 0, 0, "soa.mname", "Primary name server");
    public static final Listed SOA_RNAME   = name(RecordData.SOA, 0, 1, "soa.rname", "Responsible authority's mailbox");
    public static final Listed SOA_SERIAL  = H.listed(Type.U32, "soa.serial_number", "Serial Number", RecordData.authority(0));
    public static final Listed SOA_REFRESH = H.listed(Type.U32, "soa.refresh_interval", "Refresh Interval", RecordData.authority(4), unit("seconds"));
    public static final Listed SOA_RETRY   = H.listed(Type.U32, "soa.retry_interval", "Retry Interval", RecordData.authority(8), unit("seconds"));
    public static final Listed SOA_EXPIRE  = H.listed(Type.U32, "soa.expire_limit", "Expire limit", RecordData.authority(12), unit("seconds"));
    public static final Listed SOA_MINIMUM = H.listed(Type.U32, "soa.minimum_ttl", "Minimum TTL", RecordData.authority(16), unit("seconds"));

    private static final String SRV_SOURCE = "RFC 2782";

    public static final Listed SRV_SERVICE  = H.listed(Type.STRING, "srv.service", "Service", RecordData.service(0), spec(SRV_SOURCE));
    public static final Listed SRV_PROTO    = H.listed(Type.STRING, "srv.proto", "Protocol", RecordData.service(1), spec(SRV_SOURCE));
    public static final Listed SRV_NAME     = H.listed(Type.STRING, "srv.name", "Name", RecordData.service(2), spec(SRV_SOURCE));
    public static final U16    SRV_PRIORITY = data(RecordData.SRV, 2).u16("srv.priority", "Priority", spec(SRV_SOURCE));
    public static final U16    SRV_WEIGHT   = data(RecordData.SRV, 4).skip(16).u16("srv.weight", "Weight", spec(SRV_SOURCE));
    public static final U16    SRV_PORT     = data(RecordData.SRV, 6).skip(32).u16("srv.port", "Port", spec(SRV_SOURCE));
    public static final Listed SRV_TARGET   = name(RecordData.SRV, 6, 0, "srv.target", "Target");

    // EDNS puts class and time to live to other uses, RFC 6891 section 6.1.3.
    public static final U16 UDP_SIZE     = H.walk(RecordData::edns).skip(16).u16("rr.udp_payload_size", "UDP payload size", unit("octets"));
    public static final U8  HIGHER_RCODE = H.walk(RecordData::edns).skip(32).u8("resp.ext_rcode", "Higher bits in extended RCODE", hex());
    public static final U8  EDNS_VERSION = H.walk(RecordData::edns).skip(40).u8("resp.edns0_version", "EDNS0 version");
    public static final U16 EDNS_FLAGS   = H.walk(RecordData::edns).skip(48).u16("resp.z", "Z", hex());

    /** More fields of the layers of {@link Dns#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private Records() {}

    /** A header for the data of records of a type that have at least this many octets of it. */
    private static Header data(int type, int least) {
        return H.walk(RecordData.of(type, least)).skip(Section.FIXED * 8);
    }

    /** A name in the data of records of a type, behind some octets and some other names. */
    private static Listed name(int type, int octets, int names, String name, String label) {
        return H.listed(Type.STRING, name, label, RecordData.names(type, octets, names));
    }
}
