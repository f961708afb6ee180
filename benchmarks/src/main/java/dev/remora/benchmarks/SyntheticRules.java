package dev.remora.benchmarks;

import java.util.Locale;
import java.util.Random;

/** Prints the given number of rules about headers (ports, flags, addresses, lengths, types), the same ones each time. The first ten are one of each kind. */
public final class SyntheticRules {
    private static final String[] FLAGS = {"syn", "fin", "reset", "push", "ack", "urg"};

    private final Random random = new Random(7);

    private SyntheticRules() {}

    public static void main(String[] arguments) {
        SyntheticRules rules = new SyntheticRules();
        System.out.println("pack synthetic \"Rules about headers\"");
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++)
            System.out.printf(Locale.ROOT, "rule r%d { when %s }%n", i, rules.condition(i % 10));
    }

    private String condition(int kind) {
        return switch (kind) {
            case 0 -> String.format(Locale.ROOT, "tcp.dstport == %d and tcp.flags.syn and not tcp.flags.ack", port());
            case 1 -> String.format(Locale.ROOT, "tcp.srcport == %d and tcp.flags.%s and ip.ttl < %d", port(), flag(), number(2, 20));
            case 2 -> String.format(Locale.ROOT, "udp.dstport == %d and udp.length > %d", port(), number(8, 1400));
            case 3 -> String.format(Locale.ROOT, "icmp.type == %d and icmp.code == %d", number(0, 256), number(0, 16));
            case 4 -> String.format(Locale.ROOT, "ip.src == %d.%d.%d.0/24 and tcp.dstport in {%d, %d}", number(1, 224), number(0, 256), number(0, 256), port(), port());
            case 5 -> String.format(Locale.ROOT, "tcp.flags & 0x3f == %d and tcp.window_size_value == %d", number(0, 64), port());
            case 6 -> String.format(Locale.ROOT, "ip.flags.mf and ip.frag_offset == %d and ip.proto == %d", number(0, 1000), number(0, 2) == 0 ? 6 : 17);
            case 7 -> String.format(Locale.ROOT, "tcp.port == %d and tcp.flags.%s", port(), flag());
            case 8 -> String.format(Locale.ROOT, "ip.dst == %d.%d.%d.%d and ip.ttl > %d", number(1, 224), number(0, 256), number(0, 256), number(0, 256), number(200, 255));
            default -> String.format(Locale.ROOT, "ip.proto == %d and ip.len > %d", number(0, 256), number(1000, 60_000));
        };
    }

    private int port() {
        return number(1, 65_536);
    }

    private String flag() {
        return FLAGS[number(0, FLAGS.length)];
    }

    private int number(int from, int below) {
        return from + random.nextInt(below - from);
    }
}
