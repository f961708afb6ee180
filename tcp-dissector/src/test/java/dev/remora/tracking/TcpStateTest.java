package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TcpStateTest {
    /** The whole table as RFC 9293 figure 5 and section 3.10 have it: a row for each cue, a column for each state; a dot where the state stays. */
    private static final String TABLE = """
            cue               CLOSED    LISTEN        SYN_SENT      SYN_RECEIVED  ESTABLISHED  FIN_WAIT_1  FIN_WAIT_2  CLOSE_WAIT  CLOSING    LAST_ACK  TIME_WAIT
            SENT_SYN          SYN_SENT  SYN_SENT      .             .             .            .           .           .           .          .         .
            GOT_SYN           .         SYN_RECEIVED  SYN_RECEIVED  .             .            .           .           .           .          .         .
            GOT_SYN_ACK       .         .             ESTABLISHED   .             .            .           .           .           .          .         .
            GOT_ACK_OF_SYN    .         .             .             ESTABLISHED   .            .           .           .           .          .         .
            SENT_FIN          .         .             .             FIN_WAIT_1    FIN_WAIT_1   .           .           LAST_ACK    .          .         .
            GOT_FIN           .         .             .             CLOSE_WAIT    CLOSE_WAIT   CLOSING     TIME_WAIT   .           .          .         .
            GOT_ACK_OF_FIN    .         .             .             .             .            FIN_WAIT_2  .           .           TIME_WAIT  CLOSED    .
            SENT_RST          .         .             CLOSED        CLOSED        CLOSED       CLOSED      CLOSED      CLOSED      CLOSED     CLOSED    CLOSED
            GOT_RST           .         .             CLOSED        CLOSED        CLOSED       CLOSED      CLOSED      CLOSED      CLOSED     CLOSED    CLOSED
            GOT_ICMP_ERROR    .         .             CLOSED        .             .            .           .           .           .          .         .
            SYN_UNDELIVERED   .         .             .             CLOSED        .            .           .           .           .          .         .
            SENT_SYN_AGAIN    .         .             .             .             SYN_SENT     .           .           .           .          .         .
            SENT_SYN_UNAWARE  .         .             .             SYN_SENT      .            .           .           .           .          .         .
            SENT_FIN_UNAWARE  .         .             .             .             .            .           .           FIN_WAIT_1  .          .         .
            SENT_MORE         .          .             .             .             .            ESTABLISHED ESTABLISHED .           CLOSE_WAIT  CLOSE_WAIT .
            GOT_MORE          .          .             .             .             .            .           .           ESTABLISHED FIN_WAIT_1  FIN_WAIT_1 .
            STILL_FIN_WAIT_1  FIN_WAIT_1 .             .             .             .            .           .           .           .           .          .
            STILL_FIN_WAIT_2  FIN_WAIT_2 .             .             .             .            .           .           .           .           .          .
            STILL_LAST_ACK    LAST_ACK   .             .             .             .            .           .           .           .           .          .
            QUIET_2MSL        .         .             .             .             .            .           .           .           .          .         CLOSED
            QUIET_FIN_WAIT_2  .         .             .             .             .            .           CLOSED      .           .          .         .
            QUIET_OPENING     .         .             CLOSED        CLOSED        .            .           .           .           .          .         .
            QUIET_CLOSING     .         .             .             .             .            CLOSED      .           .           CLOSED     CLOSED    .
            """;

    private static final List<String[]> ROWS = TABLE.lines().map(line -> line.split(" +")).toList();

    static Stream<Arguments> cells() {
        String[] states = ROWS.getFirst();
        return ROWS.stream().skip(1).flatMap(row -> Stream.iterate(1, i -> i < row.length, i -> i + 1)
                .map(i -> Arguments.of(TcpState.valueOf(states[i]), Cue.valueOf(row[0]), row[i].equals(".") ? states[i] : row[i])));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void goesWhereTheStandardSays(TcpState from, Cue cue, TcpState to) {
        assertThat(from.on(cue).map(TcpState.Arrow::to).orElse(from)).isEqualTo(to);
    }

    @Test
    void hasACellForEachStateAndCue() {
        assertThat(ROWS.getFirst()).containsExactly(Stream.concat(Stream.of("cue"), Arrays.stream(TcpState.values()).map(Enum::name)).toArray(String[]::new));
        assertThat(ROWS).extracting(row -> row[0]).containsExactly(
                Stream.concat(Stream.of("cue"), Arrays.stream(Cue.values()).map(Enum::name)).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void namesASectionForEachArrow(TcpState state) {
        for (Cue cue : Cue.values())
            state.on(cue).ifPresent(arrow -> assertThat(arrow.rfc()).matches("RFC \\d+ section [\\d.]+"));
    }

    @ParameterizedTest
    @EnumSource
    void neverLeadsWhereItIsAlready(TcpState state) {
        for (Cue cue : Cue.values())
            state.on(cue).ifPresent(arrow -> assertThat(arrow.to()).isNotEqualTo(state));
    }
}
