package dev.remora.rules.run;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lane on a thread of its own: takes block after block, and writes down what it finds. */
final class Worker implements Findings, Runnable {
    private static final int AHEAD = 64;              // frames of all lanes

    private final int                    number;
    private final Lane                   lane;
    private final Memory.Need[]          needs;          // of each rule, what it takes to work its facts out later
    private final EngineSettings.Rulings told;
    private final BlockingQueue<Block>   queue;
    private final Frame                  frame   = new Frame();
    private final Frame[]                waiting = Stream.generate(Frame::new).limit(AHEAD).toArray(Frame[]::new);
    private Log                          log     = new Log();
    private int                          packet;
    private int                          phase;
    private boolean                      fragment;
    private volatile @Nullable Throwable failure;

    Worker(int number, Program program, Memory.Need[] needs, int blocks) {
        this.number = number;
        this.needs = needs;
        this.told = program.settings().value(EngineSettings.RULINGS);
        this.queue = new ArrayBlockingQueue<>(blocks);
        this.lane = new Lane(program, this, Watch.NONE);
    }

    Lane lane() {
        return lane;
    }

    void give(Block block) {
        queue.add(block);
    }

    /** What this lane died of; null where it lives. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    public void run() {
        try {
            boolean isLast = false;
            while (!isLast) {
                Block block = queue.take();
                isLast = block.isLast();
                work(block);
                block.done();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();                     // nobody wants the rest
        }
    }

    // A lane that has failed goes on without looking, so that nobody waits for it.
    private void work(Block block) {
        if (failure != null)
            return;
        try {
            lookAt(block);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void lookAt(Block block) {
        log = block.logs[number];
        for (packet = 0; packet < block.size(); packet++) {
            if (packet % AHEAD == 0)
                lookAhead(block);
            block.show(packet, frame);
            fragment = block.isFragment(packet);
            if (block.isFor(packet, number))
                lane.take(frame);
            else if (fragment)
                lane.overhear(frame);
            else
                lane.pass(frame);
        }
        if (block.isLast())
            lane.finish();
    }

    private void lookAhead(Block block) {
        int count = 0;
        for (int i = packet; i < Math.min(block.size(), packet + AHEAD); i++)
            if (block.isFor(i, number))
                block.show(i, waiting[count++]);
        lane.ahead(waiting, count);
    }

    // What the lane finds

    @Override
    public void unsettle() {
        phase = Log.TIME;
    }

    @Override
    public void settle() {
        phase = -1;
    }

    @Override
    public void judging() {
        phase = Log.RULES;
    }

    private int phase() {
        return phase < 0 ? 1 + lane.layer() : phase;
    }

    @Override
    public void opened(int place) {
        log.opened(packet, phase(), place);
    }

    @Override
    public void match(Match match) {
        Match own = log.match(packet, phase());
        if (phase == Log.RULES && !fragment && needs[match.rule] == Memory.Need.OCTETS)
            own.copyWithoutFacts(match);
        else
            own.copy(match);
    }

    @Override
    public void ruling(Policy policy, Policy.Clause clause, boolean suppressed, Packet of) {
        if (told.tells(clause, suppressed))
            log.ruling(packet, phase(), Ruling.inLane(policy, clause, suppressed, of));
    }
}
