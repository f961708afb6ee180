package dev.remora.transport;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;
import static dev.remora.transport.MultipathValues.ofLeast;
import static dev.remora.transport.MultipathValues.ofLength;

import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U64;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** The option of Multipath TCP, RFC 8684 section 3. What it holds depends on its subtype, and in some on its length; see {@link MultipathValues} for where. */
public final class MultipathTcp {
    private static final Header  H    = Header.of("tcp", "Multipath TCP Option", "RFC 8684 section 3").skip(160);
    private static final Options LIST = Tcp.OPTIONS;
    private static final int     KIND = 30;

    static final int CAPABLE    = 0;
    static final int JOIN       = 1;
    static final int DATA       = 2;
    static final int ADDRESS    = 3;
    static final int REMOVAL    = 4;
    static final int PRIORITY   = 5;
    static final int FAILURE    = 6;
    static final int FAST_CLOSE = 7;
    static final int RESET      = 8;

    private static final Header SUBTYPES = H.option(LIST, KIND);

    public static final Octets OPTION  = H.wholeOption(LIST, KIND).span(LIST::captured, "options.mptcp", "Multipath TCP");
    public static final Bits   SUBTYPE = SUBTYPES.bits(4, "options.mptcp.subtype", "Multipath TCP subtype", names(0, "Multipath Capable", 1, "Join Connection",
            2, "Data Sequence Signal", 3, "Add Address", 4, "Remove Address", 5, "Change Subflow Priority", 6, "TCP Fallback", 7, "Fast Close", 8, "TCP Reset"));
    public static final Bits   VERSION = H.walk(MultipathTcp::version).skip(4).bits(4, "options.mptcp.version", "Multipath TCP version");
    public static final U8     FLAGS   = H.inEach(MultipathTcp::next, MultipathTcp::flags).u8("options.mptcp.flags", "Multipath TCP flags", hex());

    // What the flags mean depends on the subtype, those of a MP_CAPABLE on the version, too: RFC 6824 and RFC 8684 section 3.1.
    public static final Bits CHECKSUM_REQUIRED = flag(0, CAPABLE, "checksumreq.flags", "Checksum required");
    public static final Bits EXTENSIBILITY     = flag(1, CAPABLE, "extensibility.flag", "Extensibility");
    public static final Bits NO_MORE_SUBFLOWS  = capable(true).skip(2).bits(1, "options.mptcp.nomoresubflows.flag",
            "Do not attempt to establish new subflows to this address and port");
    public static final Bits SHA1              = capable(false).skip(7).bits(1, "options.mptcp.sha1.flag", "Use HMAC-SHA1", spec("RFC 6824 section 3.1"));
    public static final Bits SHA256            = capable(true).skip(7).bits(1, "options.mptcp.sha256.flag", "Use HMAC-SHA256");
    public static final Bits FLAGS_RESERVED_0  = capable(false).skip(2).bits(5, "options.mptcp.reserved.flag", "Reserved", hex());
    public static final Bits FLAGS_RESERVED    = capable(true).skip(3).bits(4, "options.mptcp.reserved.flag", "Reserved", hex());
    public static final Bits JOIN_BACKUP       = flag(7, JOIN, "backup.flag", "Backup flag");
    public static final Bits BACKUP            = flag(7, PRIORITY, "backup.flag", "Backup flag");
    public static final Bits DATA_FIN          = flag(3, DATA, "datafin.flag", "DATA_FIN");
    public static final Bits LONG_SEQ          = flag(4, DATA, "dseqn8.flag", "Data Sequence Number is 8 octets");
    public static final Bits HAS_SEQ           = flag(5, DATA, "dseqnpresent.flag",
            "Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present");
    public static final Bits LONG_ACK          = flag(6, DATA, "dataack8.flag", "Data ACK is 8 octets");
    public static final Bits HAS_ACK           = flag(7, DATA, "dataackpresent.flag", "Data ACK is present");
    public static final Flag RESET_U           = reset(4, "flag_U.flag", "Flag U");
    public static final Flag RESET_V           = reset(5, "flag_V.flag", "Flag V");
    public static final Flag RESET_W           = reset(6, "flag_W.flag", "Flag W");
    public static final Flag TRANSIENT         = reset(7, "flag_T.flag", "Transient");
    public static final Bits JOIN_RESERVED     = reserved(ofLength(JOIN, 2, 24));
    public static final Bits FAILURE_RESERVED  = reserved(ofLeast(FAILURE, 2, 12));
    public static final Bits CLOSE_RESERVED    = reserved(ofLeast(FAST_CLOSE, 2, 12));

