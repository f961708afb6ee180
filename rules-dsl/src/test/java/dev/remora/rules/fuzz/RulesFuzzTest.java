package dev.remora.rules.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.EngineSettings.Rulings;
import dev.remora.rules.source.Source;
import dev.remora.tracking.TrackingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is a rule file, of which what has no error runs; the rest is told what is wrong with it. */
class RulesFuzzTest {
    private static final AlertSink LISTENER = (Alert alert) -> assertThat(alert.message()).isNotNull();
    private static final Settings  SETTINGS = Settings.STANDARD.with(EngineSettings.RULINGS, Rulings.ALL).with(TrackingSettings.CONNECTIONS, 64);

    static Stream<Arguments> anyText() {
        return Samples.rules();
    }

    @MethodSource
    @FuzzTest
    void anyText(byte[] octets) {
        RuleFiles files = RuleFiles.of(List.of(Source.of("fuzz", octets)), Samples.DISSECTORS.catalogue(), RuleFolder::imported);
        files.report();
        Engine engine = new Engine(files.rules(), Samples.DISSECTORS, SETTINGS, LISTENER);
        for (Frame frame : Samples.FRAMES)
            engine.offer(frame);
        engine.finish();
        engine.stats();
    }
}
