package dev.remora.ide.model;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Packet;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Transition;
import dev.remora.transport.Tcp;
import dev.remora.tree.PacketLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets of a connection in order, with the states of both ends and what changed them.
 *
 * @param cut whether the connection has more packets than a ladder shows
 */
public record Ladder(List<Rung> rungs, boolean cut) {
    /** Packets that a ladder shows at most. */
    public static final int MOST = 5_000;

    /**
     * A packet, or a change of state that no packet brought.
     *
     * @param number  of the frame
     * @param side    who sent it
     * @param says    flags, numbers relative to the first of each side, octets
     * @param changes of state that it brought, at either end
     */
    public record Rung(int number, long timeNanos, Side side, String says, TcpState originator, TcpState responder, List<Transition> changes) {}

    /** The ladder of a connection. */
    public static Ladder of(ConnectionChoice choice) throws IOException {
        CaptureFile file = choice.file();
        int[] numbers = file.framesOf(choice.summary().id());
        Dissection dissection = Protocols.all().open();
        Builder builder = new Builder(choice);
        for (int i = 0; i < Math.min(numbers.length, MOST); i++)
            builder.add(numbers[i], file.packet(numbers[i], dissection));
        return new Ladder(List.copyOf(builder.rungs), numbers.length > MOST);
    }

    /** A ladder under construction. */
    private static final class Builder {
        private final ConnectionChoice choice;
        private final PacketLines      lines = new PacketLines(Protocols.all());
        private final List<Rung>       rungs = new ArrayList<>();
        private final long[]           first = {-1, -1};

        Builder(ConnectionChoice choice) {
            this.choice = choice;
        }

        void add(int number, Packet packet) {
            int tcp = packet.find(Tcp.PROTOCOL);
            boolean whole = tcp >= 0 && Tcp.URGENT_POINTER.isIn(packet, tcp);
            Side side = whole && Tcp.SRC_PORT.get(packet, tcp) != choice.summary().originator().endpoint().port() ? Side.RESPONDER : Side.ORIGINATOR;
            String says = whole ? segment(packet, tcp, side) : lines.line(packet).info();
            List<Transition> changes = choice.summary().transitions().stream().filter(change -> change.packet() == number).toList();
            rungs.add(new Rung(number, packet.frame().timeNanos(), side, says, state(number, Side.ORIGINATOR), state(number, Side.RESPONDER), changes));
        }

        private TcpState state(int number, Side side) {
            return choice.file().state(number, side).orElse(TcpState.CLOSED);
        }

        private String segment(Packet packet, int tcp, Side side) {
            int own = side == Side.ORIGINATOR ? 0 : 1;
            long seq = Tcp.SEQ.get(packet, tcp);
            long ack = Tcp.ACK_NUMBER.get(packet, tcp);
            boolean acknowledges = Tcp.ACK.get(packet, tcp);
            if (first[own] < 0)
                first[own] = seq;
            if (first[1 - own] < 0 && acknowledges)
                first[1 - own] = ack - 1;
            StringBuilder text = new StringBuilder(flags(packet, tcp));
            text.append("  seq ").append(seq - first[own] & 0xFFFF_FFFFL);
            if (acknowledges)
                text.append("  ack ").append(ack - first[1 - own] & 0xFFFF_FFFFL);
            int octets = packet.end(tcp) - packet.at(tcp) - Tcp.HDR_LEN.get(packet, tcp);
            if (octets > 0)
                text.append(String.format("  %,d octets", octets));
            return text.toString();
        }

        private static String flags(Packet packet, int tcp) {
            List<String> set = new ArrayList<>();
            for (var flag : List.of(Tcp.SYN, Tcp.FIN, Tcp.RST, Tcp.PSH, Tcp.URG, Tcp.ACK))
                if (flag.get(packet, tcp))
                    set.add(flag.name().substring("tcp.flags.".length()).toUpperCase().replace("RESET", "RST").replace("PUSH", "PSH"));
            return set.isEmpty() ? "no flags" : String.join(" ", set);
        }
    }
}
