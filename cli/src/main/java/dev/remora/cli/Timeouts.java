package dev.remora.cli;

import dev.remora.dissect.Setting;
import dev.remora.dissect.Settings;
import dev.remora.reassembly.ReassemblySettings;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.syntax.Units;
import dev.remora.tracking.TrackingSettings;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that set the timers of connections and fragments. They run on packet time. */
final class Timeouts {
    private static final List<Setting<Duration>> KNOWN = Stream.concat(TrackingSettings.TIMEOUTS.stream(), Stream.of(ReassemblySettings.TIMEOUT)).toList();

    private static final int TIMES = 8;                 // columns

    @Option(names = "--timeout", paramLabel = "NAME=TIME",
            description = "Set a timeout of connections or fragments, in packet time, such as time-wait=2m or udp=30s; "
                    + "may be repeated. --timeouts lists them.")
    private List<String> wishes = new ArrayList<>();

    @Option(names = "--timeouts", help = true,
            description = "List the timeouts that --timeout sets, their defaults and where those come from, then exit.")
    private boolean listed;

    /** Whether the list is all that is wanted. */
    boolean isListed() {
        return listed;
    }

    /** Whether any is set. */
    boolean isSet() {
        return !wishes.isEmpty();
    }

    /** The standard settings with the timers that the call sets. */
    Settings settings() {
        Settings settings = Settings.STANDARD;
        for (String wish : wishes) {
            int equals = wish.indexOf('=');
            if (equals < 0)
                throw Failure.usage("--timeout takes a name and a time, such as " + name(find(wish)) + "=90s, not " + wish);
            settings = settings.with(find(wish.substring(0, equals)), time(wish.substring(equals + 1), wish));
        }
        return settings;
    }

    private static Setting<Duration> find(String name) {
        return KNOWN.stream().filter(setting -> name.equals(name(setting)) || name.equals(setting.name())).findFirst().orElseThrow(() -> unknown(name));
    }

    private static Failure unknown(String name) {
        List<String> known = KNOWN.stream().map(Timeouts::name).toList();
        return Failure.usage("there is no timeout " + name + Misuse.question(Spelling.nearest(name, known))
                + "\nThere are " + String.join(", ", known) + "; --timeouts says more about them.");
    }

    private static Duration time(String text, String wish) {
        OptionalLong nanos = Units.nanos(text.matches("\\d+") ? text + "s" : text);
        if (nanos.isEmpty() || nanos.getAsLong() == 0 || nanos.getAsLong() > Setting.LONGEST_TIME.toNanos())
            throw Failure.usage("--timeout " + wish + ": a time looks like 500ms, 30s, 5m or 1h, and is more than 0 and at most " + Setting.LONGEST_TIME.toDays() + "d");
        return Duration.ofNanos(nanos.getAsLong());
    }

    /** The last word of the setting's name that tells it from others. */
    private static String name(Setting<Duration> setting) {
        return setting.name().replace("tracking.timeout.", "").replace(".timeout", "");
    }

    /** Lists all: name, standard time, what it does and where that comes from. */
    int list(Streams streams) throws IOException {
        TextBuffer out = new TextBuffer();
        int width = KNOWN.stream().mapToInt(setting -> name(setting).length()).max().orElse(0) + 2;
        for (Setting<Duration> setting : KNOWN) {
            int start = out.length();
            out.text(name(setting)).padTo(start, width).text(text(setting.standard()));
            out.padTo(start, width + TIMES);
            new Paragraph(out, Colours.PLAIN, Paragraph.TERMINAL, width + TIMES).add("", setting.doc(), null);
            out.octet('\n');
        }
        out.writeTo(streams.out());
        return ExitStatus.DONE;
    }

    private static String text(Duration time) {
        return time.toSecondsPart() == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
}