    // Which lengths of an option have a value, and from which octet on
    public static final U64     SEND_KEY       = one(ofLength(CAPABLE, 4, 12, 20, 22, 24)).u64("options.mptcp.sendkey", "Sender's Key");
    public static final U64     RECEIVE_KEY    = one(ofLength(CAPABLE, 12, 20, 22, 24)).u64("options.mptcp.recvkey", "Receiver's Key");
    public static final U64     CLOSE_KEY      = one(ofLeast(FAST_CLOSE, 4, 12)).u64("options.mptcp.recvkey", "Receiver's Key");
    public static final Listed  ADDRESS_ID     = H.listed(Type.U8, "options.mptcp.addrid", "Address ID", MultipathValues::addressIds);
    public static final U32     TOKEN          = one(ofLength(JOIN, 4, 12)).u32("options.mptcp.recvtok", "Receiver's Token");
    public static final U32     RANDOM         = one(ofLength(JOIN, 8, 12)).u32("options.mptcp.sendrand", "Sender's Random Number");
    public static final U32     ANSWER_RANDOM  = one(ofLength(JOIN, 12, 16)).u32("options.mptcp.sendrand", "Sender's Random Number");
    public static final U64     TRUNCATED_HMAC = one(ofLength(JOIN, 4, 16)).u64("options.mptcp.sendtrunchmac", "Sender's Truncated HMAC");
    public static final Octets  HMAC           = one(ofLength(JOIN, 4, 24)).octets(20, "options.mptcp.sendhmac", "Sender's HMAC");
    public static final Listed  DATA_ACK       = H.listed(Type.U64, "options.mptcp.rawdataack", "Original MPTCP Data ACK", MultipathValues::dataAck);
    public static final Listed  DATA_SEQ       = H.listed(Type.U64, "options.mptcp.rawdataseqno", "Data Sequence Number", MultipathValues::dataSeq);
    public static final U64     FAILED_SEQ     = one(ofLeast(FAILURE, 4, 12)).u64("options.mptcp.rawdataseqno", "Data Sequence Number");
    public static final U32     SUBFLOW_SEQ    = one(MultipathValues.behindSeq(0, 4)).u32("options.mptcp.subflowseqno", "Subflow Sequence Number");
    public static final U16     DATA_LENGTH    = one(MultipathValues.behindSeq(4, 2)).u16("options.mptcp.datalvllen", "Data-level Length", unit("octets"));
    public static final U16     FIRST_LENGTH   = one(ofLength(CAPABLE, 20, 22, 24)).u16("options.mptcp.datalvllen", "Data-level Length", unit("octets"));
    public static final U16     CHECKSUM       = one(MultipathValues.behindSeq(6, 2)).u16("options.mptcp.checksum", "Checksum", hex());
    public static final U16     FIRST_CHECKSUM = one(ofLength(CAPABLE, 22, 24)).u16("options.mptcp.checksum", "Checksum", hex());
    public static final Bits    IP_VERSION     = one(MultipathValues.ifVersion(true)).skip(4).bits(4, "options.mptcp.ipver", "IP version");
    public static final Bits    ECHO           = one(MultipathValues.ifVersion(false)).skip(7).bits(1, "options.mptcp.echo", "Echo");
    public static final Address IPV4           = one(ofLength(ADDRESS, 4, 8, 10, 16, 18)).ipv4("options.mptcp.ipv4", "Advertised IPv4 Address");
    public static final Address IPV6           = one(ofLength(ADDRESS, 4, 20, 22, 28, 30)).ipv6("options.mptcp.ipv6", "Advertised IPv6 Address");
    public static final U16     PORT           = one(ofLength(ADDRESS, 8, 10, 18)).u16("options.mptcp.port", "Advertised port");
    public static final U16     PORT_6         = one(ofLength(ADDRESS, 20, 22, 30)).u16("options.mptcp.port", "Advertised port");
    public static final Listed  ADDRESS_HMAC   = H.listed(Type.U64, "options.mptcp.addaddrtrunchmac", "Truncated HMAC", MultipathValues::addressHmac);
    public static final U8      RESET_REASON   = one(ofLeast(RESET, 3, 4)).u8("options.mptcp.rst_reason", "TCPRST Reason", hex(), names(0, "Unspecified error",
            1, "MPTCP-specific error", 2, "Lack of resources", 3, "Administratively prohibited", 4, "Too much outstanding data",
            5, "Unacceptable performance", 6, "Middlebox interference"));

