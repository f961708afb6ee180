package dev.remora.rules.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text of the packets of tests. */
final class PacketText {
    private PacketText() {}

    static String print(Packet packet) {
        List<String> words = new ArrayList<>();
        Endpoint source = packet.source();
        Endpoint destination = packet.destination();
        if (source != null && destination != null)
            words.add(print(source) + " > " + print(destination));
        words.add(packet.protocol().text());
        add(words, packet.flags());
        add(words, packet.kind());
        packet.settings().forEach(setting -> add(words, setting));
        add(words, packet.repeat());
        add(words, packet.timing());
        return String.join(" ", words);
    }

    static String print(Packet.Flags flags) {
        return "[" + Printer.list(flags.names(), " ") + "]";
    }

    static String print(Endpoint endpoint) {
        String addresses = endpoint.address() + Printer.optional("..", endpoint.to());
        if (addresses.indexOf(':') >= 0 && (endpoint.port() != null || endpoint.to() != null))
            addresses = "[" + addresses + "]";
        return addresses + Printer.optional(":", endpoint.port()) + Printer.optional("..", endpoint.portTo());
    }

    static String print(Setting setting) {
        return setting.values().isEmpty() ? setting.key().text() : setting.key() + " " + Printer.list(setting.values(), " ");
    }

    static String print(Setting.Value value) {
        return switch (value) {
            case Setting.Value.Plain plain -> plain.text();
            case Setting.Value.Range range -> range.from() + ".." + range.to();
            case Setting.Value.Literal literal -> literal.raw();
            case Setting.Value.Inner inner -> "(" + print(inner.packet()) + ")";
            case Setting.Value.Missing missing -> "";
        };
    }

    static String print(Repeat repeat) {
        String times = Printer.optional("x ", repeat.times());
        String every = Printer.optional("every ", repeat.every());
        return times.isEmpty() || every.isEmpty() ? times + every : times + " " + every;
    }

    static String print(Timing timing) {
        return (timing.relative() ? "+" : "at ") + timing.time().text();
    }

    private static void add(List<String> words, @Nullable Node node) {
        if (node != null)
            words.add(Printer.print(node));
    }
}
