package dev.remora.rules.run;

import dev.remora.rules.type.Form;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stage 2: counts over packet time what stage 1 matched, and reports.
 *
 * <p>Matches come in the order of packets. Time never moves back, see {@link Timeline}: a packet that is late counts as of the time of those before. One whose time stamp is not
 * believed yet is counted when the next packet, or the end, has told which time it was: after a pause, not before it. Confined to one thread. Allocates nothing where nothing is
 * reported, once there were as many keys before, but for what is counted later.
 */
final class Judge {
    private static final int MANY = 1 << 15;                   // keys, which take more memory than places do

    private final Keeper[]         keepers;
    private final SequenceKeeper[] byPlace;                    // those whose keys are places of connections
    private final Backlogs         backlogs;
    private final Deadlines        deadlines = new Deadlines(this::isWanted);
    private final Timeline         time      = new Timeline();
    private final Tally            tally;
    private final List<Match>      early     = new ArrayList<>();    // to be counted, or followed, of the packet that time has come to, once its time is known
    private long                   earlyMoment;                      // when that packet happened, if its time stamp is right

    long seen;                                                 // of what was fetched, so that no compiler finds that nobody wants it

    Judge(RuleSet set, AlertSink sink) {
        List<Rule> rules = set.rules();
        backlogs = new Backlogs(rules);
        tally = new Tally(rules.size());
        keepers = new Keeper[rules.size()];
        for (int i = 0; i < keepers.length; i++)
            keepers[i] = keeper(rules.get(i).form(), new Reporter(i, rules.get(i), sink, tally, time));
        byPlace = IntStream.range(0, keepers.length).filter(i -> isByPlace(rules.get(i))).mapToObj(i -> (SequenceKeeper) keepers[i]).toArray(SequenceKeeper[]::new);
    }

    private Keeper keeper(Form form, Reporter reporter) {
        return switch (form) {
            case Form.Each each -> new EachKeeper(reporter);
            case Form.Counting counting -> new CountingKeeper(counting, reporter, deadlines, backlogs);
            case Form.Sequence sequence -> new SequenceKeeper(sequence, reporter, deadlines);
            case Form.Without without -> new WithoutKeeper(without, reporter);
        };
    }

    /** Whether the keys of a rule are the places of connections, of those of all lanes where there are several: that takes memory by place, so not for a rule of few keys. */
    static boolean isByPlace(Rule rule) {
        return rule.form() instanceof Form.Sequence sequence && sequence.isByConnection() && rule.mostKeys() >= MANY;
    }

    /** A connection, or a pair of endpoints whose packets belong to none, is at this place from now on. */
    void opened(int place) {
        for (SequenceKeeper keeper : byPlace)
            keeper.opened(place);
    }

    /** Lets packet time pass; what falls due before this time is reported. */
    void advance(long timeNanos) {
        time.tick(timeNanos);
        moveOn();
    }

    /** Lets packet time pass to this, though no packet comes. */
    void pass(long timeNanos) {
        if (time.pass(timeNanos))
            moveOn();
    }

    private void moveOn() {
        if (!early.isEmpty())
            count(Math.min(earlyMoment, time.now()));
        expire(time.now());
    }

    private void count(long now) {
        expire(now);
        for (Match match : early)
            keepers[match.rule].accept(match, now);
        early.clear();
    }

    private void expire(long now) {
        while (deadlines.first() < now) {
            int rule = deadlines.rule();
            int slot = deadlines.slot();
            boolean wanted = isWanted(deadlines.first(), rule, slot);
            deadlines.remove();
            if (wanted)
                keepers[rule].expire(slot, now);
        }
    }

    private boolean isWanted(long time, int rule, int slot) {
        return keepers[rule].waits(slot, time);
    }

    /** At how many times keys are to be looked at. */
    int deadlines() {
        return deadlines.size();
    }

    /** Fetches from memory what a match to come needs. */
    void ahead(Match match) {
        Keeper keeper = keepers[match.rule];
        seen += keeper instanceof CountingKeeper counting ? counting.ahead(match) : keeper.ahead(match);
    }

    /** Takes in a match of the packet that time has come to. */
    void accept(Match match) {
        Keeper keeper = keepers[match.rule];
        if (isEarly() && !(keeper instanceof EachKeeper))
            putOff(match);
        else if (keeper instanceof CountingKeeper counting)   // by class: what most do can then be put in place of a call
            counting.accept(match, time.now());
        else
            keeper.accept(match, time.now());
    }

    private void putOff(Match match) {
        Match own = new Match();
        own.copy(match);
        early.add(own);
        earlyMoment = time.moment();
    }

    /** Whether the time stamp of the packet that time has come to is so far ahead that it is not believed yet: what counts or follows it hears of it once the next one is there. */
    boolean isEarly() {
        return time.moment() > time.now();
    }

    /** Ends what is still open: the capture is over. */
    void finish() {
        if (isEarly())
            count(moment());
        for (Keeper keeper : keepers)
            keeper.finish();
    }

    /** What was counted. */
    Tally tally() {
        return tally;
    }

    /** The packet time that it has come to. */
    long now() {
        return time.now();
    }

    /** When the packet happened that it has come to, see {@link Timeline#moment}. */
    long moment() {
        return time.moment();
    }

    /** The time stamp that a time it has come to, or will come to, stands for; {@link SequenceKeeper#NEVER} for that. */
    long stamp(long past) {
        return past == SequenceKeeper.NEVER ? past : time.stamp(past);
    }

    /** What is kept for a rule. */
    Keeper keeper(int rule) {
        return keepers[rule];
    }
}
