package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What rules over time mean, case by case. Times are milliseconds. */
class OverTimeTest {
    private final List<Frame> frames = new ArrayList<>();

    /** A datagram to a port of 10.0.0.2. */
    private OverTimeTest at(long millis, int source, int port) {
        String hex = "000000000002 000000000001 0800 4500001c00000000 4011 0000 0a0000%02x 0a000002 1000%04x00080000".formatted(source, port);
        byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
        frames.add(new Frame().wrap(octets, 0, octets.length, octets.length).describe(frames.size() + 1, millis * 1_000_000, 1, -1));
        return this;
    }

    private List<String> told(String rules) {
        return Told.of(Told.rules(rules), frames, 1, 1);
    }

    /** The packets that a rule reports. */
    private List<Long> alerts(String rules) {
        return told(rules).stream().filter(line -> line.startsWith("r ")).map(line -> Long.valueOf(line.split(" ")[1])).toList();
    }

    private List<String> ends(String rules) {
        return told(rules).stream().filter(line -> line.startsWith("ended")).toList();
    }

    // Clocks

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

    // Keys

    @Test
    void theSameFramesGiveTheSameAnswersThoughKeysHaveToMakeRoom() {
        Random random = new Random(1);
        for (int i = 0; i < 8000; i++)
            at(i, random.nextInt(250), 9);
        String rule = "rule r { when udp count by ip.src within 1s >= 8 max 4 keys }";

        List<String> first = told(rule);
        for (int i = 0; i < 4; i++)
            assertThat(told(rule)).isEqualTo(first);
        assertThat(Told.of(Told.rules(rule), frames, 3, 64)).isEqualTo(first);
    }

    // (a)

