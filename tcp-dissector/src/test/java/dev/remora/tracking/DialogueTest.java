package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both ends say, in the order in which it came. */
class DialogueTest {
    private final StringBuilder said     = new StringBuilder();
    private final Wire          wire     = new Wire();
    private final Dialogue      dialogue = new Dialogue(Settings.STANDARD, 1, new Writer());
    private final Tracker       tracker  = new Tracker(Settings.STANDARD, dialogue);
    private long                time     = Wire.START;

    private final class Writer implements Dialogue.Reader {
        @Override
        public void octets(Side from, long packet, byte[] array, int at, int count) {
            said.append(from == Side.ORIGINATOR ? '>' : '<').append(packet).append(new String(array, at, count, StandardCharsets.US_ASCII));
        }

        @Override
        public void gap(Side from, long packet, long octets) {
            said.append('[').append(octets).append(']');
        }

        @Override
        public void conflict(Side from, long packet, int octets) {
            said.append('!').append(packet);
        }
    }

    private Packet track(byte[] datagram) {
        Packet packet = wire.packet(datagram, time += Wire.MILLI);
        tracker.track(packet);
        return packet;
    }

    private void sends(int seq, String text) {
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, seq, 501, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void answers(int seq, int ack, String text) {
        track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, seq, ack, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void establish() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501));
    }

    @Test
    void putsSegmentsInOrderAndSaysEachOctetOnce() {
        establish();
        sends(101, "ab");
        sends(105, "ef");
        sends(103, "cd");
        sends(101, "ab");
        answers(501, 107, "yes");
        tracker.finish();

        assertThat(said).hasToString(">4ab>6cd>6ef<8yes");
        assertThat(dialogue.isFound()).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        establish();
        sends(101, "ab");
        sends(105, "ef");
        answers(501, 107, "yes");
        tracker.finish();

        assertThat(said).hasToString(">4ab[2]>6ef<6yes");
    }

    @Test
    void saysWhereOctetsWereSentAgainAndAreOthers() {
        establish();
        sends(101, "safe");
        Packet again = track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, "evil".getBytes(StandardCharsets.US_ASCII)));

        assertThat(said).hasToString(">4safe!5");
        assertThat(again.anomalies()).singleElement().satisfies(a -> assertThat(a.code()).isSameAs(SegmentFields.CONFLICT));
    }

    @Test
    void comparesOnlyWithWhatItIsSetToRemember() {
        Dialogue forgetful = new Dialogue(Settings.STANDARD.with(StreamSettings.REMEMBERED, 2), 1, new Writer());
        Tracker other = new Tracker(Settings.STANDARD, forgetful);
        for (String text : List.of("safe", "evfe", "sail"))
            other.track(wire.packet(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, text.getBytes(StandardCharsets.US_ASCII)), time += Wire.MILLI));

        assertThat(said).as("the last two octets are the same in the second segment, not in the third").hasToString(">1safe!3");
    }

    /** Whoever forges both ends, far from where they are, hides nothing of what they go on to say. */
    @Test
    void goesOnAfterForgedSegmentsThatBothEndsRefuse() {
        establish();
        sends(101, "ab");
        sends(0x4000_0000, "forged");
        answers(0x5000_0000, 0x4000_0006, "");
        sends(103, "cd");
        answers(501, 105, "yes");
        track(Wire.tcp(1, 1024, 2, 80, Wire.FIN | Wire.ACK, 105, 504));
        tracker.finish();

        assertThat(said).hasToString(">4ab>7cd<8yes");
    }

    /** A capture may have a hole that the tracker cannot see across. */
    @Test
    void saysAtTheEndWhatWaitsBehindARefusedAcknowledgment() {
        establish();
        sends(101, "ab");
        sends(100_000, "far");
        answers(200_000, 100_003, "");
        sends(103, "cd");
        tracker.finish();

        assertThat(said).hasToString(">4ab>7cd[99895]>7far");
    }

    @Test
    void givesNoGapUpForAnAcknowledgmentWithAWrongChecksum() {
        establish();
        sends(103, "cd");
        byte[] forged = Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 105);
        forged[36] ^= 1;
        track(forged);
        sends(101, "ab");
        tracker.finish();

        assertThat(said).hasToString(">6ab>6cd");
    }

    @Test
    void followsNoOtherConnection() {
        establish();
        track(Wire.udp(1, 1024, 2, 53, (byte) 'x'));
        tracker.finish();

        assertThat(said).isEmpty();
    }

    @Test
    void followsDatagrams() {
        track(Wire.udp(1, 1024, 2, 53, (byte) 'q'));
        track(Wire.udp(2, 53, 1, 1024, (byte) 'a'));

        assertThat(said).hasToString(">1q<2a");
    }

    @Test
    void saysWhatTheCaptureCutOffDatagrams() {
        byte[] datagram = Wire.udp(1, 1024, 2, 53, (byte) 'q', (byte) 'u', (byte) 'e');
        tracker.track(wire.packet(datagram, datagram.length - 2, time += Wire.MILLI));

        assertThat(said).hasToString(">1q[2]");
    }

    @Test
    void knowsThatItFoundNothing() {
        tracker.finish();

        assertThat(dialogue.isFound()).isFalse();
    }
}
