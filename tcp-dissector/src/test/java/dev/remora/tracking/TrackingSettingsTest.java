package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.dissect.Setting;
import dev.remora.dissect.Settings;
import dev.remora.reassembly.ReassemblySettings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timers are in the guide as they are in the code, each with where its standard value is from; bounds are checked where they are set. */
class TrackingSettingsTest {
    private static final Path GUIDE = Path.of("../docs/connections.md");

    @Test
    void theGuideHasEachTimerWithItsStandardValueAndSource() throws Exception {
        List<String> rows = new ArrayList<>();
        for (Field field : TrackingSettings.class.getFields())
            if (field.get(null) instanceof Setting<?> setting && setting.standard() instanceof Duration time)
                rows.add(row(setting, time));

        assertThat(rows).hasSize(9);
        assertThat(guide()).containsSequence(rows);
    }

    @Test
    void boundsLeaveRoomForSomething() {
        assertThatThrownBy(() -> Settings.STANDARD.with(TrackingSettings.CONNECTIONS, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("tracking.connections: 0", "At least 1");
        assertThatThrownBy(() -> Settings.STANDARD.with(StreamSettings.WAITING, 0L)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("stream.waiting: 0", "At least 1");
        assertThatThrownBy(() -> Settings.STANDARD.with(StreamSettings.WAITING_OF_ONE, -1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("stream.waiting-of-one: -1", "At least 1");
        for (int wrong : new int[]{-1, (1 << 20) + 1})
            assertThatThrownBy(() -> Settings.STANDARD.with(StreamSettings.REMEMBERED, wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("stream.remembered: " + wrong, "At least 0, for none; at most 1048576");
    }

    @Test
    void nothingIsNoValue() {
        for (Setting<?> setting : List.of(TrackingSettings.CONNECTIONS, TrackingSettings.CHECKSUMS, StreamSettings.OVERLAP))
            assertThatThrownBy(() -> Settings.STANDARD.with(setting, null)).isInstanceOf(NullPointerException.class).hasMessage(setting.name());
    }

    @Test
    void timesAreRefusedWhereTheyAreSet() {
        for (Setting<Duration> time : TrackingSettings.TIMEOUTS)
            for (Duration wrong : List.of(Duration.ZERO, Duration.ofNanos(-1), Setting.LONGEST_TIME.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE)))
                assertThatThrownBy(() -> Settings.STANDARD.with(time, wrong)).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll(time.name() + ": " + wrong, "At most ten years");
        assertThatThrownBy(() -> Settings.STANDARD.with(ReassemblySettings.TIMEOUT, Duration.ofSeconds(Long.MAX_VALUE))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most ten years");
    }

    private static List<String> guide() throws IOException {
        return Files.readAllLines(GUIDE);
    }

    /** The first sentence says what ends, the rest where the value is from. */
    private static String row(Setting<?> setting, Duration time) {
        int sentence = setting.doc().indexOf(". ");
        String sources = setting.doc().substring(sentence + 2).replaceFirst("\\. At most ten years\\.$", "");
        return "| `" + setting.name() + "` | " + text(time) + " | " + setting.doc().substring(0, sentence) + " | " + sources + " |";
    }

    private static String text(Duration time) {
        if (time.toSecondsPart() != 0)
            return time.toSeconds() + " seconds";
        return time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
    }
}
