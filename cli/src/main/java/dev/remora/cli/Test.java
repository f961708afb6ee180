package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.RuleFile;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora test}: the tests that are written in rule files. */
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs the tests in rule files.",
        footer = {"", "If a test fails, the report says why its rule did what it did.",
            "Exit status 1 if a test fails, 2 if there is an error in the rules: then", "no test runs, and the XML tells the errors.",
            "Examples:", "  remora test samples/rules",
            "  remora test --junit-xml results.xml samples/rules    for a build server too"})
final class Test implements Callable<Integer> {
    @Parameters(paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders of rule files; - is standard input.")
    private List<String> rules = new ArrayList<>();

    @Option(names = {"-v", "--verbose"}, description = "Also name the tests that pass.")
    private boolean verbose;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Also write the results as JUnit XML, for a build server.")
    private @Nullable Path junitXml;

    private final Streams streams;

    Test(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (junitXml != null)
            OutputFiles.check("--junit-xml", junitXml, Rules.files(rules));
        Dissectors dissectors = Dissectors.load();
        RuleFiles loaded = Rules.load(rules, dissectors.catalogue(), streams);
        JunitXml xml = new JunitXml();
        if (junitXml != null && loaded.hasErrors())
            xml.write(loaded, junitXml);
        Rules.refuseErrors(loaded, streams);
        Rules.sayDoubts(loaded, rules, streams);
        TestRunner runner = new TestRunner(dissectors, RuleFolder::capture);
        TestReport report = new TestReport(Colours.ofOutput(), Paragraph.TERMINAL, verbose);
        TextBuffer out = new TextBuffer();
        for (RuleFile file : loaded.rules().files()) {
            report.file();
            for (Item.Test test : file.tests()) {
                long started = System.nanoTime();
                TestResult result = runner.run(file, test);
                xml.add(result, System.nanoTime() - started);
                report.test(result, out);
                streams.write(out);
            }
        }
        report.summary(out);
        streams.write(out);
        if (junitXml != null)
            xml.write(junitXml);
        return report.hasFailures() ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }
}
