package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.testing.Failure;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.RuleFile;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora test}: the tests that are written in rule files. */
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs the tests that are written in rule files.",
        footer = {"", "Exit status 1 where a test fails.", "Example:", "  remora test samples/rules"})
final class Test implements Callable<Integer> {
    @Parameters(paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders with them.")
    private List<String> rules = new ArrayList<>();

    @Option(names = {"-v", "--verbose"}, description = "Also name the tests that pass.")
    private boolean verbose;

    private final Streams streams;

    Test(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Dissectors dissectors = Dissectors.load();
        RuleFiles loaded = Rules.runnable(rules, dissectors.catalogue(), streams);
        TestRunner runner = new TestRunner(dissectors, RuleFolder::capture);
        TextBuffer out = new TextBuffer();
        List<TestResult> results = new ArrayList<>();
        for (RuleFile file : loaded.rules().files())
            for (TestResult result : runner.run(file)) {
                results.add(result);
                show(result, out);
                out.writeTo(streams.out());
            }
        long failed = results.stream().filter(result -> !result.hasPassed()).count();
        out.unsigned(results.size()).text(results.size() == 1 ? " test, " : " tests, ").unsigned(failed).text(" failed\n").writeTo(streams.out());
        return failed > 0 ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }

    private void show(TestResult result, TextBuffer out) {
        if (result.hasPassed() && !verbose)
            return;
        out.text(result.hasPassed() ? "passed  " : "FAILED  ").text(result.file().source().describe(result.test().span())).text("  ");
        out.text(result.test().title().value()).octet('\n');
        for (Failure failure : result.failures())
            out.text("        ").text(failure.message()).octet('\n').text(Excerpt.of(result.file().source(), failure.span()));
    }
}
