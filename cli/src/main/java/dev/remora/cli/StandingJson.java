package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.rules.explain.Standing;
import java.io.IOException;

/** Where counts, sequences and looks back stand, as JSON. */
final class StandingJson {
    private StandingJson() {}

    static void write(Standing standing, JsonWriter json) throws IOException {
        json.name("standing").beginObject();
        switch (standing) {
            case Standing.Each each -> json.name("kind").value("each");
            case Standing.Count count -> count("count", count, json);
            case Standing.Steps steps -> steps(steps, json);
            case Standing.Back back -> {
                json.name("kind").value("without").name("of").value(back.text()).name("within").jsonValue(JsonLine.seconds(back.nanos()));
                if (back.seen() != null)
                    json.name("seen").jsonValue(JsonLine.seconds(back.seen()));
                early(back.early(), json);
                key(back, json);
            }
        }
        json.endObject();
    }

    private static void count(String kind, Standing.Count count, JsonWriter json) throws IOException {
        json.name("kind").value(kind).name("of").value(count.what()).name("before").value(count.before()).name("now").value(count.now());
        json.name("threshold").value(count.threshold()).name("within").jsonValue(JsonLine.seconds(count.nanos())).name("open").value(count.open());
        json.name("silenced").value(count.silenced());
        early(count.early(), json);
        key(count, json);
        Standing.Count unless = count.unless();
        if (unless != null) {
            json.name("unless").beginObject();
            count("unless", unless, json);
            json.endObject();
        }
    }

    private static void steps(Standing.Steps steps, JsonWriter json) throws IOException {
        json.name("kind").value("sequence").name("steps").beginArray();
        for (Standing.Step step : steps.steps()) {
            json.beginObject().name("text").value(step.text()).name("absent").value(step.absent()).name("taken").value(step.taken());
            if (step.nanos() != Long.MAX_VALUE)
                json.name("within").jsonValue(JsonLine.seconds(step.nanos()));
            if (step.reached() != null)
                json.name("reached").jsonValue(JsonLine.seconds(step.reached()));
            json.endObject();
        }
        json.endArray();
        if (steps.waitsUntil() != null)
            json.name("waits_until").jsonValue(JsonLine.seconds(steps.waitsUntil()));
        early(steps.early(), json);
        key(steps, json);
    }

    private static void early(boolean early, JsonWriter json) throws IOException {
        if (early)
            json.name("early").value(true);
    }

    private static void key(Standing standing, JsonWriter json) throws IOException {
        json.name("key").beginArray();
        for (Standing.Key part : standing.key()) {
            json.beginObject().name("text").value(part.text());
            if (part.value() != null)
                json.name("value").value(part.value());
            json.endObject();
        }
        json.endArray();
    }
}
