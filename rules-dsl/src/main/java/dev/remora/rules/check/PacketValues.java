package dev.remora.rules.check;

import dev.remora.rules.syntax.Quoted;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.type.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the values that packets of tests are given. Empty where a text is none. */
public final class PacketValues {
    private PacketValues() {}

    /** A number without sign, of up to 63 bits. */
    public static OptionalLong number(String text) {
        BigInteger number = Numerals.parse(text);
        return number == null || number.bitLength() > 63 ? OptionalLong.empty() : OptionalLong.of(number.longValue());
    }

    /** The octets of an address: 4 or 16. */
    public static Optional<byte[]> address(String text) {
        if (Addresses.ipv4(text) instanceof Value.Scalar(long number))
            return Optional.of(new byte[]{(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number});
        return Addresses.ipv6(text) instanceof Value.Octets octets ? Optional.of(octets.array()) : Optional.empty();
    }

    /** How far apart two addresses are, at most 2^31 - 1; 0 where the second is not the greater or of another kind. */
    public static long distance(byte[] from, byte[] to) {
        if (from.length != to.length)
            return 0;
        BigInteger distance = new BigInteger(1, to).subtract(new BigInteger(1, from));
        return distance.signum() < 0 ? 0 : distance.min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
    }

    /** Octets: text in quotes, or hexadecimal. */
    public static Optional<byte[]> octets(Setting.Value value) {
        return switch (value) {
            case Setting.Value.Literal(var span, String raw) -> Optional.of(Quoted.octets(raw));
            case Setting.Value.Plain(var span, String text) -> Optional.ofNullable(OctetText.parse(text));
            case Setting.Value.Range range -> Optional.empty();
            case Setting.Value.Inner inner -> Optional.empty();
            case Setting.Value.Missing missing -> Optional.empty();
        };
    }
}
