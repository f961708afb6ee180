package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Report;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.type.RuleFile;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora check}: what is wrong, or doubtful, in rule files. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false, description = "Reports what is wrong or doubtful in rule files.",
        footer = {"", "Exit status 1 if there is an error.", "Examples:", "  remora check samples/rules",
            "  remora check --format line rules.remora    one line each, for tools",
            "  for code hosts and editors:", "    remora check --format sarif samples/rules > rules.sarif"})
final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders of rule files; - is standard input.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text: with the source line and a caret; line: one line each; json: one object per line; sarif: SARIF 2.1.0.")
    private Format format = Format.text;

    private final Streams streams;

    /** How diagnostics are shown. */
    enum Format {
        text, line, json, sarif
    }

    Check(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        RuleFiles loaded = Rules.load(rules, Dissectors.load().catalogue(), streams);
        TextBuffer out = new TextBuffer();
        if (format == Format.sarif)
            Sarif.write(loaded, out);
        else
            for (Checked<RuleFile> file : loaded.files())
                show(file, out);
        if (format == Format.text)
            out.text(summary(loaded)).octet('\n');
        streams.write(out);
        return loaded.hasErrors() ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }

    private void show(Checked<RuleFile> file, TextBuffer out) throws IOException {
        switch (format) {
            case text -> out.text(file.report(Paragraph::result));
            case line -> {
                for (Diagnostic diagnostic : file.diagnostics())
                    out.text(Report.line(file.source(), diagnostic)).octet('\n');
            }
            case json -> DiagnosticJson.write(file, out);
            case sarif -> throw new IllegalStateException("one log is of all files");
        }
    }

    // What is written is counted, whether or not it could run.
    private static String summary(RuleFiles loaded) {
        List<Item> broken = loaded.files().stream().filter(Checked::hasErrors).flatMap(file -> Parser.parseFile(file.source()).tree().items().stream()).toList();
        long rules = loaded.rules().rules().size() + broken.stream().filter(Item.Rule.class::isInstance).count();
        long policies = loaded.rules().policies().size() + broken.stream().filter(Item.Policy.class::isInstance).count();
        int findings = loaded.files().stream().mapToInt(file -> file.diagnostics().size()).sum();
        String counted = count(loaded.files().size(), "file", "files") + (rules > 0 || policies == 0 ? ", " + count(rules, "rule", "rules") : "")
                + (policies > 0 ? ", " + count(policies, "policy", "policies") : "");
        return counted + (findings == 0 ? ": nothing is wrong" : ", " + count(findings, "finding", "findings"));
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
