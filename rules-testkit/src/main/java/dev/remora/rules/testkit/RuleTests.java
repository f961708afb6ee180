package dev.remora.rules.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.explain.Paint;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.RuleFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * Makes a test class of each rule file, and a test of each {@code test} in it. A class that says where they are is all it takes:
 *
 * <pre>{@code
 * class OurRulesTest implements RuleTests {
 *     public List<Path> rules() {
 *         return List.of(Path.of("rules"));
 *     }
 * }
 * }</pre>
 *
 * <p>The runner is that of {@code remora test} and of the editors. A test that fails says what was expected, shows the line, and why the rule did what it did. A rule
 * file with an error is a test that fails with its diagnostics; the others run. Whoever shows the tests can go from one to its line in the rule file.
 */
public interface RuleTests {
    /** Rule files, or folders with them; relative to the folder in which tests run, which is that of the module. */
    List<Path> rules();

    /** The protocols that rules may speak of: all on the class path. */
    default Dissectors dissectors() {
        return Dissectors.load();
    }

    /**
     * The tests, file by file.
     *
     * @throws IOException if a path cannot be read
     */
    @TestFactory
    default Stream<DynamicNode> ruleFiles() throws IOException {
        Dissectors dissectors = dissectors();
        RuleFiles loaded = RuleFolder.load(rules(), dissectors.catalogue());
        if (loaded.files().isEmpty())
            throw new AssertionFailedError(rules() + ": no file ends with " + RuleFolder.EXTENSION);
        TestRunner runner = new TestRunner(dissectors, RuleFolder::capture);
        List<DynamicNode> files = new ArrayList<>();
        for (Checked<RuleFile> file : loaded.files()) {
            if (file.hasErrors())
                files.add(dynamicTest(name(file.source().name()), uri(file.source().name(), 1), () -> {
                    throw new AssertionFailedError("\n" + file.report());
                }));
            else
                file.result().ifPresent(checked -> files.add(container(checked, runner)));
        }
        return files.stream();
    }

    private static DynamicNode container(RuleFile file, TestRunner runner) {
        String path = file.source().name();
        return dynamicContainer(name(path), uri(path, 1), file.tests().stream().map(test -> dynamicTest(test.title().value(),
                uri(path, file.source().position(test.span().start()).line()), () -> run(file, test, runner))));
    }

    private static void run(RuleFile file, Item.Test test, TestRunner runner) {
        TestResult result = runner.run(file, test);
        if (!result.hasPassed())
            throw new AssertionFailedError(file.source().name() + ":" + result.line() + "\n" + String.join("\n", result.report(Paint.PLAIN)));
    }

    private static String name(String path) {
        return String.valueOf(Path.of(path).getFileName());
    }

    private static URI uri(String path, int line) {
        return URI.create(Path.of(path).toUri() + "?line=" + line);
    }
}
