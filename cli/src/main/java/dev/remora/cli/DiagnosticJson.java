package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.rules.check.Checked;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Position;
import dev.remora.rules.source.Span;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.io.StringWriter;

/** Diagnostics as JSON, one object a line. */
final class DiagnosticJson {
    private DiagnosticJson() {}

    static void write(Checked<?> file, TextBuffer out) throws IOException {
        for (Diagnostic diagnostic : file.diagnostics()) {
            StringWriter text = new StringWriter();
            try (JsonWriter json = new JsonWriter(text)) {
                write(file, diagnostic, json);
            }
            JsonLine.put(text.toString(), out);
        }
    }

    private static void write(Checked<?> file, Diagnostic diagnostic, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("file").value(file.source().name());
        place(file, diagnostic.span(), json);
        json.name("code").value(diagnostic.code().id());
        json.name("severity").value(diagnostic.severity().toString());
        json.name("message").value(diagnostic.message());
        json.name("fixes").beginArray();
        for (Fix fix : diagnostic.fixes()) {
            json.beginObject().name("title").value(fix.title()).name("edits").beginArray();
            for (Fix.Edit edit : fix.edits()) {
                json.beginObject();
                place(file, edit.span(), json);
                json.name("text").value(edit.text()).endObject();
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    private static void place(Checked<?> file, Span span, JsonWriter json) throws IOException {
        Position start = file.source().position(span.start());
        Position end = file.source().position(span.end());
        json.name("line").value(start.line()).name("column").value(start.column());
        json.name("end_line").value(end.line()).name("end_column").value(end.column());
    }
}
