package dev.remora.rules.check;

import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the other version of IP has, where addresses of one are compared with those of the other. */
final class OtherVersion {
    private static final Set<String> FOUR = Set.of("ip.addr", "ip.src", "ip.dst", "ip.host", "ip.src_host", "ip.dst_host");

    private OtherVersion() {}

    /** The kind of its addresses; null where these are of no version of IP. */
    static @Nullable Kind of(Kind kind) {
        return kind == Kind.IPV4 ? Kind.IPV6 : kind == Kind.IPV6 ? Kind.IPV4 : null;
    }

    /** The version of these addresses, and the field that has them: {@code IPv6, as in `ipv6.src`}. */
    static String words(Kind other, Operand left) {
        return (other == Kind.IPV6 ? "IPv6" : "IPv4") + field(left).map(field -> ", as in `" + field + "`").orElse("");
    }

    /** What to say of an address of the other version beside a field that has a sibling for it. */
    static Optional<String> advice(String address, Operand left) {
        Kind other = of(left.kind());
        if (other == null || field(left).isEmpty())
            return Optional.empty();
        boolean isOther = other == Kind.IPV6 ? Addresses.ipv6(address) != null : Addresses.ipv4(address) != null;
        return isOther ? Optional.of("it is " + words(other, left)) : Optional.empty();
    }

    // The field that is called as this one is.
    private static Optional<String> field(Operand left) {
        String name = Literals.name(left);
        if (FOUR.contains(name))
            return Optional.of("ipv6" + name.substring(2));
        if (name.startsWith("connection.") && name.contains(".address"))
            return Optional.of(name.endsWith("6") ? name.substring(0, name.length() - 1) : name + "6");
        return name.startsWith("ipv6.") && FOUR.contains("ip" + name.substring(4)) ? Optional.of("ip" + name.substring(4)) : Optional.empty();
    }
}
