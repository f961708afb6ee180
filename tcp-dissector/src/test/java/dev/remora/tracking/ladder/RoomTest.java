package dev.remora.tracking.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.tracking.Side;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room();

    @Test
    void tellsOfAWindowThatCloses() {
        assertThat(room.offer(Side.RESPONDER, 100, false)).isEmpty();
        assertThat(room.isClosedTo(Side.ORIGINATOR)).isFalse();

        assertThat(room.offer(Side.RESPONDER, 0, false)).isEqualTo("has no more room (zero window)");
        assertThat(room.isClosedTo(Side.ORIGINATOR)).isTrue();
        assertThat(room.isClosedTo(Side.RESPONDER)).isFalse();
        assertThat(room.offer(Side.RESPONDER, 0, true)).isEqualTo("still has no room (zero window)");
    }

    @Test
    void anUpdateSaysHowManyOctetsWhereBothHaveSaidWhatTheyCountIn() {
        room.open(Side.ORIGINATOR, 65_535, 7);
        room.open(Side.RESPONDER, 65_535, 2);
        room.offer(Side.RESPONDER, 0, false);

        assertThat(room.offer(Side.RESPONDER, 500, true)).isEqualTo("window update: has room again, 2,000 octets");
        assertThat(room.offer(Side.RESPONDER, 600, true)).isEqualTo("window update: has room for more, 2,400 octets");
        assertThat(room.offer(Side.RESPONDER, 600, true)).isEmpty();
        assertThat(room.offer(Side.RESPONDER, 700, false)).as("of octets that are acknowledged it is the usual").isEmpty();
    }

    @Test
    void nothingIsScaledThatOneEndDidNotOffer() {
        room.open(Side.ORIGINATOR, 65_535, Room.NOT_SCALED);
        room.open(Side.RESPONDER, 65_535, 2);
        room.offer(Side.RESPONDER, 0, false);

        assertThat(room.offer(Side.RESPONDER, 500, false)).isEqualTo("has room again, 500 octets");
    }

    @Test
    void theWindowOfASynIsNotComparedWithScaledOnes() {
        room.open(Side.RESPONDER, 100, 7);

        assertThat(room.offer(Side.RESPONDER, 200, true)).isEmpty();
    }

    @Test
    void saysNothingOfOctetsWhereTheCaptureLacksTheScale() {
        room.open(Side.ORIGINATOR, 65_535, Room.CUT_OFF);
        room.open(Side.RESPONDER, 65_535, Room.CUT_OFF);
        room.offer(Side.RESPONDER, 0, false);

        assertThat(room.offer(Side.RESPONDER, 500, false)).isEqualTo("has room again");
    }

    @Test
    void saysNothingOfOctetsWhereTheScaleIsNotKnown() {
        room.offer(Side.ORIGINATOR, 1, false);

        assertThat(room.offer(Side.ORIGINATOR, 2, true)).isEqualTo("window update: has room for more");
    }
}
