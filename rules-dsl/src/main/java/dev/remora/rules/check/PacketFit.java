package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the settings of a test's packet go together, and have room in its headers. */
final class PacketFit {
    /** What keys take that is a number with a bound. */
    static final Set<String> NUMBERS = Set.of("NUMBER", "OFFSET", "LEFT", "RIGHT", "VALUE", "ECHO");

    private static final Set<PacketKey>       SEVERAL  = EnumSet.of(PacketKey.VLAN, PacketKey.SACK, PacketKey.TIMESTAMPS);
    private static final Set<PacketKey>       OF_IPV4  = EnumSet.of(PacketKey.DF, PacketKey.IP_OPTIONS, PacketKey.IP_CHECKSUM);
    private static final List<Set<PacketKey>> ONE_WORD = List.of(EnumSet.of(PacketKey.GATEWAY), EnumSet.of(PacketKey.MTU), EnumSet.of(PacketKey.POINTER),
            EnumSet.of(PacketKey.ID, PacketKey.SEQ));

    private static final int OPTIONS  = 40;                // octets of options of IPv4 or TCP, RFC 9293 section 3.1
    private static final int DATAGRAM = 65_535;
    private static final int IPV6     = 40;
    private static final int ETHERNET = 14;
    private static final int TAG      = 4;

    private final Findings                      findings;
    private final Packet                        packet;
    private final Map<PacketKey, List<Setting>> settings = new EnumMap<>(PacketKey.class);

    PacketFit(Findings findings, Packet packet) {
        this.findings = findings;
        this.packet = packet;
        for (Setting setting : packet.settings().stream().filter(setting -> setting.values().stream().noneMatch(Setting.Value.Missing.class::isInstance)).toList())
            PacketKey.of(setting.key().text()).ifPresent(key -> settings.computeIfAbsent(key, none -> new ArrayList<>()).add(setting));
    }

    /** Whether a packet is sent between addresses of IPv6. */
    static boolean isIpv6(Packet packet) {
        return packet.source() != null && packet.source().address().text().indexOf(':') >= 0;
    }

    void check() {
        settings.forEach((key, all) -> setting(all.getFirst(), key));
        settings.forEach(this::once);
        room();
    }

    private void setting(Setting setting, PacketKey key) {
        if (isIpv6(packet) && isOfIpv4(key))
            wrong(setting.key().span(), "`" + key.spelling() + "` exists only in IPv4, and this packet is IPv6");
        else if (key == PacketKey.LENGTH && has(PacketKey.PAYLOAD))
            both(setting, "payload", "says how long it is");
        else if ((key == PacketKey.PAYLOAD || key == PacketKey.LENGTH) && has(PacketKey.CARRYING))
            both(setting, PacketKey.CARRYING.spelling(), "says what is inside");
        else if (key == PacketKey.PROTOCOL && has(PacketKey.CARRYING))
            both(setting, PacketKey.CARRYING.spelling(), "says which protocol it is");
        else if (key == PacketKey.TYPE && packet.kind() != null && !isType(setting))
            both(setting, packet.kind().text(), "says which type it is");
        else
            secondWord(setting, key);
    }

    private void once(PacketKey key, List<Setting> all) {
        if (all.size() > 1 && !SEVERAL.contains(key))
            wrong(all.get(1).span(), "`" + key.spelling() + "` is set twice");
    }

    private boolean isOfIpv4(PacketKey key) {
        return OF_IPV4.contains(key) || key == PacketKey.OPTIONS && packet.protocol().text().equals("ip")
                || key == PacketKey.IP_ID && !has(PacketKey.FRAG) && !has(PacketKey.MORE);
    }

    // What follows the checksum of an ICMP message is one word, which means something else in each.
    private void secondWord(Setting setting, PacketKey key) {
        if (PacketKey.Of.PROTOCOLS.get(packet.protocol().text()) != PacketKey.Of.ICMP)
            return;
        for (int i = 0; i < ONE_WORD.size(); i++)
            if (ONE_WORD.get(i).contains(key))
                ONE_WORD.stream().skip(i + 1L).flatMap(Set::stream).filter(this::has).findFirst()
                        .ifPresent(other -> both(setting, other.spelling(), "takes the same place in the message"));
    }

