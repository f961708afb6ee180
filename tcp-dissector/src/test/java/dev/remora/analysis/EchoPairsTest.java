package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Foresight;
import dev.remora.dissect.Settings;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Echo requests and replies find each other as in Wireshark, whose answers to the same frames these are. */
class EchoPairsTest {
    private static final Dissectors DISSECTORS  = Dissectors.load();
    private static final long       MILLISECOND = 1_000_000;
    private static final int        REQUEST     = 8;
    private static final int        REPLY       = 0;
    private static final int        PINGER      = 0x0A00_0001;
    private static final int        PINGED      = 0x0A00_0002;
    private static final int        GROUP       = 0xE000_0001;

    private final List<Frame> frames = new ArrayList<>();

    @Test
    void aReplyNamesItsRequestAndTheTimeSince() {
        request(1);
        reply(1);

        assertThat(first("icmp.resp_to")).containsExactly(null, 1L);
        assertThat(first("icmp.resptime")).containsExactly(null, Double.doubleToRawLongBits(1.0));
        assertThat(first("icmp.resp_in")).containsExactly(null, null);
    }

    @Test
    void inASecondPassARequestNamesItsReplyOrSaysThatThereIsNone() {
        request(1);
        request(2);
        reply(2);

        assertThat(second("icmp.resp_in")).containsExactly(null, 3L, null);
        assertThat(second("icmp.no_resp")).containsExactly(1L, null, null);
        assertThat(first("icmp.no_resp")).containsOnlyNulls();
    }

    /** A request that came before is hidden, and takes its place in the ring all the same. */
    @Test
    void theSameRequestManyTimesHidesNoOther() {
        EndpointPair same = new EndpointPair();
        EndpointPair other = new EndpointPair();
        other.lowLow = 7;
        EchoRequests requests = new EchoRequests(100);
        requests.add(other, 1, 0);
        for (int i = 2; i <= 100; i++)
            requests.add(same, i, 0);
        assertThat(requests.find(other)).isNotNull();
        assertThat(requests.find(same)).isNotNull().extracting(request -> request.position).isEqualTo(100L);

        for (int i = 101; i <= 350; i++)
            requests.add(same, i, 0);
        assertThat(requests.find(other)).as("the oldest gave way").isNull();
        assertThat(requests.find(same)).isNotNull().extracting(request -> request.position).isEqualTo(350L);
    }

    @Test
    void aReplyBelongsToTheLastOfTheSameRequests() {
        request(1);
        request(1);
        reply(1);
        reply(1);

        assertThat(second("icmp.resp_to")).containsExactly(null, null, 2L, null);
        assertThat(second("icmp.resp_in")).containsExactly(null, 3L, null, null);
        assertThat(second("icmp.no_resp")).containsExactly(1L, null, null, null);
    }

    @Test
    void aReplyThatCarriesOtherOctetsIsNone() {
        request(1);
        add(REPLY, PINGED, PINGER, 1, 0x7777);

        assertThat(second("icmp.resp_to")).containsOnlyNulls();
        assertThat(second("icmp.no_resp")).containsExactly(1L, null);
    }

    @Test
    void theChecksumOfAReplyMayBeZero() {
        add(REQUEST, PINGER, PINGED, 1, 0xFFF7);
        add(REPLY, PINGED, PINGER, 1, 0xFFF7);

        assertThat(frames.getLast().u16(22)).isZero();
        assertThat(first("icmp.resp_to")).containsExactly(null, 1L);
    }

    @Test
    void aReplyMayComeFromNobodyElse() {
        request(1);
        add(REPLY, PINGED + 1, PINGER, 1, 0x6162);

        assertThat(second("icmp.resp_to")).containsOnlyNulls();
    }

    @Test
    void aGroupOwesNoReply() {
        add(REQUEST, PINGER, GROUP, 1, 0x6162);
        add(REQUEST, PINGER, -1, 1, 0x6162);

        assertThat(second("icmp.no_resp")).containsOnlyNulls();
    }

    @Test
    void theOldestRequestGivesWay() {
        for (int sequence = 0; sequence < 200; sequence++)
            request(sequence);
        reply(99);
        reply(100);

        Settings settings = Settings.STANDARD.with(AnalysisSettings.MOST_ECHOES, 100);
        assertThat(pass(settings, "icmp.resp_to").subList(200, 202)).containsExactly(null, 101L);
    }

    @Test
    void pairsIcmpv6Alike() {
        add6(128, 1, 2);
        add6(129, 2, 1);
        add6(128, 1, 3);

        assertThat(second("icmpv6.resp_in")).containsExactly(2L, null, null);
        assertThat(second("icmpv6.resp_to")).containsExactly(null, 1L, null);
        assertThat(second("icmpv6.no_resp")).containsExactly(null, null, 1L);
    }

    private List<Long> first(String field) {
        return pass(Settings.STANDARD, field);
    }

    private List<Long> second(String field) {
        Foresight foresight = new Foresight();
        Settings settings = Settings.STANDARD.with(Foresight.SETTING, foresight);
        pass(settings, field);
        foresight.seal();
        return pass(settings, field);
    }

    /** The value of a field in each packet; null where it has none. */
    private List<Long> pass(Settings settings, String field) {
        Dissection dissection = DISSECTORS.open(settings);
        Analysis analysis = new Analysis(settings);
        List<Long> found = new ArrayList<>();
        for (Frame frame : frames) {
            Packet packet = dissection.dissect(frame);
            analysis.analyse(packet);
            Values values = new Values();
            DISSECTORS.catalogue().find(field).orElseThrow().read(packet, values);
            found.add(values.isEmpty() ? null : values.number(0));
        }
        return found;
    }

    private void request(int sequence) {
        add(REQUEST, PINGER, PINGED, sequence, 0x6162);
    }

    private void reply(int sequence) {
        add(REPLY, PINGED, PINGER, sequence, 0x6162);
    }

    private void add(int type, int from, int to, int sequence, int payload) {
        int sum = (type << 8) + 7 + sequence + payload;
        frame(ByteBuffer.allocate(30).putShort((short) 0x4500).putShort((short) 30).putInt(0).putShort((short) 0x4001).putShort((short) 0).putInt(from).putInt(to)
                .put((byte) type).put((byte) 0).putShort(checksum(sum)).putShort((short) 7).putShort((short) sequence).putShort((short) payload));
    }

    /** Between addresses of which only the last octet differs; so the sum is off by a constant, which no pair minds. */
    private void add6(int type, int from, int to) {
        frame(ByteBuffer.allocate(48).putInt(0x6000_0000).putShort((short) 8).put((byte) 58).put((byte) 64).putLong(0xFE80L << 48).putLong(from)
                .putLong(0xFE80L << 48).putLong(to).put((byte) type).put((byte) 0).putShort(checksum((type << 8) + from + to)).putInt(0));
    }

    private void frame(ByteBuffer octets) {
        byte[] all = new byte[octets.flip().remaining()];
        octets.get(all);
        int number = frames.size() + 1;
        frames.add(new Frame().wrap(all, 0, all.length, all.length).describe(number, number * MILLISECOND, LinkType.RAW, -1));
    }

    private static short checksum(int sum) {
        return (short) ~((sum & 0xFFFF) + (sum >>> 16));
    }
}
