package dev.remora.rules.run;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.rules.type.RuleSet;
import java.util.Arrays;

/** Stage 2 behind several lanes: puts what they found in the order of packets, numbers connections, and lets the judge hear. Confined to one thread. */
final class Merger {
    private final Judge      judge;
    private final AlertSink  sink;
    private final Describer  describer;
    private final Dissection dissection;
    private final Settling   settling = new Settling();
    private final Frame      frame    = new Frame();
    private final boolean[]  byPlace;                    // of each rule, whether its keys are places
    private final long[][]   numbers;                    // of each lane and place in its table, the connection's number
    private long             connections;

    /** @param dissection of frames without fragments, whose facts the lanes left to be worked out here */
    Merger(int lanes, RuleSet rules, Judge judge, AlertSink sink, Describer describer, Dissection dissection) {
        this.judge = judge;
        this.sink = sink;
        this.describer = describer;
        this.dissection = dissection;
        this.numbers = new long[lanes][1024];
        this.byPlace = new boolean[rules.rules().size()];
        for (int i = 0; i < byPlace.length; i++)
            byPlace[i] = Judge.isByPlace(rules.rules().get(i));
    }

    /** Hears what was found in a block. */
    void merge(Block block) {
        for (int packet = 0; packet < block.size(); packet++) {
            judge.advance(block.time(packet));
            hear(block, packet);
        }
        if (block.isLast())
            hear(block, block.size());
    }

    private void hear(Block block, int packet) {
        for (int lane = 0; lane < block.logs.length; lane++)
            hear(block, lane, Log.moment(packet, Log.TIME));
        settling.settle(judge);
        long end = Log.moment(packet, Log.RULES);
        for (int lane = first(block, end); lane >= 0; lane = first(block, end))
            hear(block, lane, block.logs[lane].next());
    }

    // The lane whose next entry comes first, if it is not later than the end; -1 for none.
    private static int first(Block block, long end) {
        int first = -1;
        long least = end + 1;
        for (int lane = 0; lane < block.logs.length; lane++)
            if (block.logs[lane].next() < least) {
                least = block.logs[lane].next();
                first = lane;
            }
        return first;
    }

    private void hear(Block block, int lane, long moment) {
        Log log = block.logs[lane];
        for (; log.next() == moment; log.skip())
            switch (log.kind()) {
            case OPENED -> open(lane, log.place());
            case RULING -> sink.ruled(log.ruling().numbered(numbers[lane]));
            case MATCH -> match(block, lane, log.match(), moment);
            }
    }

    private void open(int lane, int place) {
        if (place >= numbers[lane].length)
            numbers[lane] = Arrays.copyOf(numbers[lane], Math.max(place + 1, numbers[lane].length * 2));
        numbers[lane][place] = ++connections;
        judge.opened(amongAll(lane, place));
    }

    // Places of lanes take turns.
    private int amongAll(int lane, int place) {
        return place * numbers.length + lane;
    }

    private void match(Block block, int lane, Match match, long moment) {
        long connection = match.hasConnection() ? numbers[lane][match.place()] : 0;
        if (byPlace[match.rule])
            match.keyLow = amongAll(lane, (int) match.keyLow);
        int packet = (int) (moment >>> 24);
        match.settle(connection, describer, () -> dissection.dissect(block.show(packet, frame)));
        if ((moment & 0xFF_FFFF) == Log.TIME)
            settling.add(match);
        else
            judge.accept(match);
    }
}
