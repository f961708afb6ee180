package dev.remora.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForesightTest {
    private static final Foresight.Topic ANSWER = Foresight.Topic.create();
    private static final Foresight.Topic OTHER  = Foresight.Topic.create();

    private final Foresight foresight = new Foresight(1000);

    @Test
    void tellsInTheSecondPassWhatTheFirstLearntLast() {
        for (int key = 0; key < 1000; key++)
            foresight.learn(ANSWER, key * 64L, key);
        foresight.learn(ANSWER, 64, 77);
        foresight.seal();

        assertThat(foresight.tell(ANSWER, 64)).isEqualTo(77);
        assertThat(foresight.tell(ANSWER, 999 * 64)).isEqualTo(999);
        assertThat(foresight.tell(ANSWER, 1)).isEqualTo(Foresight.UNKNOWN);
        assertThat(foresight.tell(OTHER, 64)).isEqualTo(Foresight.UNKNOWN);
    }

    @Test
    void tellsNothingInTheFirstPass() {
        foresight.learn(ANSWER, 1, 2);

        assertThat(foresight.tell(ANSWER, 1)).isEqualTo(Foresight.UNKNOWN);
        assertThat(foresight.isComplete()).isFalse();
    }

    @Test
    void learnsNothingInTheSecondPass() {
        foresight.learn(ANSWER, 1, 2);
        foresight.seal();
        foresight.learn(ANSWER, 1, 3);

        assertThat(foresight.tell(ANSWER, 1)).isEqualTo(2);
        assertThat(foresight.isComplete()).isTrue();
    }

    @Test
    void countsTheFactsItHasNoRoomFor() {
        for (int key = 0; key < 1003; key++)
            foresight.learn(ANSWER, key, key);
        foresight.learn(ANSWER, 999, 5);
        foresight.seal();

        assertThat(foresight.dropped()).isEqualTo(3);
        assertThat(foresight.tell(ANSWER, 1000)).isEqualTo(Foresight.UNKNOWN);
        assertThat(foresight.tell(ANSWER, 999)).isEqualTo(5);
    }

    @Test
    void isNotThereInOnePass() {
        Foresight none = Settings.STANDARD.value(Foresight.SETTING);
        none.learn(ANSWER, 1, 2);

        assertThat(none.isComplete()).isFalse();
        assertThat(none.tell(ANSWER, 1)).isEqualTo(Foresight.UNKNOWN);
        assertThat(none.dropped()).isZero();
    }
}
