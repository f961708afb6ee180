package dev.remora.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String RULES = """
            pack mine "A title"

            rule odd "Of two minds" {
                when     tcp.flags.syn and not tcp.flags.syn
            }

            rule wrong "A slip" {
                severity hgih
                when     tcp.dstport = 80
            }

            suppress odd until 2020-06-30 because "long ago"
            """;

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("mine rules.remora"), RULES);
    }

    @Test
    void showsEachPlaceWithACaret() {
        Command check = Command.call("check", file.toString());

        assertThat(check.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("""
                error[R0110]: `=` is not an operator; write `==`
                """, """
                 9 |     when     tcp.dstport = 80
                   |                          ^
                   = fix: Replace with `==`
                """).endsWith("1 file, 2 rules, 3 findings\n");
    }

    @Test
    void nothingIsWrongWithTheSamples() {
        Command check = Command.call("check", "../samples/rules");

        assertThat(check.status()).isZero();
        assertThat(check.out()).endsWith("nothing is wrong\n").hasLineCount(1);
    }

    @Test
    void takesRulesFromStandardInput() {
        byte[] right = "rule syn { when tcp.flags.syn }\ntest \"a SYN\" { packets { 10.0.0.1:1 > 10.0.0.2:80 tcp [SYN] } expect syn at 1 }\n".getBytes(UTF_8);
        byte[] wrong = "rule x { when tcp.flag }\n".getBytes(UTF_8);
        String capture = Command.sample("connection.pcap");

        assertThat(Command.call(right, "check", "-").out()).isEqualTo("1 file, 1 rule: nothing is wrong\n");
        assertThat(Command.call(wrong, "check", "--format", "line", "-").out()).startsWith("standard input:1:15: error R0201 ").hasLineCount(1);
        assertThat(Command.call(right, "check", "../samples/rules", "-").out()).contains("7 files");
        assertThat(Command.call(right, "test", "-").out()).isEqualTo("1 test in 1 file: it passed\n");
        assertThat(Command.call(right, "run", "-", "--on", capture).out()).contains("[packet 3, connection 1,");
        assertThat(Command.call(right, "explain", "-", "syn", capture, "-p", "3").out()).contains("✓");
        for (String call : List.of("run - --on -", "explain - syn -", "check - -")) {
            Command twice = Command.call(right, call.split(" "));
            assertThat(twice.err()).contains("- is standard input, which can be read only once");
            assertThat(twice.status()).isEqualTo(ExitStatus.USAGE);
        }
    }

    @Test
    void countsPoliciesOnlyWhereThereAreSome() throws IOException {
        String policy = "policy p {\n    applies icmp\n    allow otherwise\n}\n";
        Files.writeString(file, policy);
        assertThat(Command.call("check", file.toString()).out()).isEqualTo("1 file, 1 policy: nothing is wrong\n");

        Files.writeString(file, policy + "rule x { when tcp }\n");
        assertThat(Command.call("check", file.toString()).out()).isEqualTo("1 file, 1 rule, 1 policy: nothing is wrong\n");

        Files.writeString(file, "let x = tcp\n");
        assertThat(Command.call("check", file.toString()).out()).isEqualTo("1 file, 0 rules: nothing is wrong\n");
    }

    @Test
    void saysWhichSuppressionsHaveEnded() throws IOException {
        Files.writeString(file, "rule x { when tcp }\nsuppress x until 2020-06-30\n");

        Command check = Command.call("check", "--format", "line", file.toString());

        assertThat(check.status()).isZero();
        assertThat(check.out()).isEqualTo(file + ":2:18: warning R0521 this suppression ended on 2020-06-30\n");
    }

    @Test
    void givesAnObjectALine() {
        Command check = Command.call("check", "--format", "json", file.toString());

        List<JsonObject> objects = check.lines().stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        assertThat(objects).extracting(o -> o.get("code").getAsString()).containsExactly("R0430", "R0211", "R0110");
        assertThat(objects.getLast().get("line").getAsInt()).isEqualTo(9);
        assertThat(objects.getLast().getAsJsonArray("fixes").get(0).getAsJsonObject().getAsJsonArray("edits").get(0).getAsJsonObject().get("text").getAsString())
                .isEqualTo("==");
    }

    @Test
    void givesALogThatIsSarif() {
        JsonObject log = sarif(file.toString());

        assertThat(log.get("$schema").getAsString()).endsWith("sarif-2.1.0.json");
        JsonArray results = run(log).getAsJsonArray("results");
        assertThat(results).hasSize(3);
        JsonObject slip = results.get(2).getAsJsonObject();
        assertThat(slip.get("ruleId").getAsString()).isEqualTo("R0110");
        assertThat(run(log).getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules")).extracting(rule -> rule.getAsJsonObject().get("name").getAsString())
                .contains("UnknownCharacter", "UnclosedQuote");
        assertThat(slip.get("level").getAsString()).isEqualTo("error");
        JsonObject place = slip.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
        assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString()).startsWith("file:///").endsWith("/mine%20rules.remora");
        assertThat(place.getAsJsonObject("region").get("startLine").getAsInt()).isEqualTo(9);
        assertThat(place.getAsJsonObject("region").get("startColumn").getAsInt()).isEqualTo(26);
        assertThat(place.getAsJsonObject("region").get("endColumn").getAsInt()).isEqualTo(27);
    }

    @Test
    void givesALogOfNothing() {
        assertThat(run(sarif("../samples/rules")).getAsJsonArray("results")).isEmpty();
    }

    @Test
    void takesNoBeginningOfANameForASchemeOrAFolder() {
        assertThat(Sarif.uri("2026:a.remora")).isEqualTo("./2026:a.remora");
        assertThat(Sarif.uri("a:b.remora")).isEqualTo("./a:b.remora");
        assertThat(Sarif.uri("rules/a:b.remora")).isEqualTo("rules/a:b.remora");
        assertThat(Sarif.uri("rules/my own.remora")).isEqualTo("rules/my%20own.remora");
    }

    // What SARIF 2.1.0 (OASIS, sections 3.13 to 3.57) asks of each object that is in a log.
    private static JsonObject sarif(String rules) {
        JsonObject log = JsonParser.parseString(Command.call("check", "--format", "sarif", rules).out()).getAsJsonObject();
        only(log, Set.of("$schema", "version", "runs"), Set.of("version", "runs"));
        assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
        assertThat(log.getAsJsonArray("runs")).hasSize(1);
        only(run(log), Set.of("tool", "columnKind", "results"), Set.of("tool", "results"));
        assertThat(run(log).get("columnKind").getAsString()).isIn("utf16CodeUnits", "unicodeCodePoints");
        JsonObject driver = run(log).getAsJsonObject("tool").getAsJsonObject("driver");
        only(driver, Set.of("name", "version", "rules"), Set.of("name"));
        for (JsonElement rule : driver.getAsJsonArray("rules"))
            rule(rule.getAsJsonObject());
        for (JsonElement result : run(log).getAsJsonArray("results"))
            result(result.getAsJsonObject(), driver.getAsJsonArray("rules"));
        return log;
    }

    private static JsonObject run(JsonObject log) {
        return log.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    private static void rule(JsonObject rule) {
        only(rule, Set.of("id", "name", "shortDescription", "help", "defaultConfiguration"), Set.of("id"));
        only(rule.getAsJsonObject("shortDescription"), Set.of("text"), Set.of("text"));
        assertThat(rule.getAsJsonObject("defaultConfiguration").get("level").getAsString()).isIn("error", "warning", "note", "none");
    }

    private static void result(JsonObject result, JsonArray rules) {
        only(result, Set.of("ruleId", "ruleIndex", "level", "message", "locations", "fixes"), Set.of("message"));
        only(result.getAsJsonObject("message"), Set.of("text"), Set.of("text"));
        assertThat(rules.get(result.get("ruleIndex").getAsInt()).getAsJsonObject().get("id")).isEqualTo(result.get("ruleId"));
        assertThat(result.get("level").getAsString()).isIn("error", "warning", "note", "none");
        for (JsonElement location : result.getAsJsonArray("locations")) {
            JsonObject place = location.getAsJsonObject().getAsJsonObject("physicalLocation");
            only(place, Set.of("artifactLocation", "region"), Set.of("artifactLocation"));
            region(place.getAsJsonObject("region"));
        }
        if (result.has("fixes"))
            for (JsonElement fix : result.getAsJsonArray("fixes"))
                fix(fix.getAsJsonObject());
    }

    private static void fix(JsonObject fix) {
        only(fix, Set.of("description", "artifactChanges"), Set.of("artifactChanges"));
        for (JsonElement change : fix.getAsJsonArray("artifactChanges")) {
            only(change.getAsJsonObject(), Set.of("artifactLocation", "replacements"), Set.of("artifactLocation", "replacements"));
            for (JsonElement replacement : change.getAsJsonObject().getAsJsonArray("replacements")) {
                only(replacement.getAsJsonObject(), Set.of("deletedRegion", "insertedContent"), Set.of("deletedRegion"));
                region(replacement.getAsJsonObject().getAsJsonObject("deletedRegion"));
            }
        }
    }

    private static void region(JsonObject region) {
        only(region, Set.of("startLine", "startColumn", "endLine", "endColumn"), Set.of("startLine"));
        assertThat(region.get("startLine").getAsInt()).isPositive().isLessThanOrEqualTo(region.get("endLine").getAsInt());
        assertThat(region.get("startColumn").getAsInt()).isPositive();
        assertThat(region.get("endColumn").getAsInt()).isPositive();
    }

    private static void only(JsonObject object, Set<String> known, Set<String> required) {
        assertThat(known).containsAll(object.keySet());
        assertThat(object.keySet()).containsAll(required);
    }
}
