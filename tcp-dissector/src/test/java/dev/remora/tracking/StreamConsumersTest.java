package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import dev.remora.reassembly.StreamConsumer;
import dev.remora.reassembly.StreamReassembler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What consumers hear of the stream of the originator, and when they take it. */
class StreamConsumersTest {
    private static final int URG = 0x20;

    private final List<String>          heard = new ArrayList<>();
    private final Wire                  wire  = new Wire();
    private int                         room  = Integer.MAX_VALUE;
    private boolean                     eager;
    private @Nullable StreamReassembler kept;
    private long                        time  = Wire.START;

    private final Streams streams = new Streams(Settings.STANDARD, (connection, from) -> from == Side.ORIGINATOR ? new Reader() : null);
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.all(streams, new TrackerListener() {
                                      @Override
                                      public void packet(Connection connection, Packet packet, Tracked tracked) {
                                          kept = streams.stream(connection, Side.ORIGINATOR);
                                      }
                                  }));

    private final class Reader implements StreamConsumer {
        @Override
        public int octets(byte[] array, int from, int count) {
            if (eager)
                resume();
            int taken = Math.min(room, count);
            room -= taken;
            if (taken > 0)
                heard.add(new String(array, from, taken, StandardCharsets.US_ASCII));
            return taken;
        }

        @Override
        public void urgent(long offset) {
            heard.add("urgent " + offset);
        }

        @Override
        public void gap(long octets) {
            heard.add("gap " + octets);
        }
    }

    private void resume() {
        if (kept != null)
            kept.resume();
    }

    private void track(byte[] datagram) {
        tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    private void sends(int flags, int seq, String text) {
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK | flags, seq, 501, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void establish() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        sends(0, 101, "");
    }

    @Test
    void hearNothingOfUrgentDataInWhatTheReceiverRefuses() {
        establish();
        sends(URG, 101, "ab");
        sends(URG, 5_000_000, "far");
        byte[] damaged = Wire.tcp(1, 1024, 2, 80, Wire.ACK | URG, 103, 501, new byte[]{'c', 'd'});
        damaged[damaged.length - 1] ^= 1;
        track(damaged);
        sends(Wire.RST | URG, 103, "");

        assertThat(heard.stream().filter(one -> one.startsWith("urgent"))).containsExactly("urgent 0");
    }

    @Test
    void mayAskForMoreWhileTheyTakeSome() {
        establish();
        room = 0;
        sends(0, 101, "abc");
        eager = true;
        room = 2;
        sends(0, 104, "def");
        room = Integer.MAX_VALUE;
        resume();

        assertThat(String.join("", heard)).isEqualTo("abcdef");
    }

    @Test
    void mayAskForMoreAfterTheConnectionIsForgotten() {
        establish();
        room = 1;
        sends(0, 101, "abc");
        StreamReassembler stream = kept;
        tracker.finish();
        room = 9;
        assertThat(stream).isNotNull();
        stream.resume();

        assertThat(heard).containsExactly("a", "gap 2");
    }

    @Test
    void giveBackTheirRoomWhereTheyFailAtTheEnd() {
        establish();
        room = 0;
        sends(0, 101, "abc");
        assertThat(streams.budget().used()).isPositive();
        room = -1;                                               // fewer than none, which is refused
        assertThatThrownBy(tracker::finish).isInstanceOf(IllegalStateException.class);

        assertThat(streams.budget().used()).isZero();
        assertThat(heard).containsExactly("gap 3");
    }
}
