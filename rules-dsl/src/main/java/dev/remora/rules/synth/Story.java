package dev.remora.rules.synth;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may have gone before between the ends of a packet: the lives of connections, as far as each rule may ask about them. */
final class Story {
    private static final int  DATA    = 2;
    private static final long TIMEOUT = 1_000_000_000;          // of the retransmission timer, before there is a round-trip time: RFC 6298 section 2

    /** Far outside any window. */
    private static final long FAR = 50_000_000;

    /** A segment a letter, the client's in upper case: SYN, acknowledgment, data, FIN, reset. */
    private static final List<String> SEGMENTS  = List.of("", "S", "A", "Ss", "SsA", "SsAD", "SsAd", "SsADd", "SsAF", "SsAf", "SsAR", "SsAFf", "SsAFfA", "SsADaFfA");
    private static final List<String> DATAGRAMS = List.of("", "D", "Dd");
    private static final List<Slot>   ENDS      = List.of(Slot.SOURCE, Slot.SOURCE_PORT, Slot.DESTINATION, Slot.DESTINATION_PORT);

    private Story() {}

    /** The packet alone, and behind what may have gone before: with the sequence number that is due, one far off, and one that was sent already. */
    static Stream<List<Line>> around(Line last) {
        return switch (last.shape().upper()) {
            case TCP -> SEGMENTS.stream().flatMap(story -> Stream.of(last, answer(last)).flatMap(one -> segments(story, one != last, one)));
            case UDP -> DATAGRAMS.stream().flatMap(story -> Stream.of(last, answer(last)).map(one -> ended(before(story, one != last, one), one)));
            case ICMP, ICMPV6 -> Stream.concat(Stream.of(List.of(last)), messages(last));
            case IP -> Stream.concat(Stream.of(List.of(last)), Fragments.around(last));
            case ARP, GRE, VXLAN -> Stream.of(List.of(last));
        };
    }

    /** The stories between the ends of a packet, without it: for rules that look at connections as a whole. */
    static Stream<List<Line>> alone(Line ends) {
        List<String> stories = switch (ends.shape().upper()) {
            case TCP -> SEGMENTS;
            case UDP -> DATAGRAMS;
            default -> List.of();
        };
        return stories.stream().filter(story -> !story.isEmpty()).map(story -> before(story, false, ends));
    }

    // The server's packet: from the well-known port, where the rule does not say otherwise.
    private static Line answer(Line last) {
        boolean free = ENDS.stream().noneMatch(last::has);
        return free ? last.turned() : last.after(last.afterNanos());
    }

    private static Stream<List<Line>> segments(String story, boolean answers, Line last) {
        List<Line> before = before(story, answers, last);
        Line fitting = Flow.fitted(before, last);
        if (last.has(Slot.SEQ))
            return Stream.of(ended(before, last));
        long next = fitting.number(Slot.SEQ);
        boolean carries = !last.has(Slot.LENGTH) && story.indexOf('D') >= 0;
        Line again = (carries ? fitting.with(Slot.LENGTH, DATA) : fitting).with(Slot.SEQ, Math.max(0, next - DATA)).after(TIMEOUT);
        return Stream.of(fitting, fitting.with(Slot.SEQ, next + FAR), again).map(line -> ended(before, line));
    }

    private static List<Line> before(String story, boolean answers, Line last) {
        List<Line> lines = new ArrayList<>();
        Line first = answers ? last.bare().turned() : last.bare();
        for (int i = 0; i < story.length(); i++) {
            char letter = story.charAt(i);
            Line line = Character.isUpperCase(letter) ? first : first.turned();
            lines.add(line.shape().upper() == Shape.Upper.TCP ? Flow.fitted(lines, segment(line, letter)) : line.with(Slot.LENGTH, 1));
        }
        return lines;
    }

    private static Line segment(Line line, char letter) {
        return switch (letter) {
            case 'S' -> line.with(Slot.FLAGS, Flow.SYN);
            case 's' -> line.with(Slot.FLAGS, Flow.SYN | Flow.ACK);
            case 'D', 'd' -> line.with(Slot.FLAGS, Flow.PSH | Flow.ACK).with(Slot.LENGTH, DATA);
            case 'F', 'f' -> line.with(Slot.FLAGS, Flow.FIN | Flow.ACK);
            case 'R', 'r' -> line.with(Slot.FLAGS, Flow.RST | Flow.ACK);
            default -> line.with(Slot.FLAGS, Flow.ACK);
        };
    }

    // What is answered was asked; what is quoted was sent before, or has numbers that its connection never had.
    private static Stream<List<Line>> messages(Line last) {
        Shape.Upper quoted = last.shape().quoted();
        if (quoted == null)
            return Stream.of(List.of(last.bare().turned().with(At.own(Slot.ID), last.value(At.own(Slot.ID))), last));
        Line sent = sent(last, quoted);
        Stream<List<Line>> earlier = Stream.of(List.of(sent, last.quoting(1)));
        return quoted == Shape.Upper.TCP ? Stream.concat(earlier, SEGMENTS.stream().filter(story -> !story.isEmpty()).flatMap(story -> guessed(story, sent, last))) : earlier;
    }

    private static Line sent(Line last, Shape.Upper quoted) {
        Line sent = Line.of(new Shape(last.shape().v6(), quoted, null));
        for (Map.Entry<At, BigInteger> entry : last.set().entrySet())
            if (entry.getKey().quoted())
                sent = sent.with(At.own(entry.getKey().slot()), entry.getValue());
        for (Slot slot : ENDS)
            sent = sent.with(At.own(slot), last.value(new At(true, slot)));
        return sent;
    }

    private static Stream<List<Line>> guessed(String story, Line sent, Line last) {
        List<Line> before = before(story, false, sent);
        Line next = Flow.fitted(before, sent);
        return Stream.of(0L, FAR).map(off -> ended(before, last.with(new At(true, Slot.SEQ), next.value(At.own(Slot.SEQ)).add(BigInteger.valueOf(off)))));
    }

    private static List<Line> ended(List<Line> before, Line last) {
        List<Line> all = new ArrayList<>(before);
        all.add(last);
        return List.copyOf(all);
    }

    /** Something that happens elsewhere, so that time goes on. */
    static Line elsewhere(long afterNanos) {
        BigInteger host = BigInteger.valueOf(0x0A090901L);
        return Line.of(new Shape(false, Shape.Upper.UDP, null)).with(At.own(Slot.SOURCE), host).with(At.own(Slot.DESTINATION), host.add(BigInteger.ONE)).after(afterNanos);
    }
}
