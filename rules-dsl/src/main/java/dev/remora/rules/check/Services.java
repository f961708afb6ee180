package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.Locale;
import java.util.Map;

/** What to suggest where text stands for a number: the digits in it, or the port of the service it names (IANA's registry). */
final class Services {
    private static final Map<String, String> PORTS = Map.ofEntries(
            Map.entry("ftp", "21"), Map.entry("ssh", "22"), Map.entry("telnet", "23"), Map.entry("smtp", "25"), Map.entry("domain", "53"),
            Map.entry("dns", "53"), Map.entry("tftp", "69"), Map.entry("http", "80"), Map.entry("pop3", "110"), Map.entry("ntp", "123"),
            Map.entry("imap", "143"), Map.entry("snmp", "161"), Map.entry("bgp", "179"), Map.entry("ldap", "389"), Map.entry("https", "443"),
            Map.entry("smb", "445"), Map.entry("syslog", "514"), Map.entry("rdp", "3389"), Map.entry("mdns", "5353"));

    private Services() {}

    /** What to say behind "it cannot be compared with text". */
    static String hint(String text) {
        String number = number(text);
        return number.isEmpty() ? "" : ". Did you mean " + number + "?";
    }

    /** The fix that goes with {@link #hint}, or none. */
    static Fix[] fix(Span span, String text) {
        String number = number(text);
        return number.isEmpty() ? new Fix[0] : new Fix[]{Fix.replace(span, number)};
    }

    private static String number(String text) {
        String plain = text.strip();
        return Numerals.parse(plain) != null ? plain : PORTS.getOrDefault(plain.toLowerCase(Locale.ROOT), "");
    }
}