    private void both(Setting setting, String other, String why) {
        wrong(setting.span(), "`" + setting.key() + "` cannot be used with `" + other + "`, which " + why);
    }

    private boolean isType(Setting setting) {
        return packet.kind() == null || MessageName.of(packet.protocol().text(), packet.kind().text())
                .map(name -> setting.values().getFirst() instanceof Setting.Value.Plain(var span, String text) && PacketValues.number(text).orElse(-1) == name.type()).orElse(true);
    }

    // Room

    private void room() {
        int options = options();
        int ipOptions = octets(PacketKey.IP_OPTIONS);
        Span line = packet.span();
        if (options > OPTIONS || ipOptions > OPTIONS)
            wrong(line, "the options of this header have " + Math.max(options, ipOptions) + " octets, but there is room only for " + OPTIONS);
        long length = length();
        boolean isSaidInside = inside().filter(inner -> inner.length() > DATAGRAM).isPresent();
        if (length > DATAGRAM && !isSaidInside && payload() <= PacketKey.LENGTH.greatest("", false))
            wrong(line, String.format(Locale.ROOT, "this datagram has %,d octets; the most is %,d", length, DATAGRAM));
    }

    // Of the datagram; a length of IPv6 does not count its own header.
    private long length() {
        return payload() + carried() + options() + octets(PacketKey.IP_OPTIONS) + headers();
    }

    private long carried() {
        boolean isFrame = packet.protocol().text().equals("vxlan");
        return inside().map(inner -> inner.length() + (isIpv6(inner.packet) ? IPV6 : 0) + (isFrame ? ETHERNET + TAG * inner.all(PacketKey.VLAN) : 0)).orElse(0L);
    }

    private Optional<PacketFit> inside() {
        return last(PacketKey.CARRYING).flatMap(setting -> setting.values().getFirst() instanceof Setting.Value.Inner(var span, Packet inner)
                ? Optional.of(new PacketFit(findings, inner)) : Optional.empty());
    }

    private int options() {
        return octets(PacketKey.OPTIONS) + (packet.protocol().text().equals("tcp") ? tcpOptions() : 0);
    }

    private int tcpOptions() {
        int blocks = all(PacketKey.SACK);
        return (has(PacketKey.MSS) ? 4 : 0) + (has(PacketKey.SACK_PERMITTED) ? 2 : 0) + (has(PacketKey.WSCALE) ? 3 : 0) + 10 * all(PacketKey.TIMESTAMPS)
                + (blocks == 0 ? 0 : 2 + 8 * blocks);
    }

    private int headers() {
        int network = isIpv6(packet) ? 0 : 20;
        return network + switch (packet.protocol().text()) {
            case "tcp" -> 20;
            case "udp", "icmp", "icmpv6" -> 8;
            case "gre" -> has(PacketKey.KEY) ? 8 : 4;
            case "vxlan" -> 8 + 8;
            default -> 0;
        };
    }

    private long payload() {
        return has(PacketKey.PAYLOAD) ? octets(PacketKey.PAYLOAD) : last(PacketKey.LENGTH).map(setting -> switch (setting.values().getFirst()) {
            case Setting.Value.Plain(var span, String text) -> PacketValues.number(text).orElse(0);
            case Setting.Value.Range(var span, String from, String to) -> PacketValues.number(to).orElse(0);
            case Setting.Value.Literal literal -> 0L;
            case Setting.Value.Inner inner -> 0L;
            case Setting.Value.Missing missing -> 0L;
        }).orElse(0L);
    }

    // Settings

    private int octets(PacketKey key) {
        return last(key).flatMap(setting -> PacketValues.octets(setting.values().getFirst())).map(octets -> octets.length).orElse(0);
    }

    private boolean has(PacketKey key) {
        return settings.containsKey(key);
    }

    private int all(PacketKey key) {
        return settings.getOrDefault(key, List.of()).size();
    }

    private Optional<Setting> last(PacketKey key) {
        return has(key) ? Optional.of(settings.getOrDefault(key, List.of()).getLast()) : Optional.empty();
    }

    private void wrong(Span span, String what) {
        findings.add(Code.BAD_PACKET_VALUE, span, what);
    }
}
