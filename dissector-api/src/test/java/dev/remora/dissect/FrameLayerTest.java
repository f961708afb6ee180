package dev.remora.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.field.Derived;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameLayerTest {
    private static final long SECOND = 1_000_000_000;

    private final Dissection dissection = Dissectors.of(List.of()).open(Settings.STANDARD);

    @Test
    void theFirstFrameComesAfterNoTime() {
        assertThat(timeDelta(frame(5))).isZero();
        assertThat(timeDelta(frame(7))).isEqualTo(2 * SECOND);
    }

    @Test
    void aFrameWithoutATimeHasNoTimes() {
        Packet packet = dissection.dissect(frame(5).untimed());

        assertThat(FrameLayer.TIME_EPOCH.value().of(packet, 0)).isEqualTo(Derived.ABSENT);
        assertThat(FrameLayer.TIME.value().of(packet, 0)).isEqualTo(Derived.ABSENT);
        assertThat(FrameLayer.TIME_DELTA.value().of(packet, 0)).isEqualTo(Derived.ABSENT);
    }

    @Test
    void aFrameWithoutATimeCountsAsOneOf1970() {
        timeDelta(frame(5));
        timeDelta(frame(5).untimed());

        assertThat(timeDelta(frame(7))).isEqualTo(7 * SECOND);
    }

    @Test
    void whatIsOfNoLinkTakesNoTime() {
        timeDelta(frame(5));
        timeDelta(frame(5).describe(2, 5 * SECOND, LinkType.NONE, -1).untimed());

        assertThat(timeDelta(frame(7))).isEqualTo(2 * SECOND);
    }

    @Test
    void whatIsNotDisplayedIsNotCountedFrom() {
        FrameLayer.hide(dissection.dissect(frame(3)));
        assertThat(displayed(frame(5))).isZero();
        FrameLayer.hide(dissection.dissect(frame(6)));
        FrameLayer.hide(dissection.dissect(frame(7)));

        assertThat(displayed(frame(9))).isEqualTo(4 * SECOND);
        assertThat(displayed(frame(10))).isEqualTo(SECOND);
        assertThat(timeDelta(frame(12))).isEqualTo(2 * SECOND);
    }

    private long displayed(Frame frame) {
        return FrameLayer.TIME_DISPLAYED.value().of(dissection.dissect(frame), 0);
    }

    private long timeDelta(Frame frame) {
        return FrameLayer.TIME_DELTA.value().of(dissection.dissect(frame), 0);
    }

    private static Frame frame(int second) {
        return Frame.of(new byte[20]).describe(1, second * SECOND, LinkType.ETHERNET, -1);
    }
}
