package dev.remora.rules.translate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why options of Snort and Suricata that ask something of packets have no words here. */
final class SnortUnread {
    private static final Pattern APPLICATION = Pattern.compile("(https?\\d?|dns|mdns|tls|ssl|ssh|smb|dce|smtp|ftp|ftpdata|sip|sdp|krb5|snmp|mqtt|rfb|nfs|modbus|dnp3|enip|cip|ike"
            + "|quic|rdp|gtp|tftp|websocket|ldap|pgsql|email|s7commplus|mms|iec104)([._].*)?|(ja[34])[._s].*|(uri)(content|len)");

    private static final Map<Pattern, String> REASONS = new LinkedHashMap<>();

    static {
        reason("file.*|js_data|vba_data", "it reads files that protocols above TCP carry, and those are not read here");
        reason("byte_jump|byte_extract|byte_math", "it takes a place or a value from a number in the packet, which a pattern cannot do");
        reason("base64_.*|gzip_.*|pcrexform|to_.*|url_decode|strip_.*|compress_.*|dotprefix|xor|header_lowercase|domain|tld",
                "it decodes or changes octets before they are looked at");
        reason("iprep|reputation|dataset|datarep|geoip", "it looks an address or a value up in a list that is not in the rule");
        reason("app-layer-.*|appids?|.*-event", "it asks what the engine itself has recognised");
        reason("lua.*|so|soid|asn1|cvs|sd_pattern", "it runs code that is not in the rule");
        reason("(tcp|ipv4|ipv6|icmpv4|icmpv6)\\.hdr", "it searches a header whose length differs, and a search here would go on behind its end");
        reason("nocase|offset|depth|distance|within|startswith|endswith|rawbytes|fast_pattern.*", "there is no content before it");
        reason("activated_by|count", "it waits for another rule");
    }

    private SnortUnread() {}

    private static void reason(String keywords, String reason) {
        REASONS.put(Pattern.compile(keywords), reason);
    }

    /** Why this option keeps a rule from being translated. */
    static String reason(String keyword) {
        for (Map.Entry<Pattern, String> reason : REASONS.entrySet())
            if (reason.getKey().matcher(keyword).matches())
                return reason.getValue();
        Matcher application = APPLICATION.matcher(keyword);
        if (!application.matches())
            return "only what looks at headers, connections and the payload of a packet is translated";
        String protocol = application.group(1) != null ? application.group(1) : application.group(4) != null ? "http" : "tls";
        return "it reads " + protocol.toUpperCase(Locale.ROOT) + ", and rules here look at no protocol above TCP and UDP";
    }
}
