package dev.remora.rules.synth;

import dev.remora.rules.syntax.Packet;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes a line as the rule language has it. */
final class LineText {
    private static final int[] SPOKEN = {1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};        // SYN FIN, not FIN SYN

    private static final int OUTER_VLAN = 1;       // where only the tag inside is asked for

    private final Line line;

    LineText(Line line) {
        this.line = line;
    }

    String text() {
        Line around = line.around();
        StringBuilder text = new StringBuilder(around == null ? packet(false) : new LineText(around).packet(false) + " carrying (" + packet(false) + ")");
        if (line.times() > 1) {
            text.append(" x ").append(line.times());
            if (line.everyNanos() != Line.NEXT)
                text.append(" every ").append(time(line.everyNanos()));
        }
        if (line.afterNanos() != Line.NEXT)
            text.append(" +").append(time(line.afterNanos()));
        return text.toString();
    }

    private String packet(boolean quoted) {
        List<String> words = new ArrayList<>();
        words.add(end(new At(quoted, Slot.SOURCE), new At(quoted, Slot.SOURCE_PORT)) + " > " + end(new At(quoted, Slot.DESTINATION), new At(quoted, Slot.DESTINATION_PORT)));
        Shape.Upper upper = line.shape().carried(quoted);
        words.add(upper.word);
        if (upper == Shape.Upper.TCP)
            words.add(flags(line.value(new At(quoted, Slot.FLAGS)).intValue()));
        if (!quoted && line.shape().quoted() != null && !line.set().containsKey(At.own(Slot.TYPE)))
            words.add("type " + line.number(Slot.TYPE));
        for (Map.Entry<At, BigInteger> one : line.set().entrySet())
            if (one.getKey().quoted() == quoted)
                setting(one.getKey(), one.getValue(), words);
        for (At at : line.spread())
            if (at.quoted() == quoted && !line.set().containsKey(at) && !at.slot().key.isEmpty())
                words.add(keyed(at, line.value(at).max(BigInteger.ZERO)));
        if (!quoted && line.quotes() > 0)
            words.add("quoting " + line.quotes());
        else if (!quoted && line.shape().quoted() != null)
            words.add("quoting (" + packet(true) + ")");
        return String.join(" ", words);
    }

    private void setting(At at, BigInteger value, List<String> words) {
        switch (at.slot()) {
            case SOURCE, SOURCE_PORT, DESTINATION, DESTINATION_PORT, FLAGS -> {}
            case OPERATION -> words.add(value.equals(BigInteger.TWO) ? "reply" : "request");
            case TIME_VALUE -> words.add("timestamps " + numbers(at, value) + ' ' + line.value(new At(at.quoted(), Slot.TIME_ECHO)).max(BigInteger.ZERO));
            case TIME_ECHO -> {
                if (!line.set().containsKey(new At(at.quoted(), Slot.TIME_VALUE)))
                    words.add("timestamps 0 " + numbers(at, value));
            }
            case SACK -> IntStream.rangeClosed(1, value.intValue()).forEach(block -> words.add("sack " + 1000 * block + " " + (1000 * block + 500)));
            case IP_OPTION -> words.add("ip-options " + octets(value, 1) + (value.intValue() < 2 ? "" : ":03:04"));
            case ROUTING -> words.add("protocol 43 payload 3b:00:" + octets(value, 1) + ":00:00:00:00:00");
            case INNER_VLAN -> words.add((line.set().containsKey(new At(at.quoted(), Slot.VLAN)) ? "" : "vlan " + OUTER_VLAN + " ") + keyed(at, value));
            case ETH_SRC, ETH_DST -> words.add(at.slot().key + " " + octets(value, 6));
            case PAYLOAD -> words.add("payload " + Payload.text(value, (int) line.number(Slot.LENGTH)));
            case LENGTH -> {
                if (at.quoted() || !line.has(Slot.PAYLOAD))
                    words.add(keyed(at, value));
            }
            case SACK_PERMITTED, DF, MORE -> words.add(at.slot().key);
            default -> words.add(keyed(at, value));
        }
    }

    private String keyed(At at, BigInteger value) {
        return at.slot().key + " " + numbers(at, value);
    }

    private String numbers(At at, BigInteger value) {
        return counts(at) ? value + ".." + last(value) : value.toString();
    }

    private boolean counts(At at) {
        return line.times() > 1 && line.spread().contains(at);
    }

    private BigInteger last(BigInteger first) {
        return first.add(BigInteger.valueOf(line.times() - 1L));
    }

    private static String octets(BigInteger value, int count) {
        return HexFormat.ofDelimiter(":").formatHex(Payload.fixed(value, count));
    }

    // Ends

    private String end(At address, At port) {
        String addresses = addresses(address);
        if (!port.slot().fits(line.shape(), port.quoted()))
            return addresses;
        BigInteger first = line.value(port);
        return addresses + ":" + first + (counts(port) ? ".." + last(first) : "");
    }

    private String addresses(At at) {
        BigInteger first = line.value(at);
        String addresses = address(first) + (counts(at) ? ".." + address(last(first)) : "");
        return line.shape().v6() ? "[" + addresses + "]" : addresses;
    }

    private String address(BigInteger value) {
        TextBuffer text = new TextBuffer(48);
        if (line.shape().v6())
            AddressText.ipv6(HexFormat.of().parseHex(String.format(Locale.ROOT, "%032x", value)), 0, text);
        else
            AddressText.ipv4(value.longValue(), text);
        return text.toString();
    }

    private static String flags(int bits) {
        List<String> names = new ArrayList<>();
        for (int bit : SPOKEN)
            if ((bits >> bit & 1) != 0)
                names.add(Packet.Flags.WORDS.get(bit));
        return "[" + String.join(" ", names) + "]";
    }

    static String flag(int bit) {
        return Packet.Flags.WORDS.get(bit);
    }

    /** A time with the largest unit that leaves it whole. */
    static String time(long nanos) {
        if (nanos % 1_000_000_000 == 0)
            return nanos / 1_000_000_000 + "s";
        if (nanos % 1_000_000 == 0)
            return nanos / 1_000_000 + "ms";
        return nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
    }
}
