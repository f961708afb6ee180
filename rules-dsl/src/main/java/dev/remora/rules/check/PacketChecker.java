package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Endpoint;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Word;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the packets of a test: that there are such packets, so that none is sent otherwise than it is written. */
final class PacketChecker {
    private static final Set<String> PORTLESS = Set.of("icmp", "icmpv6", "arp", "ip", "gre");

    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp");

    private static final Set<PacketKey> FRAMES = EnumSet.of(PacketKey.VLAN, PacketKey.ETH_SRC, PacketKey.ETH_DST);

    private static final Set<String> TUNNELS = Set.of("gre", "vxlan");

    private static final Set<String> INSIDE = Set.of(PacketKey.CARRYING.spelling(), PacketKey.PAYLOAD.spelling(), PacketKey.LENGTH.spelling());

    private static final int MAC = 6;

    private final Findings findings;

    PacketChecker(Findings findings) {
        this.findings = findings;
    }

    /** @param before how many packets of the test come before this one */
    void check(Packet packet, long before) {
        ends(packet);
        for (Setting setting : packet.settings())
            PacketKey.of(setting.key().text()).ifPresent(key -> values(packet, setting, key, before));
        new PacketFit(findings, packet).check();
    }

    /** Says so where a packet stands behind a tunnel on its line, which is then sent empty: `gre 10.0.0.1:1 > 10.0.0.2:80 tcp [SYN]`. */
    void beside(Packet tunnel, Packet packet) {
        boolean isEmpty = TUNNELS.contains(tunnel.protocol().text()) && tunnel.settings().stream().noneMatch(setting -> INSIDE.contains(setting.key().text()));
        if (!isEmpty || !findings.isOneLine(tunnel, packet))
            return;
        Fix fix = new Fix("Insert `carrying ( )`", List.of(new Fix.Edit(Span.at(packet.span().start()), "carrying ("), new Fix.Edit(Span.at(packet.span().end()), ")")));
        findings.add(Code.BAD_PACKET_VALUE.at(packet.span(), "this is a packet of its own; put what `" + tunnel.protocol() + "` carries in parentheses, `carrying (…)`"), fix);
    }

    // Ends

    private void ends(Packet packet) {
        Endpoint source = packet.source();
        Endpoint destination = packet.destination();
        range(source);
        range(destination);
        if (source == null || destination == null)
            return;
        version(source.address(), destination.address());
        if (PORTLESS.contains(packet.protocol().text()))
            Stream.of(source, destination).map(Endpoint::port).filter(Objects::nonNull).findFirst().ifPresent(
                    port -> findings.add(Code.BAD_PACKET_VALUE, port.span(), "`" + packet.protocol() + "` has no ports; write the address alone"));
        if (packet.protocol().text().equals("arp") && octets(source.address()) == 16)
            findings.add(Code.BAD_ENDPOINT, source.address().span(), source.address(), "ARP asks for IPv4 addresses");
        boolean isOneSided = (source.port() == null) != (destination.port() == null);             // where neither has one, ports do not matter
        if (isOneSided && WITH_PORTS.contains(packet.protocol().text()) && packet.settings().stream().noneMatch(setting -> setting.key().text().equals(PacketKey.FRAG.spelling())))
            Stream.of(source, destination).filter(end -> end.port() == null && octets(end.address()) > 0).forEach(this::portless);
    }

    // Without brackets, what is meant as a port is the last group of an address of IPv6.
    private void portless(Endpoint end) {
        String text = end.address().text();
        int colon = text.lastIndexOf(':');
        boolean isTaken = end.to() == null && colon > 0 && PacketValues.address(text.substring(0, colon)).isPresent() && text.substring(colon + 1).matches("[1-9]\\d{0,4}");
        String meant = isTaken ? "[" + text.substring(0, colon) + "]" + text.substring(colon) : "";
        findings.add(Code.NO_PORT.at(end.span(), findings.words(end), isTaken ? "; did you mean `" + meant + "`?" : ""),
                isTaken ? List.of(Fix.replace(end.address().span(), meant)) : List.of());
    }

    private void range(@Nullable Endpoint end) {
        if (end == null)
            return;
        if (end.to() != null && version(end.address(), end.to()) && isBehind(end.address(), end.to()))
            backwards(end.address().span().to(end.to().span()), end.address().text(), end.to().text());
        if (end.port() != null && end.portTo() != null)
            range(end.port().span().to(end.portTo().span()), end.port().text(), end.portTo().text());
    }

    private boolean version(Word one, Word other) {
        boolean same = octets(one) == 0 || octets(other) == 0 || octets(one) == octets(other);
        if (!same)
            findings.add(Code.MIXED_VERSIONS, other.span(), one, other);
        return same;
    }

    private static int octets(Word address) {
        return PacketValues.address(address.text()).map(octets -> octets.length).orElse(0);
    }

    private static boolean isBehind(Word first, Word last) {
        return octets(first) > 0 && octets(last) > 0 && !first.text().equals(last.text())
                && PacketValues.distance(PacketValues.address(first.text()).orElseThrow(), PacketValues.address(last.text()).orElseThrow()) == 0
                && PacketValues.distance(PacketValues.address(last.text()).orElseThrow(), PacketValues.address(first.text()).orElseThrow()) > 0;
    }

    private void range(Span span, String from, String to) {
        OptionalLong first = PacketValues.number(from);
        OptionalLong last = PacketValues.number(to);
        if (first.isPresent() && last.isPresent() && first.getAsLong() > last.getAsLong())
            backwards(span, from, to);
    }

    private void backwards(Span span, String from, String to) {
        findings.add(Code.BAD_PACKET_VALUE, span, "a range counts up; write `" + to + ".." + from + "`");
    }

