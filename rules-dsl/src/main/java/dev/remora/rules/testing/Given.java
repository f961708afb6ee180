package dev.remora.rules.testing;

import dev.remora.rules.check.PacketValues;
import dev.remora.rules.syntax.Endpoint;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Word;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a test says of one of its packets. Immutable.
 *
 * @param index which of the packets of the line; ranges count up with it
 */
record Given(Packet packet, int index) {

    /** The settings of a key, in the order of the text. */
    List<Setting> all(PacketKey key) {
        return packet.settings().stream().filter(setting -> setting.key().text().equals(key.spelling())).toList();
    }

    private Optional<Setting> last(PacketKey key) {
        List<Setting> all = all(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    boolean has(PacketKey key) {
        return last(key).isPresent();
    }

    /** The number that a key is set to. */
    Optional<Long> number(PacketKey key) {
        return last(key).map(setting -> number(setting, 0));
    }

    long number(PacketKey key, long standard) {
        return number(key).orElse(standard);
    }

    /** A value of a setting that is a number. */
    long number(Setting setting, int value) {
        return switch (setting.values().get(value)) {
            case Setting.Value.Plain(var span, String text) -> PacketValues.number(text).orElse(0);
            case Setting.Value.Range(var span, String from, String to) -> within(PacketValues.number(from).orElse(0), PacketValues.number(to).orElse(0));
            case Setting.Value.Literal literal -> 0;
            case Setting.Value.Inner inner -> 0;
            case Setting.Value.Missing missing -> 0;
        };
    }

    private long within(long from, long to) {
        return from + index % (Math.max(0, to - from) + 1);
    }

    /** The octets that a key is set to. */
    Optional<byte[]> octets(PacketKey key) {
        return last(key).map(setting -> octets(setting.values().getFirst()));
    }

    static byte[] octets(Setting.Value value) {
        return PacketValues.octets(value).orElse(new byte[0]);
    }

    /** What an error quotes. */
    Optional<Setting.Value> quoted() {
        return last(PacketKey.QUOTING).map(setting -> setting.values().getFirst());
    }

    /** The address of an end: 4 or 16 octets. */
    byte[] address(@Nullable Endpoint end) {
        if (end == null)
            return new byte[4];
        byte[] first = PacketValues.address(end.address().text()).orElse(new byte[4]);
        byte[] last = end.to() == null ? first : PacketValues.address(end.to().text()).orElse(first);
        return plus(first, index % (PacketValues.distance(first, last) + 1));
    }

    private static byte[] plus(byte[] address, long more) {
        byte[] sum = address.clone();
        long carry = more;
        for (int i = sum.length - 1; i >= 0 && carry != 0; i--) {
            carry += sum[i] & 0xFF;
            sum[i] = (byte) carry;
            carry >>= 8;
        }
        return sum;
    }

    /** The packet in parentheses that a tunnel carries, as it is in this one. */
    Optional<Given> carried() {
        return last(PacketKey.CARRYING).map(setting -> setting.values().getFirst())
                .flatMap(value -> value instanceof Setting.Value.Inner(var span, Packet inner) ? Optional.of(new Given(inner, index)) : Optional.empty());
    }

    /** The port of an end; 0 where none is written. */
    int port(@Nullable Endpoint end) {
        return port(end, 0);
    }

    int port(@Nullable Endpoint end, int standard) {
        if (end == null || end.port() == null)
            return standard;
        Word last = end.portTo() == null ? end.port() : end.portTo();
        return (int) within(PacketValues.number(end.port().text()).orElse(0), PacketValues.number(last.text()).orElse(0));
    }
}
