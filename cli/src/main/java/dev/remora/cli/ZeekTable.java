package dev.remora.cli;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.zeek.ConnLogRow;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;

/** Connections as Zeek's conn.log, header lines included. */
final class ZeekTable {
    private static final String[][] COLUMNS = {
        {"ts", "time"}, {"uid", "string"}, {"id.orig_h", "addr"}, {"id.orig_p", "port"}, {"id.resp_h", "addr"}, {"id.resp_p", "port"}, {"proto", "enum"},
        {"service", "string"}, {"duration", "interval"}, {"orig_bytes", "count"}, {"resp_bytes", "count"}, {"conn_state", "string"}, {"local_orig", "bool"},
        {"local_resp", "bool"}, {"missed_bytes", "count"}, {"history", "string"}, {"orig_pkts", "count"}, {"orig_ip_bytes", "count"}, {"resp_pkts", "count"},
        {"resp_ip_bytes", "count"}, {"tunnel_parents", "set[string]"}, {"ip_proto", "count"}};

    private static final int    MICROS    = 1_000;     // nanoseconds
    private static final int    CAPTURE   = 40;        // bits of a number within a capture
    private static final String UID_CHARS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ZeekTable() {}

    /** The lines before the first row. */
    static void begin(TextBuffer out) {
        out.text("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#fields");
        for (String[] column : COLUMNS)
            out.octet('\t').text(column[0]);
        out.text("\n#types");
        for (String[] column : COLUMNS)
            out.octet('\t').text(column[1]);
        out.octet('\n');
    }

    /** A row of a log that may be of several captures, which are counted from 0. */
    static void row(ConnLogRow row, int capture, TextBuffer out) {
        boolean lasted = row.duration() / MICROS > 0;
        TimeText.micros(row.start(), out);
        out.octet('\t').text(uid((long) capture << CAPTURE | row.number()));
        endpoint(row.originator(), out);
        endpoint(row.responder(), out);
        out.octet('\t').text(row.proto().label()).text("\t-\t");
        if (lasted) {
            TimeText.micros(row.duration(), out);
            out.octet('\t').decimal(row.sent().octets()).octet('\t').decimal(row.answered().octets());
        } else
            out.text("-\t-\t-");
        out.octet('\t').text(row.connState()).text("\t-\t-\t").decimal(row.missed()).octet('\t').text(row.history().isEmpty() ? "-" : row.history());
        out.octet('\t').decimal(row.sent().packets()).octet('\t').decimal(row.sent().ipOctets());
        out.octet('\t').decimal(row.answered().packets()).octet('\t').decimal(row.answered().ipOctets());
        out.text("\t-\t").decimal(row.ipProto()).octet('\n');
    }

    private static void endpoint(Endpoint end, TextBuffer out) {
        out.octet('\t').text(AddressText.of(end.address())).octet('\t').decimal(end.port());
    }

    /** A name that is unique within the log, and the same each time, in the form of Zeek's. */
    private static String uid(long number) {
        StringBuilder uid = new StringBuilder();
        for (long rest = number * 0x9E37_79B9_7F4A_7C15L; uid.length() < 16; rest = Long.divideUnsigned(rest, UID_CHARS.length()) ^ number << 40)
            uid.append(UID_CHARS.charAt((int) Long.remainderUnsigned(rest, UID_CHARS.length())));
        return uid.insert(0, 'C').toString();
    }
}
