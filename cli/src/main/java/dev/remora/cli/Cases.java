package dev.remora.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.check.Checked;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.tracking.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many filters in one start: which packets each one chooses, or why it is refused. */
final class Cases {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Dissectors dissectors = Dissectors.load();
    private final Filters    filters    = new Filters(dissectors.catalogue());
    private final Streams    streams;

    /** A line of the file of cases; without a capture the filter is only compiled. */
    private record Asked(String id, String filter, @Nullable String capture) {}

    /** A case and what is known of its answer. */
    private record Case(Asked asked, Checked<PacketFilter> compiled, List<Long> frames) {
        PacketFilter filter() {
            return compiled.result().orElseThrow();
        }
    }

    Cases(Streams streams) {
        this.streams = streams;
    }

    /** Answers the cases of a file, a line each, in their order; each capture is read once. */
    int run(Path file, Results results) throws IOException {
        List<Case> cases = new ArrayList<>();
        Map<String, List<Case>> byCapture = new LinkedHashMap<>();
        for (String line : Lists.lines(file)) {
            if (line.isBlank())
                continue;
            Case one = read(file, line);
            cases.add(one);
            if (one.asked.capture != null && !one.compiled.hasErrors())
                byCapture.computeIfAbsent(one.asked.capture, c -> new ArrayList<>()).add(one);
        }
        results.spare(List.of(file.toString()));
        results.spare(byCapture.keySet());
        Replay replay = new Replay(dissectors, streams, false, Settings.STANDARD);
        for (Map.Entry<String, List<Case>> entry : byCapture.entrySet())
            choose(replay, entry.getKey(), entry.getValue());
        results.write(streams, List.of(file.toString()), "jsonl", sink -> {}, (name, sink) -> {
            for (Case one : cases) {
                sink.text().text(answer(one)).octet('\n');
                sink.advance();
            }
            return true;
        });
        return replay.status();
    }

    private Case read(Path file, String line) {
        try {
            Asked asked = GSON.fromJson(line, Asked.class);
            if (asked == null || asked.id == null || asked.filter == null)
                throw new JsonParseException("id or filter is missing");
            return new Case(asked, filters.check(asked.filter).map(PacketFilter::of), new ArrayList<>());
        } catch (JsonParseException wrong) {
            throw Failure.usage(file + ": not a case: " + line);
        }
    }

    private static void choose(Replay replay, String capture, List<Case> cases) throws IOException {
        Tracker tracker = PacketFilter.tracker(Settings.STANDARD, cases.stream().anyMatch(one -> one.filter().isReassembled()));
        replay.read(capture, tracker, packet -> {
            tracker.track(packet);
            for (Case one : cases)
                if (one.filter().matches(packet))
                    one.frames.add(packet.frame().number());
        });
    }

    private static String answer(Case one) {
        JsonObject answer = new JsonObject();
        answer.addProperty("id", one.asked.id);
        if (one.compiled.hasErrors()) {
            answer.addProperty("error", one.compiled.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow().message());
        } else {
            JsonArray frames = new JsonArray();
            one.frames.forEach(frames::add);
            answer.add("frames", frames);
        }
        return GSON.toJson(answer);
    }
}
