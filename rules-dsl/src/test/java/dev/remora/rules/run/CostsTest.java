package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the time goes. */
class CostsTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static Runner run(boolean timed, int lanes) throws IOException {
        Settings settings = Settings.STANDARD.with(EngineSettings.CLOCK, timed ? new AtomicLong()::incrementAndGet : EngineSettings.NO_CLOCK);
        RuleFiles files = RuleFolder.load(List.of(Path.of("../samples/rules")), DISSECTORS.catalogue());
        Frame frame = new Frame();
        try (Capture capture = Capture.open(Path.of("../samples/captures/udp-flood.pcap.gz"));
                Runner runner = ParallelEngine.of(files.rules(), DISSECTORS, settings, AlertSink.NONE, lanes)) {
            while (capture.next(frame))
                runner.take(frame);
            runner.finish();
            return runner;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSampleOfPacketsIsTimed(int lanes) throws IOException {
        Runner runner = run(true, lanes);
        Costs costs = runner.costs();
        List<RuleStats> stats = runner.stats();

        assertThat(costs.packets()).isPositive().isLessThanOrEqualTo(runner.packets() / Stopwatch.EVERY);
        assertThat(costs.rules()).hasSameSizeAs(stats);
        for (int i = 0; i < stats.size(); i++)
            if (stats.get(i).reached() == 0)
                assertThat(costs.share(i)).as(stats.get(i).name()).isZero();
        assertThat(costs.restShare()).isBetween(0.0, 1.0);
    }

    @Test
    void nothingIsTimedWhereNobodyAsks() throws IOException {
        Costs costs = run(false, 1).costs();

        assertThat(costs.isKnown()).isFalse();
        assertThat(costs.share(0)).isZero();
    }
}