    /** More fields of the layers of {@link Tcp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(20);

    private MultipathTcp() {}

    /** A field of the options in which there is such a place. */
    private static Header one(MultipathValues.Where where) {
        return H.inEach(MultipathTcp::next, (packet, layer, at) -> where.find(packet, at - 2, length(packet, layer, at)));
    }

    private static Bits flag(int bit, int subtype, String name, String label) {
        return flagsOf(subtype).skip(bit).bits(1, "options.mptcp." + name, label);
    }

    private static Flag reset(int bit, String name, String label) {
        return flagsOf(RESET).skip(bit).flag("options.mptcp." + name, label);
    }

    private static Bits reserved(MultipathValues.Where where) {
        return one(where).skip(4).bits(Type.U16, 12, "options.mptcp.reserved", "Reserved", hex());
    }

    private static Header flagsOf(int subtype) {
        return H.inEach(MultipathTcp::next, (packet, layer, at) -> subtype(packet, at) == subtype ? flags(packet, layer, at) : Place.ABSENT);
    }

    /** The flags of a MP_CAPABLE of version 1, or of any other; Wireshark, too, reads those that are to come as version 0. */
    private static Header capable(boolean isFirst) {
        return H.inEach(MultipathTcp::next, (packet, layer, at) -> {
            boolean is = subtype(packet, at) == CAPABLE && (packet.frame().u8(at) & 0x0F) == 1 == isFirst;
            return is ? flags(packet, layer, at) : Place.ABSENT;
        });
    }

    /** Octets of the option whose subtype is at {@code at}. */
    static int length(Packet packet, int layer, int at) {
        return LIST.length(packet, layer, at - 2);
    }

    /** The version shares the octet of the subtype, in a MP_CAPABLE only. */
    private static int version(Packet packet, int layer, int previous) {
        int at = next(packet, layer, previous);
        while (at != Place.ABSENT && subtype(packet, at) != CAPABLE)
            at = next(packet, layer, at);
        return at;
    }

    /** Where the flags are in the option whose subtype is at {@code at}: in that octet or in the next. */
    private static int flags(Packet packet, int layer, int at) {
        int length = length(packet, layer, at);
        return switch (subtype(packet, at)) {
            case CAPABLE, DATA -> length > 3 ? at + 1 : Place.ABSENT;
            case JOIN -> length == 12 || length == 16 ? at : Place.ABSENT;       // a third ACK of 24 octets has none
            case PRIORITY, RESET -> at;
            default -> Place.ABSENT;
        };
    }

    /** Position of the subtype of the next option that has one. */
    static int next(Packet packet, int layer, int previous) {
        int option = previous == Place.ABSENT ? LIST.find(packet, layer, KIND) : LIST.next(packet, layer, KIND, previous - 2);
        while (option != Place.ABSENT && (LIST.length(packet, layer, option) < 3 || option + 3 > packet.limit(layer)))
            option = LIST.next(packet, layer, KIND, option);
        return option == Place.ABSENT ? Place.ABSENT : option + 2;
    }

    static int subtype(Packet packet, int at) {
        return packet.frame().u8(at) >> 4;
    }
}