    @Test
    void thePacketThatCrossesAThresholdFiresOnce() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9).at(300, 1, 9).at(400, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).containsExactly(3L);
    }

    @Test
    void aRuleIsArmedAgainWhenItsCountFallsBelowTheThreshold() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9).at(1150, 1, 9).at(1160, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).containsExactly(3L, 5L);
    }

    @Test
    void packetsThatLieExactlyAWindowApartAreInOneWindow() {
        at(0, 1, 9).at(500, 1, 9).at(1000, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).containsExactly(3L);
    }

    @Test
    void anEpisodeEndsWithItsSummaryWhenTheWindowHasEmptied() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9).at(5000, 1, 9);

        assertThat(ends("rule r { when udp count by ip.dst within 1s >= 2 }"))
                .containsExactly("ended r 2 Episode[begin=0, end=200000000, count=3, sum=0, firstPacket=1, lastPacket=3]");
    }

    // (b)

    @Test
    void distinctCountsTheValuesThatAreNowInsideTheWindow() {
        at(0, 1, 1).at(10, 1, 1).at(20, 1, 1).at(30, 1, 2).at(1025, 1, 3).at(1026, 1, 2).at(1027, 1, 1);

        assertThat(alerts("rule r { when udp count distinct udp.dstport by ip.src within 1s >= 3 }")).as("1 was last seen at 20").containsExactly(7L);
    }

    @Test
    void theEpisodeOfADistinctCountCountsValues() {
        at(0, 1, 1).at(10, 1, 2).at(20, 1, 2).at(30, 1, 2).at(40, 1, 3).at(50, 1, 3).at(60, 1, 4);

        assertThat(ends("rule r { when udp count distinct udp.dstport by ip.src within 1s >= 2 }"))
                .containsExactly("ended r 2 Episode[begin=0, end=60000000, count=4, sum=0, firstPacket=1, lastPacket=7]");
    }

    @Test
    void theEpisodeOfASumSaysHowMuchItWas() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9).at(300, 1, 9).at(5000, 1, 9);

        assertThat(ends("rule r { when udp sum udp.length by ip.dst within 1s >= 20 }"))
                .containsExactly("ended r 3 Episode[begin=0, end=300000000, count=4, sum=32, firstPacket=1, lastPacket=4]");
    }

    // (c)

    @Test
    void anAbsenceFiresAtItsDeadlineAndIsReportedOfTheFirstStep() {
        at(0, 1, 1).at(2000, 2, 9);

        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 1 then no udp.dstport == 2 within 1s } }")).containsExactly(1L);
    }

    @Test
    void anAbsenceDoesNotFireWhereTheCaptureEndsBeforeItsDeadline() {
        at(0, 1, 1).at(900, 2, 9);

        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 1 then no udp.dstport == 2 within 1s } }")).isEmpty();
    }

    @Test
    void whatComesInTimeEndsAnAbsence() {
        at(0, 1, 1).at(1000, 1, 2).at(5000, 2, 9);

        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 1 then no udp.dstport == 2 within 1s } }")).isEmpty();
    }

    @Test
    void whatAConnectionBeganGoesOnWhenAnotherHasTakenItsPlace() {
        at(0, 1, 9).at(300_000, 2, 9).at(1_000_000, 3, 7);
        String rule = "rule r { sequence by connection { udp.dstport == 9 then no udp.dstport == 7 within 10m } }";

        assertThat(alerts(rule)).containsExactly(1L, 2L);
        assertThat(alerts(rule.replace("} }", "} max 10 keys }"))).as("found by their numbers").containsExactly(1L, 2L);
        assertThat(Told.of(Told.rules(rule), frames, 3, 1)).isEqualTo(told(rule));
    }

    @Test
    void stepsFollowEachOtherInTheOrderOfPackets() {
        at(0, 1, 2).at(10, 1, 1).at(20, 1, 2).at(30, 1, 3);

        assertThat(alerts("rule r { sequence by ip.src { udp.dstport == 1 then udp.dstport == 2 within 1s then udp.dstport == 3 } }")).containsExactly(4L);
    }

    @Test
    void withoutLooksBackOnly() {
        at(0, 1, 7).at(10, 1, 8).at(20, 1, 7).at(5000, 1, 7);

        assertThat(alerts("rule r { when udp.dstport == 7 without udp.dstport == 8 by ip.src within 1s }")).containsExactly(1L, 4L);
    }

    // (d)

    @Test
    void aPolicyLooksAtAPacketOnce() {
        at(0, 1, 7).at(10, 1, 8).at(20, 1, 9);

        assertThat(told("policy p { applies udp deny low when udp.dstport < 9 deny seven when udp.dstport == 7 allow otherwise }"))
                .contains("p.low 2", "p.seven 0", "p.otherwise 1");
    }

    // (e)

    @Test
    void aSuppressionActsOnAlertsAndNeverOnState() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9).at(1150, 1, 8).at(1160, 1, 8);
        List<String> told = told("rule r { when udp count by ip.dst within 1s >= 3 } suppress r when udp.dstport == 9 because \"known\"");

        assertThat(told).filteredOn(line -> line.startsWith("r ")).singleElement().asString().startsWith("r 5 ");
        assertThat(told).contains("RuleStats[name=r, reached=5, matched=5, alerts=1, silenced=1, evicted=0]");
    }

    @Test
    void aSuppressionOfAClauseSilencesItsAlertsAndNotItsVerdict() {
        at(0, 1, 9).at(10, 1, 8).at(20, 2, 9);
        List<String> told = told("policy p { applies udp deny nine when udp.dstport == 9 allow otherwise } suppress p.nine when ip.src == 10.0.0.1 because \"known\"");

        assertThat(told).filteredOn(line -> line.startsWith("p.nine "))
                .containsExactly("p.nine suppressed 1 10.0.0.1:4096 10.0.0.2:9", "p.nine 3 10.0.0.2:4096 10.0.0.2:9", "p.nine 2");
        assertThat(told).contains("silenced p.nine 1", "p.otherwise 1");
    }

    // (f)

    @Test
    void aBoundOnKeysIsKeptAndCounted() {
        for (int source = 1; source <= 5; source++)
            at(source, source, 9);

        assertThat(told("rule r { when udp count by ip.src within 1s >= 2 max 2 keys }")).contains("RuleStats[name=r, reached=5, matched=5, alerts=0, silenced=0, evicted=3]");
        assertThat(told("rule r { sequence by ip.src { udp then no icmp within 1s } max 2 keys }")).anyMatch(line -> line.contains("evicted=3"));
    }

    // (g)

    @Test
    void timeThatGoesBackNeverMovesAWindowBack() {
        at(0, 1, 9).at(5000, 1, 9).at(100, 1, 9).at(200, 1, 9);

        assertThat(alerts("rule r { when udp count by ip.dst within 1s >= 3 }")).as("late packets count as of the latest time").containsExactly(4L);
    }
}
