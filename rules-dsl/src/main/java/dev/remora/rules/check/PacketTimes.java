package dev.remora.rules.check;

import dev.remora.rules.syntax.Endpoint;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.Repeat;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Units;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often a packet of a test is sent. */
public final class PacketTimes {
    /** Packets of one test at most. */
    public static final int MOST = 1_000_000;

    private PacketTimes() {}

    /** As often as is said, or else as the longest range has values. */
    public static long of(Packet packet) {
        Repeat repeat = packet.repeat();
        if (repeat != null && repeat.times() != null)
            return Units.amount(repeat.times().text()).orElse(1);
        return longest(packet);
    }

    private static long longest(Packet packet) {
        long longest = Math.max(values(packet.source()), values(packet.destination()));
        for (Setting setting : packet.settings())
            for (Setting.Value value : setting.values())
                longest = Math.max(longest, values(value));
        return longest;
    }

    private static long values(Setting.Value value) {
        return switch (value) {
            case Setting.Value.Range(var span, String from, String to) -> numbers(from, to);
            case Setting.Value.Inner(var span, Packet inner) -> longest(inner);
            default -> 1;
        };
    }

    private static long numbers(String from, String to) {
        return PacketValues.number(to).orElse(0) - PacketValues.number(from).orElse(0) + 1;
    }

    private static long values(@Nullable Endpoint end) {
        if (end == null)
            return 1;
        long addresses = end.to() == null ? 1 : distance(end.address().text(), end.to().text()) + 1;
        long ports = end.port() == null || end.portTo() == null ? 1 : numbers(end.port().text(), end.portTo().text());
        return Math.max(addresses, ports);
    }

    private static long distance(String from, String to) {
        Optional<byte[]> first = PacketValues.address(from);
        Optional<byte[]> last = PacketValues.address(to);
        return first.isPresent() && last.isPresent() ? PacketValues.distance(first.get(), last.get()) : 0;
    }
}
