package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.fold.Corpus;
import dev.remora.rules.type.RuleSet;
import dev.remora.testkit.Allocations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules allocate nothing for packets about which they find nothing. */
class AllocationTest {
    @Test
    void thePathOfAPacketAllocatesNothing() throws IOException {
        RuleSet packs = RuleFolder.load(List.of(Path.of("../samples/rules")), Told.DISSECTORS.catalogue()).rules();
        Engine engine = new Engine(packs, Told.DISSECTORS, Settings.STANDARD, AlertSink.NONE);
        List<Frame> frames = Corpus.frames(Path.of("../samples/captures/connection.pcap"));
        Frame data = frames.get(frames.size() / 2);
        frames.subList(0, frames.size() / 2).forEach(engine::offer);         // the connection is open, and the packet comes again and again
        for (int i = 0; i < 20_000; i++)
            engine.offer(data);
        long told = alerts(engine);

        assertThat(Allocations.of(() -> {
            for (int i = 0; i < 10_000; i++)
                engine.offer(data);
        })).as("octets for 10,000 packets").isLessThan(10_000);
        assertThat(alerts(engine)).as("alerts, which may allocate").isEqualTo(told);
    }

    private static long alerts(Engine engine) {
        return engine.stats().stream().mapToLong(RuleStats::alerts).sum();
    }
}
