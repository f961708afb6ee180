package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.rules.explain.Condition;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Decision;
import dev.remora.rules.explain.Explanation.Known;
import dev.remora.rules.explain.Explanation.Look;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.explain.Explanation.Part;
import dev.remora.rules.explain.Explanation.Silence;
import dev.remora.rules.explain.Octets;
import dev.remora.rules.explain.Reading;
import dev.remora.tree.PacketLine;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explanations as JSON, one object a line; {@code docs/schemas/explanation.schema.json} describes them. */
final class ExplanationJson implements ExplanationView {
    private final String  capture;
    private final Streams streams;

    ExplanationJson(String capture, Streams streams) {
        this.capture = capture;
        this.streams = streams;
    }

    private void line(JsonLine.Content content) throws IOException {
        TextBuffer out = new TextBuffer();
        JsonLine.write(out, json -> {
            json.name("capture").value(capture);
            content.write(json);
        });
        out.writeTo(streams.out());
    }

    @Override
    public void show(Explanation explanation, PacketLine packet) throws IOException {
        line(json -> write(explanation, json));
    }

    @Override
    public void summary(NearMisses misses) throws IOException {
        line(json -> {
            json.name("packets").value(misses.packets());
            for (Outcome outcome : Outcome.values())
                json.name(word(outcome)).value(misses.count(outcome));
            json.name("nearest").beginArray();
            for (NearMisses.Obstacle obstacle : misses.nearest()) {
                json.beginObject().name("packets").value(obstacle.count());
                write(obstacle.first(), json);
                json.endObject();
            }
            json.endArray();
            if (misses.waiting().isPresent()) {
                json.name("farthest").beginObject();
                write(misses.waiting().get(), json);
                json.endObject();
            }
        });
    }

    private static void write(Explanation explanation, JsonWriter json) throws IOException {
        json.name("packet").value(explanation.packet()).name("time").jsonValue(JsonLine.seconds(explanation.timeNanos()));
        json.name(explanation instanceof Explanation.OfRule ? "rule" : "policy").value(explanation.name());
        json.name("holds").value(explanation.holds()).name("sentence").value(explanation.sentence());
        switch (explanation) {
            case Explanation.OfRule rule -> {
                json.name("outcome").value(word(rule.outcome())).name("looks").beginArray();
                for (Look look : rule.looks())
                    write(look, json);
                json.endArray();
            }
            case Explanation.OfPolicy policy -> {
                if (policy.applies() != null)
                    write("applies", policy.applies(), json);
                json.name("clauses").beginArray();
                for (Decision decision : policy.clauses())
                    write(decision, json);
                json.endArray();
            }
        }
    }

    private static void write(Decision decision, JsonWriter json) throws IOException {
        json.beginObject().name("clause").value(decision.clause().name()).name("verdict").value(decision.clause().verdict().word());
        AlertJson.note(json, decision.clause());
        json.name("course").value(word(decision.course()));
        if (decision.condition() != null)
            write("when", decision.condition(), json);
        json.name("suppressions").beginArray();
        for (Silence silence : decision.silences())
            write(silence, json);
        json.endArray().endObject();
    }

    private static void write(Look look, JsonWriter json) throws IOException {
        json.beginObject().name("at").value(look.at()).name("matched").value(look.matched()).name("parts").beginArray();
        for (Part part : look.parts()) {
            json.beginObject().name("role").value(word(part.role()));
            if (part.number() > 0)
                json.name("number").value(part.number());
            json.name("holds").value(part.holds()).name("enough_known").value(part.enough());
            write("predicate", part.condition(), json);
            json.endObject();
        }
        json.endArray();
        if (look.known() != null)
            write(look.known(), json);
        StandingJson.write(look.standing(), json);
        json.name("suppressions").beginArray();
        for (Silence silence : look.silences())
            write(silence, json);
        json.endArray().endObject();
    }

    private static void write(Known known, JsonWriter json) throws IOException {
        json.name("connection").beginObject().name("id").value(known.connection()).name("certainty").value(known.certainty());
        json.name("states").value(known.states()).name("enough_known").value(known.enough()).name("why").value(known.why()).endObject();
    }

    private static void write(Silence silence, JsonWriter json) throws IOException {
        json.beginObject().name("because").value(silence.suppression().because()).name("in_force").value(silence.inForce()).name("holds").value(silence.holds());
        if (silence.condition() != null)
            write("when", silence.condition(), json);
        json.endObject();
    }

    private static void write(String name, Condition condition, JsonWriter json) throws IOException {
        json.name(name);
        write(condition, json);
    }

    private static void write(Condition condition, JsonWriter json) throws IOException {
        json.beginObject().name("text").value(condition.text()).name("holds").value(condition.holds());
        json.name("decides").value(condition.decides()).name("asked").value(condition.asked());
        if (condition.isLeaf()) {
            json.name("reason").value(condition.reason()).name("operands").beginArray();
            for (Reading reading : condition.readings())
                write(reading, json);
            json.endArray();
        } else {
            json.name("parts").beginArray();
            for (Condition operand : condition.operands())
                write(operand, json);
            json.endArray();
        }
        json.endObject();
    }

    private static void write(Reading reading, JsonWriter json) throws IOException {
        json.beginObject().name("text").value(reading.text()).name("constant").value(reading.isConstant()).name("count").value(reading.count());
        if (reading.isAbsent())
            json.name("absent").value(reading.absent());
        json.name("values").beginArray();
        for (Reading.Value value : reading.values()) {
            json.beginObject().name("value").value(value.text());
            if (!value.meaning().isEmpty())
                json.name("meaning").value(value.meaning());
            if (!value.layer().isEmpty())
                json.name("layer").value(value.layer());
            octets(value.octets(), json);
            json.name("holds").value(value.holds()).name("decides").value(value.decides()).endObject();
        }
        json.endArray().name("inputs").beginArray();
        for (Reading input : reading.inputs())
            write(input, json);
        json.endArray().endObject();
    }

    private static void octets(@Nullable Octets octets, JsonWriter json) throws IOException {
        if (octets == null)
            return;
        json.name("octets").beginObject().name("at").value(octets.at()).name("length").value(octets.length()).name("hex").value(octets.hex());
        json.name("in").value(octets.reassembled() ? "datagram" : "frame").endObject();
    }

    static String word(Enum<?> constant) {
        return Objects.requireNonNull(constant).name().toLowerCase(Locale.ROOT);
    }
}