    // Keys

    private void values(Packet packet, Setting setting, PacketKey key, long before) {
        for (int i = 0; i < setting.values().size(); i++) {
            Setting.Value value = setting.values().get(i);
            if (value instanceof Setting.Value.Missing)
                continue;
            if (key == PacketKey.QUOTING)
                quoted(value, before);
            else if (key == PacketKey.CARRYING)
                carried(packet, setting, value, before);
            else if (!isOne(value, key.takes().get(i)))
                findings.add(Code.BAD_PACKET_VALUE, value.span(), "`" + setting.key() + "` takes " + form(key.takes().get(i)));
            else if (PacketFit.NUMBERS.contains(key.takes().get(i)))
                number(packet, key, value);
        }
    }

    private void number(Packet packet, PacketKey key, Setting.Value value) {
        switch (value) {
            case Setting.Value.Plain(var span, String text) -> fits(packet, key, span, text);
            case Setting.Value.Range(var span, String from, String to) -> {
                range(span, from, to);
                fits(packet, key, span, to);
            }
            case Setting.Value.Literal literal -> {}
            case Setting.Value.Inner inner -> {}
            case Setting.Value.Missing missing -> {}
        }
    }

    private void fits(Packet packet, PacketKey key, Span span, String text) {
        long greatest = key.greatest(packet.protocol().text(), PacketFit.isIpv6(packet));
        if (PacketValues.number(text).orElse(0) > greatest)
            findings.add(Code.OUT_OF_RANGE, span, text, key.spelling(), 0, greatest);
    }

    private void quoted(Setting.Value value, long before) {
        switch (value) {
            case Setting.Value.Inner(var span, Packet inner) -> inside(inner, "quoting", false, before);
            case Setting.Value.Plain(var span, String text) -> earlier(span, text, before);
            case Setting.Value.Range(var span, String from, String to) -> earlier(span, from, before);
            case Setting.Value.Literal literal -> {}
            case Setting.Value.Missing missing -> {}
        }
    }

    private void carried(Packet packet, Setting setting, Setting.Value value, long before) {
        if (value instanceof Setting.Value.Inner(var span, Packet inner))
            inside(inner, setting.key().text(), packet.protocol().text().equals("vxlan"), before);
        else
            findings.add(Code.BAD_PACKET_VALUE, value.span(), "`" + setting.key() + "` takes " + form("(PACKET)"));
    }

    // What is in parentheses is sent with the packet around it, and is a datagram unless a frame is asked for.
    private void inside(Packet inner, String key, boolean isFrame, long before) {
        check(inner, before);
        Stream<Node> sending = Stream.concat(Optional.<Node>ofNullable(inner.repeat()).stream(), Optional.<Node>ofNullable(inner.timing()).stream());
        Stream<Node> ofFrames = inner.settings().stream().<Node>map(Setting::key)
                .filter(word -> PacketKey.of(findings.text(word.span())).filter(other -> other == PacketKey.SNAP || !isFrame && FRAMES.contains(other)).isPresent());
        if (inner.source() == null && !inner.protocol().isMissing())
            findings.add(Code.BAD_PACKET_VALUE, inner.protocol().span(), "a `frame` cannot be in these parentheses; write octets after `payload`");
        else if (!isFrame && inner.protocol().text().equals("arp"))
            findings.add(Code.BAD_PACKET_VALUE, inner.protocol().span(), "`" + key + "` takes a datagram, and ARP is not one");
        else
            Stream.concat(sending, ofFrames).findFirst().ifPresent(node -> findings.add(Code.BAD_PACKET_VALUE, node.span(),
                    "`" + Printer.print(node) + "` cannot be in these parentheses; write it for the packet around them"));
    }

    private void earlier(Span span, String text, long before) {
        OptionalLong number = PacketValues.number(text);
        if (number.isEmpty())
            findings.add(Code.BAD_PACKET_VALUE, span, "`quoting` takes " + form("PACKET"));
        else if (number.getAsLong() < 1)
            findings.add(Code.NO_SUCH_PACKET, span, "packet", text, "the first one is 1");
        else if (number.getAsLong() > before)
            findings.add(Code.NO_SUCH_PACKET, span, "packet", text, before == 0 ? "none comes before this one" : "the last one before this is " + before);
    }

    private static boolean isOne(Setting.Value value, String what) {
        return switch (what) {
            case "OCTETS" -> PacketValues.octets(value).isPresent();
            case "MAC" -> PacketValues.octets(value).filter(octets -> octets.length == MAC).isPresent();
            case "ADDRESS" -> value instanceof Setting.Value.Plain(var span, String text) && PacketValues.address(text).filter(a -> a.length == 4).isPresent();
            default -> isNumber(value);
        };
    }

    private static boolean isNumber(Setting.Value value) {
        return switch (value) {
            case Setting.Value.Plain(var span, String text) -> PacketValues.number(text).isPresent();
            case Setting.Value.Range(var span, String from, String to) -> PacketValues.number(from).isPresent() && PacketValues.number(to).isPresent();
            default -> false;
        };
    }

    private static String form(String what) {
        return switch (what) {
            case "OCTETS" -> "octets, such as \"GET\" or 47:45:54";
            case "MAC" -> "a hardware address, such as 02:00:00:00:00:01";
            case "ADDRESS" -> "an IPv4 address, such as 10.0.0.254";
            case "PACKET" -> "the number of an earlier packet, or a packet in parentheses";
            case "(PACKET)" -> "a packet in parentheses, such as (10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN])";
            default -> "a number, such as 1000 or 0x3e8";
        };
    }
}
