package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.type.Form;
import dev.remora.rules.type.Window;
import org.junit.jupiter.api.Test;

/** Windows with more in them than is kept. */
class SlideTest {
    private static final long SECOND = 1_000_000_000;
    private static final int  EACH   = 100_000;                   // matches in a window
    private static final long EVERY  = SECOND / EACH;             // nanoseconds from one to the next
    private static final long MORE   = EACH / 10_000;             // that may count a little too long

    private final Match match = new Match();
    private long        now   = -SECOND;

    private static Slide slide(int threshold) {
        Window window = ((Form.Counting) Told.rules("rule r { when udp sum udp.length by ip.src within 1s >= " + threshold + " }").rules().getFirst().form()).window();
        return Slide.of(window);
    }

    private void add(Slide slide, int matches, int value) {
        match.value = value;
        for (int i = 0; i < matches; i++) {
            match.packet++;
            slide.add(match, now += EVERY);
        }
    }

    @Test
    void aSumForgetsWhatIsOlderThanItsWindowHoweverManyAmountsThereAre() {
        Slide slide = slide(EACH * 2);
        for (int i = 0; i < 10; i++) {
            add(slide, EACH / 2, 1);
            assertThat(slide.isFull(now)).isFalse();
        }

        assertThat(slide.inside(now)).isBetween(EACH + 1L, EACH + 1 + MORE);
        assertThat(slide.count()).isEqualTo(slide.inside(now));
        assertThat(now - slide.firstTime()).isBetween(SECOND - MORE * EVERY, SECOND);
        assertThat(match.packet - slide.firstPacket()).isEqualTo((now - slide.firstTime()) / EVERY);
        assertThat(slide.inside(now + SECOND / 2)).isBetween(EACH / 2 + 1L, EACH / 2 + 1 + MORE);
        assertThat(slide.inside(now + SECOND + 1)).isZero();
    }

    @Test
    void aSumOfManyAmountsReachesItsThresholdWithTheRightOne() {
        Slide slide = slide(EACH * 2);
        add(slide, EACH - 1, 2);
        assertThat(slide.isFull(now)).isFalse();
        add(slide, 1, 2);
        assertThat(slide.isFull(now)).isTrue();
        assertThat(slide.count()).isEqualTo(EACH);
    }

    @Test
    void aWindowThatIsEmptiedTellsAmountsApartAgain() {
        Slide slide = slide(EACH * 2);
        add(slide, EACH, 1);
        slide.clear();
        add(slide, 2, 7);

        assertThat(slide.count()).isEqualTo(2);
        assertThat(slide.inside(now)).isEqualTo(14);
        assertThat(slide.inside(now + SECOND)).isEqualTo(7);
        assertThat(slide.firstPacket()).isEqualTo(match.packet - 1);
    }
}
