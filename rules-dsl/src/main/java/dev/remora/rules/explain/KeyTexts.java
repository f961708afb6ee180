package dev.remora.rules.explain;

import dev.remora.packet.Packet;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Window;
import dev.remora.tracking.Tracked;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What tells the windows of a rule apart, as text. */
public final class KeyTexts {
    private KeyTexts() {}

    /**
     * The key of a packet.
     *
     * @param twin what stands for an operand in packets of the other IP version; null: nothing
     */
    public static List<Standing.Key> of(List<KeyPart> key, Packet packet, Function<Operand, @Nullable Operand> twin) {
        Readings readings = new Readings(packet);
        return key.stream().map(part -> switch (part) {
            case KeyPart.Of(Operand operand) -> new Standing.Key(text(operand), value(operand, readings, twin));
            case KeyPart.OfConnection connection -> new Standing.Key("connection", connection(packet));
            case KeyPart.OfPair(Operand first, Operand second) -> new Standing.Key("pair(" + text(first) + ", " + text(second) + ")",
                    pair(value(first, readings, twin), value(second, readings, twin)));
        }).toList();
    }

    /** What a window counts: {@code packets}, {@code different tcp.dstport}. */
    public static String of(Window.Amount amount) {
        return switch (amount) {
            case Window.Amount.Matches matches -> "packets";
            case Window.Amount.Distinct(Operand operand) -> "different " + text(operand);
            case Window.Amount.Sum(Operand operand) -> "in the sum of " + text(operand);
        };
    }

    private static String text(Operand operand) {
        return Readings.text(operand.origin());
    }

    private static @Nullable String value(Operand operand, Readings readings, Function<Operand, @Nullable Operand> twin) {
        Reading own = readings.of(operand);
        if (!own.isAbsent())
            return own.values().getFirst().text();
        Operand other = twin.apply(operand);
        Reading instead = other == null ? own : readings.of(other);
        return instead.isAbsent() ? null : instead.values().getFirst().text();
    }

    private static @Nullable String pair(@Nullable String first, @Nullable String second) {
        return first == null || second == null ? null : first + " and " + second;
    }

    private static @Nullable String connection(Packet packet) {
        Tracked tracked = packet.note(Tracked.KIND);
        return tracked.isKnown() ? String.valueOf(tracked.connection().id()) : null;
    }
}
