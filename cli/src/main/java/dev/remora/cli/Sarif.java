package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.lsp.Server;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Severity;
import dev.remora.rules.source.Position;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.tree.TextBuffer;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Diagnostics as SARIF 2.1.0, the OASIS format that code hosts and editors read: one log of one run over all files. */
final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final JsonWriter json;

    private Sarif(JsonWriter json) {
        this.json = json;
    }

    static void write(RuleFiles files, TextBuffer out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            new Sarif(json).log(files);
        }
        text.toString().lines().forEach(line -> JsonLine.put(line, out));
    }

    private void log(RuleFiles files) throws IOException {
        json.beginObject().name("$schema").value(SCHEMA).name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value("remora").name("version").value(Server.VERSION);
        json.name("rules").beginArray();
        for (Code code : Code.values())
            rule(code);
        json.endArray().endObject().endObject();
        json.name("columnKind").value("utf16CodeUnits").name("results").beginArray();
        for (Checked<?> file : files.files())
            for (Diagnostic diagnostic : file.diagnostics())
                result(file.source(), diagnostic);
        json.endArray().endObject().endArray().endObject();
    }

    private void rule(Code code) throws IOException {
        json.beginObject().name("id").value(code.id());
        json.name("name").value(Arrays.stream(code.name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)).collect(Collectors.joining()));
        text("shortDescription", code.cause());
        text("help", code.cure());
        json.name("defaultConfiguration").beginObject().name("level").value(level(code.severity())).endObject().endObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case HINT -> "note";
        };
    }

    private void result(Source source, Diagnostic diagnostic) throws IOException {
        json.beginObject().name("ruleId").value(diagnostic.code().id()).name("ruleIndex").value(diagnostic.code().ordinal());
        json.name("level").value(level(diagnostic.severity()));
        text("message", diagnostic.message());
        json.name("locations").beginArray().beginObject().name("physicalLocation").beginObject();
        artifact(source);
        region("region", source, diagnostic.span());
        json.endObject().endObject().endArray();
        if (!diagnostic.fixes().isEmpty())
            fixes(source, diagnostic);
        json.endObject();
    }

    private void fixes(Source source, Diagnostic diagnostic) throws IOException {
        json.name("fixes").beginArray();
        for (Fix fix : diagnostic.fixes()) {
            json.beginObject();
            text("description", fix.title());
            json.name("artifactChanges").beginArray().beginObject();
            artifact(source);
            json.name("replacements").beginArray();
            for (Fix.Edit edit : fix.edits()) {
                json.beginObject();
                region("deletedRegion", source, edit.span());
                text("insertedContent", edit.text());
                json.endObject();
            }
            json.endArray().endObject().endArray().endObject();
        }
        json.endArray();
    }

    private void artifact(Source source) throws IOException {
        json.name("artifactLocation").beginObject().name("uri").value(uri(source.name())).endObject();
    }

    // A relative reference, or a file: URI for an absolute path; blanks and the like are escaped, as is what is not ASCII.
    static String uri(String name) {
        try {
            Path path = Path.of(name);
            return path.isAbsolute() ? path.toUri().toASCIIString() : new URI(null, null, relative(name.replace(File.separatorChar, '/')), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " is not a path", e);
        }
    }

    // What stands before a colon in the first name would be taken for a scheme, RFC 3986 section 4.2.
    private static String relative(String path) {
        int colon = path.indexOf(':');
        return colon < 0 || path.lastIndexOf('/', colon) >= 0 ? path : "./" + path;
    }

    // Columns count UTF-16 code units from 1, as those of a source do; the end is behind the last.
    private void region(String name, Source source, Span span) throws IOException {
        Position start = source.position(span.start());
        Position end = source.position(span.end());
        json.name(name).beginObject().name("startLine").value(start.line()).name("startColumn").value(start.column());
        json.name("endLine").value(end.line()).name("endColumn").value(end.column()).endObject();
    }

    private void text(String name, String text) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }
}
