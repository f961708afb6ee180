package dev.remora.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Note;
import dev.remora.packet.Packet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dissection goes from layer to layer by the tables of its protocols. */
class DissectionTest {
    private static final int   STACKED = 147;                                                 // LINKTYPE_USER0
    private static final int   PORTS   = 148;
    private static final int   UNREAD  = 149;
    private static final int   FAILING = 150;
    private static final Table TABLE   = Table.of("stacked.port");

    /** Each octet of a frame is a layer; of two ports, 7 and 900 have a dissector. */
    private static final class Stacked implements Provider {
        static final Protocol PROTOCOL = Header.of("stacked", "Stacked", "its own").skip(8).end(1);
        static final Protocol LOW      = Header.of("low", "Low", "its own").end(0);
        static final Protocol HIGH     = Header.of("high", "High", "its own").end(0);

        @Override
        public void provide(Registration to) {
            to.protocol(PROTOCOL).protocol(LOW).protocol(HIGH)
                    .add(Dissection.LINK_TYPES, STACKED, Stacked::dissect)
                    .add(Dissection.LINK_TYPES, PORTS, (d, at, end) -> d.next(TABLE, d.frame().u16(at), d.frame().u16(at + 2), at + 4, end))
                    .add(Dissection.LINK_TYPES, FAILING, Stacked::fail)
                    .add(TABLE, 7, (d, at, end) -> d.push(LOW, at, end))
                    .add(TABLE, 900, (d, at, end) -> d.push(HIGH, at, end));
        }

        private static void fail(Dissection d, int at, int end) {
            d.push(PROTOCOL, at, end);
            d.push(LOW, at + 1, end);
            switch (d.frame().u8(at)) {
                case 0 -> throw new IllegalStateException("a defect");
                case 1 -> goDeeper(1);
                case 2 -> throw new NoSuchMethodError("built against another version");
                case 3 -> throw new AssertionError("a defect that is noticed");
                case 4 -> Stacked.<RuntimeException>throwAny(new IOException("of a language that does not check exceptions"));
                default -> throw new OutOfMemoryError("not of the dissector");
            }
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so that the compiler does not notice that it is checked
        private static <E extends Exception> void throwAny(Exception e) throws E {
            throw (E) e;
        }

        private static int goDeeper(int depth) {
            return depth == 0 ? 0 : goDeeper(depth + 1) + 1;            // to 0 there are four billion steps
        }

        private static void dissect(Dissection d, int at, int end) {
            for (int layer = at; layer < end; layer++)
                d.push(PROTOCOL, layer, layer + 1);
        }
    }

    private final Dissection dissection = Dissectors.of(List.of(new Stacked())).open();

    @Test
    void readsEachFrameByItsOwnLinkType() {
        for (int round = 0; round < 2; round++) {
            assertThat(types(dissect(STACKED, 0))).containsExactly(FrameLayer.PROTOCOL, Stacked.PROTOCOL);
            assertThat(types(dissect(UNREAD, 0))).containsExactly(FrameLayer.PROTOCOL, UnreadLink.PROTOCOL, Data.PROTOCOL);
        }
        assertThat(types(dissect(0, 0))).containsExactly(FrameLayer.PROTOCOL, UnreadLink.PROTOCOL, Data.PROTOCOL);
    }

    @Test
    void goesOnWithTheLowerPortThatHasADissector() {
        assertThat(types(dissect(PORTS, 0x03, 0x84, 0, 7, 1))).containsExactly(FrameLayer.PROTOCOL, Stacked.LOW);
        assertThat(types(dissect(PORTS, 0, 7, 0x03, 0x84, 1))).containsExactly(FrameLayer.PROTOCOL, Stacked.LOW);
        assertThat(types(dissect(PORTS, 0, 1, 0x03, 0x84, 1))).containsExactly(FrameLayer.PROTOCOL, Stacked.HIGH);
        assertThat(types(dissect(PORTS, 0xFF, 0xFF, 0x03, 0x84, 1))).containsExactly(FrameLayer.PROTOCOL, Stacked.HIGH);
        assertThat(types(dissect(PORTS, 0xFF, 0xFF, 0, 1, 1))).containsExactly(FrameLayer.PROTOCOL, Data.PROTOCOL);
        assertThat(types(dissect(PORTS, 0xFF, 0xFF, 0, 1))).containsExactly(FrameLayer.PROTOCOL);
    }

