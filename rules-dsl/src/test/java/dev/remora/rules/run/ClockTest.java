package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import org.junit.jupiter.api.Test;

/** What rules over time make of time stamps that are wrong, of clocks that are set back, and of long pauses. Times are milliseconds. */
class ClockTest extends Datagrams {
    private static final long HOUR = 3_600_000;
    private static final long YEAR = 365 * 24 * HOUR;

    @Test
    void oneTimeStampFarAheadLeavesTheWindowsOfOthersAlone() {
        at(0, 1, 9).at(20 * YEAR, 2, 9).at(2000, 1, 9).at(4000, 1, 9).at(4100, 1, 9).at(4200, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).containsExactly(6L);
    }

    @Test
    void oneTimeStampFarAheadBringsNoAbsenceAbout() {
        at(0, 1, 9).at(20 * YEAR, 2, 8).at(100, 1, 7).at(5000, 1, 6).at(5001, 1, 6);

        assertThat(alerts("rule r { sequence by ip.dst { udp.dstport == 9 then no udp.dstport == 7 within 1s } }")).isEmpty();
    }

    @Test
    void timeThatPassesWithoutPacketsIsBelievedHoweverLongItIs() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9);
        Told told = new Told();
        Engine engine = new Engine(Told.rules("""
                rule r { sequence by ip.dst { udp.dstport == 9 then no udp.dstport == 7 within 30m } }
                rule s { when udp count by ip.dst within 1s >= 3 }
                rule u { on close when connection.originator.packets == 3 }
                """), Told.DISSECTORS, Told.SETTINGS, told);
        frames.forEach(engine::offer);
        engine.pass((200 + 72 * HOUR) * 1_000_000);

        assertThat(told.lines()).extracting(line -> line.split(" ")[0] + line.split(" ")[1]).containsExactlyInAnyOrder("s3", "endeds", "r1", "u3");
    }

    @Test
    void aPauseOfADayIsBelieved() {
        at(0, 1, 9).at(100, 1, 9).at(24 * HOUR, 1, 9).at(24 * HOUR + 100, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).isEmpty();
    }

    @Test
    void theFirstPacketAfterALongPauseBeginsWhatItBeginsAfterThePause() {
        at(0, 1, 9).at(YEAR, 2, 9).at(YEAR + 100, 2, 7).at(YEAR + 3000, 2, 8);

        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 9 then no udp.dstport == 7 within 1s } }")).as("from before the pause").containsExactly(1L);
        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 9 then udp.dstport == 7 within 1s } }")).containsExactly(3L);
        assertThat(alerts("rule r { when udp.dstport == 7 without udp.dstport == 9 by ip.src within 1s }")).isEmpty();
    }

    @Test
    void whatFellDueInALongPauseIsReportedThoughThePacketAfterItIsWhatWasToStayAway() {
        String rule = "rule r { sequence by ip.src { udp.dstport == 9 then no udp.dstport == 7 within 1s } }";
        at(0, 1, 9).at(YEAR, 1, 7).at(YEAR + 100, 2, 8);
        assertThat(alerts(rule)).containsExactly(1L);

        frames.clear();
        at(0, 1, 9).at(YEAR, 1, 9).at(YEAR + 100, 2, 8).at(YEAR + 3000, 2, 8);
        assertThat(alerts(rule)).as("both, for the first is over when the second begins").containsExactly(1L, 2L);
        assertThat(Told.of(Told.rules(rule), frames, 3, 1)).as("by several threads").isEqualTo(told(rule));
    }

    @Test
    void theEndConfirmsAPauseForEveryRule() {
        String rule = "rule r { sequence by ip.src { udp.dstport == 9 then no udp.dstport == 7 within 1s } }";
        at(0, 1, 9).at(YEAR, 2, 8);

        assertThat(alerts(rule)).containsExactly(1L);
        assertThat(alerts(rule + " rule other { when udp count by ip.src within 1s >= 9 }")).as("whatever other rules make of the last packet").containsExactly(1L);
    }

    @Test
    void theFirstPacketAfterALongPauseIsCountedAfterThePause() {
        at(0, 1, 9).at(10, 1, 9).at(YEAR, 1, 9).at(YEAR + 100, 1, 9).at(YEAR + 200, 1, 9).at(3 * YEAR, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).as("with those after it, not with those before").containsExactly(5L);
        assertThat(alerts("rule r { when udp sum udp.length by ip.dst within 1s >= 24 }")).containsExactly(5L);
        String each = "rule r { when udp count by ip.dst within 1s >= 1 }";
        assertThat(alerts(each)).as("once after each pause, the last of which the end confirms").containsExactly(1L, 3L, 6L);
        assertThat(ends(each)).element(1).asString().contains("begin=%d, end=%d, count=3".formatted(YEAR * 1_000_000, (YEAR + 200) * 1_000_000));
        assertThat(Told.of(Told.rules(each), frames, 3, 1)).as("by several threads").isEqualTo(told(each));
    }

    @Test
    void aPauseThatIsLetPassIsOneOfPackets() {
        at(0, 1, 9).at(10, 1, 9).at(72 * HOUR, 1, 9);
        Told told = new Told();
        Engine engine = new Engine(Told.rules("rule r { when udp count by ip.dst within 1s >= 1 }"), Told.DISSECTORS, Told.SETTINGS, told);
        frames.forEach(engine::offer);
        engine.pass((72 * HOUR + 5000) * 1_000_000);

        assertThat(told.lines()).extracting(line -> line.split(" ")[0] + line.split(" ")[1]).containsExactly("r1", "endedr", "r3", "endedr");
    }

    @Test
    void aTimeThatIsPastSaysNothingOfATimeStampFarAhead() {
        at(0, 1, 9).at(72 * HOUR, 1, 9).at(72 * HOUR + 100, 1, 9);
        Told told = new Told();
        Engine engine = new Engine(Told.rules("rule r { when udp count by ip.dst within 1s >= 2 }"), Told.DISSECTORS, Told.SETTINGS, told);
        for (Frame frame : frames) {
            engine.offer(frame);
            engine.pass(0);
        }
        engine.finish();

        assertThat(told.lines()).as("of the two behind the pause").first().asString().startsWith("r 3 ");
    }

    @Test
    void aWrongTimeStampCountsWithThePacketsAroundIt() {
        at(0, 1, 9).at(YEAR, 1, 9).at(20, 1, 9).at(30, 1, 8);

        assertThat(alerts("rule r { when udp.dstport == 9 count by ip.dst within 1s >= 3 }")).containsExactly(3L);
        assertThat(alerts("rule r { when udp.dstport == 9 count by ip.dst within 1s >= 2 }")).containsExactly(2L);
    }

    @Test
    void aWrongTimeStampTakesItsStepAndIsLookedBackForWithThePacketsAroundIt() {
        at(0, 2, 5).at(20 * YEAR, 1, 9).at(100, 2, 5).at(5000, 1, 7).at(9000, 2, 5);
        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 9 then udp.dstport == 7 within 1s } }")).as("too late").isEmpty();
        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 9 then no udp.dstport == 7 within 1s } }")).containsExactly(2L);
        assertThat(alerts("rule r { when udp.dstport == 7 without udp.dstport == 9 by ip.src within 1h }")).isEmpty();

        frames.clear();
        at(0, 1, 9).at(20 * YEAR, 1, 7).at(100, 2, 5);
        assertThat(alerts("rule r { when udp.dstport == 7 without udp.dstport == 9 by ip.src within 1s }")).isEmpty();
    }

    @Test
    void whatATimeStampFarAheadBeganIsNotOpenForEver() {
        at(0, 1, 9).at(20 * YEAR, 2, 9).at(200, 1, 5).at(5000, 2, 7);

        assertThat(alerts("rule r { when udp.dstport == 7 without udp.dstport == 9 by ip.src within 1s }")).containsExactly(4L);
    }

    @Test
    void windowsGoOnAndTellTheTimeStampsOfTheirPacketsWhereTheClockWasSetBack() {
        at(HOUR, 1, 9).at(HOUR + 100, 1, 9);
        at(0, 1, 9).at(2000, 1, 9).at(4000, 1, 9).at(6000, 1, 9).at(6100, 1, 9).at(6200, 1, 9).at(6300, 1, 9).at(9000, 1, 8);

        String rule = "rule r { when udp.dstport == 9 count by ip.dst within 1s >= 4 }";
        assertThat(alerts(rule)).containsExactly(9L);
        assertThat(ends(rule)).singleElement().asString().contains("begin=6000000000, end=6300000000, count=4");
    }

    @Test
    void anEpisodeFromBeforeTheClockWasSetBackKeepsItsTimes() {
        at(HOUR, 1, 9).at(HOUR + 100, 1, 9).at(HOUR + 200, 1, 9).at(0, 1, 8).at(100, 1, 8).at(2000, 1, 8);

        assertThat(ends("rule r { when udp.dstport == 9 count by ip.dst within 1s >= 3 }")).singleElement().asString()
                .contains("begin=3600000000000, end=3600200000000, count=3");
    }

    @Test
    void clocksOfTwoInterfacesThatDoNotAgreeMoveNoWindow() {
        for (int i = 0; i < 600; i++) {
            at(HOUR + 100L * i, 1, i % 60 == 0 ? 9 : 8);
            at(HOUR + 100L * i - 10_000, 2, 7);
            at(HOUR + 100L * i - 10_000 + 1, 2, 7);
        }

        assertThat(alerts("rule r { when udp.dstport == 9 count by ip.src within 50s >= 8 }")).hasSize(1);
    }

    @Test
    void twoPacketsThatDoNotAgreeSetNoClockBack() {
        at(YEAR, 1, 9).at(0, 2, 8).at(YEAR - 6000, 2, 8).at(YEAR + 100, 1, 7);

        assertThat(alerts("rule r { sequence by ip.dst { udp.dstport == 9 then no udp.dstport == 7 within 1h } }")).isEmpty();
    }
}
