package dev.remora.rules.run;

import dev.remora.packet.Frame;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Datagrams at certain times, and what rules tell of them. Times are milliseconds. */
class Datagrams {
    final List<Frame> frames = new ArrayList<>();

    /** A datagram to a port of 10.0.0.2. */
    Datagrams at(long millis, int source, int port) {
        String hex = "000000000002 000000000001 0800 4500001c00000000 4011 0000 0a0000%02x 0a000002 1000%04x00080000".formatted(source, port);
        byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
        frames.add(new Frame().wrap(octets, 0, octets.length, octets.length).describe(frames.size() + 1, millis * 1_000_000, 1, -1));
        return this;
    }

    List<String> told(String rules) {
        return Told.of(Told.rules(rules), frames, 1, 1);
    }

    /** The packets that a rule reports. */
    List<Long> alerts(String rules) {
        return told(rules).stream().filter(line -> line.startsWith("r ")).map(line -> Long.valueOf(line.split(" ")[1])).toList();
    }

    List<String> ends(String rules) {
        return told(rules).stream().filter(line -> line.startsWith("ended")).toList();
    }
}
