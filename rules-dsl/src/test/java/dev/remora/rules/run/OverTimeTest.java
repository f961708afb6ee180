package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What rules over time mean, case by case. Times are milliseconds. */
class OverTimeTest extends Datagrams {
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
    void whatIsToStayAwayAfterTheStepsMayComeBeforeThem() {
        String rule = "rule r { sequence by ip.src { udp.dstport == 1 then udp.dstport == 2 within 1s then no udp.dstport == 3 within 1s } }";
        at(0, 1, 1).at(100, 1, 3).at(200, 1, 2).at(5000, 2, 9);
        assertThat(alerts(rule)).containsExactly(1L);

        frames.clear();
        at(0, 1, 1).at(100, 1, 2).at(200, 1, 3).at(300, 1, 2).at(5000, 2, 9);
        assertThat(alerts(rule)).as("once it has come, all steps have to come anew").isEmpty();
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
    void whatBeginsAgainAndAgainTakesNoMoreMemory() {
        Engine engine = new Engine(Told.rules("rule r { sequence by ip.src { udp.dstport == 1 then udp.dstport == 2 within 30d then no udp.dstport == 3 within 1ms } }"),
                Told.DISSECTORS, Told.SETTINGS, new Told());
        for (long millis = 0; millis < 50_000; millis += 5)
            at(millis, 1, 1).at(millis + 1, 1, 2).at(millis + 2, 1, 3);
        frames.forEach(engine::offer);

        assertThat(engine.judge().deadlines()).isLessThan(100);
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
    void anEpisodeThatWasSilencedAtFirstIsToldAsAWhole() {
        at(0, 1, 9).at(100, 1, 9).at(200, 1, 9).at(300, 1, 9).at(400, 1, 9).at(500, 1, 8).at(600, 1, 9).at(9000, 2, 9);

        assertThat(told("rule r { when udp count by ip.src within 1s >= 3 } suppress r when udp.dstport == 9 because \"known\""))
                .filteredOn(line -> line.startsWith("ended")).containsExactly("ended r 6 Episode[begin=0, end=600000000, count=7, sum=0, firstPacket=1, lastPacket=7]");
    }

    @Test
    void aSuppressionOfAClauseSilencesItsAlertsAndNotItsVerdict() {
        at(0, 1, 9).at(10, 1, 8).at(20, 2, 9);
        List<String> told = told("policy p { applies udp deny nine when udp.dstport == 9 allow otherwise } suppress p.nine when ip.src == 10.0.0.1 because \"known\"");

        assertThat(told).filteredOn(line -> line.startsWith("p.nine "))
                .containsExactly("p.nine suppressed 1 1 10.0.0.1:4096 10.0.0.2:9", "p.nine 3 3 10.0.0.2:4096 10.0.0.2:9", "p.nine 2");
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