    @Test
    void dataIsWhatWasCapturedOfIt() {
        Packet packet = dissection.dissect(new Frame().wrap(new byte[5], 0, 5, 9).describe(1, 0, PORTS, -1));

        assertThat(types(packet)).containsExactly(FrameLayer.PROTOCOL, Data.PROTOCOL);
        assertThat(packet.at(1)).isEqualTo(4);
        assertThat(packet.limit(1)).isEqualTo(5);
        assertThat(packet.end(1)).isEqualTo(9);
        assertThat(types(dissection.dissect(new Frame().wrap(new byte[4], 0, 4, 9).describe(1, 0, PORTS, -1)))).containsExactly(FrameLayer.PROTOCOL);
    }

    @Test
    void takesAsManyLayersAsAFrameHas() {
        Packet packet = dissect(STACKED, new int[100]);
        Packet shared = new Packet();
        shared.share(packet, Mark.KIND);
        dissect(STACKED, 0);

        assertThat(packet.layers()).isEqualTo(2);
        assertThat(shared.layers()).isEqualTo(101);
        assertThat(shared.instance(100)).isEqualTo(100);
        assertThat(shared.at(100)).isEqualTo(99);
        assertThat(shared.headerEnd(100)).isEqualTo(100);
        assertThat(shared.end(100)).isEqualTo(100);
        assertThat(shared.limit(100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void saysInTheFrameThatADissectorFailed(int how) {
        Packet packet = dissect(FAILING, how, 1, 2);
        Values values = new Values();
        dissection.dissectors().catalogue().find("frame.dissector_failed").orElseThrow().read(packet, values);

        assertThat(types(packet)).containsExactly(FrameLayer.PROTOCOL, Stacked.PROTOCOL, Stacked.LOW);
        assertThat(values.size()).isEqualTo(1);
        assertThat(values.at(0)).isEqualTo(1);
        assertThat(values.length(0)).isEqualTo(2);
        assertThat(types(dissect(STACKED, 0))).containsExactly(FrameLayer.PROTOCOL, Stacked.PROTOCOL);
    }

    @Test
    void saysNothingOfADissectorWhereMemoryRanOut() {
        assertThatThrownBy(() -> dissect(FAILING, 5)).isInstanceOf(OutOfMemoryError.class);
    }

    /** A note that a packet leaves. */
    private static final class Mark implements Note {
        static final Kind<Mark> KIND  = Kind.of(Mark::new);
        static final Kind<Mark> OTHER = Kind.of(Mark::new);

        int number;

        @Override
        public void clear() {
            number = 0;
        }
    }

    @Test
    void aPacketSharesAllNotesButThoseOfOneKind() {
        Packet packet = dissect(STACKED, 0);
        packet.note(Mark.KIND).number = 1;
        packet.note(Mark.OTHER).number = 2;
        Packet shared = new Packet();
        shared.share(packet, Mark.OTHER);
        shared.note(Mark.OTHER).number += 3;
        assertThat(shared.note(Mark.KIND).number).isEqualTo(1);
        assertThat(shared.note(Mark.OTHER).number).isEqualTo(3);

        assertThatThrownBy(() -> packet.share(shared, Mark.OTHER)).isInstanceOf(IllegalArgumentException.class);

        shared.reset(new Frame());
        assertThat(shared.note(Mark.KIND).number).isZero();
        assertThat(packet.note(Mark.KIND).number).isEqualTo(1);
        assertThat(packet.note(Mark.OTHER).number).isEqualTo(2);
        assertThatThrownBy(() -> shared.share(shared, Mark.OTHER)).isInstanceOf(IllegalArgumentException.class);
    }

    private Packet dissect(int linkType, int... octets) {
        byte[] all = new byte[octets.length];
        for (int i = 0; i < all.length; i++)
            all[i] = (byte) octets[i];
        return dissection.dissect(new Frame().wrap(all, 0, all.length, all.length).describe(1, 0, linkType, -1));
    }

    private static List<LayerType> types(Packet packet) {
        List<LayerType> types = new ArrayList<>();
        for (int layer = 0; layer < packet.layers(); layer++)
            types.add(packet.type(layer));
        return types;
    }
}
