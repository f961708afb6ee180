package dev.remora.lsp;

import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.ExplanationText;
import dev.remora.rules.source.Source;
import dev.remora.rules.testing.Matches;
import dev.remora.rules.testing.TestResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.services.LanguageClient;

/** The commands of the server. Each answers with an object for programs, and tells people in one line what came of it. */
final class Commands {
    /** Runs tests: the address of a rule file, then titles of tests; none of them: all. */
    static final String RUN_TESTS = "remora.runTests";
    /** Counts what rules make of a capture: the address of a rule file, the path of a capture; then, if it is to be told of, a rule. */
    static final String MATCHES   = "remora.matches";

    /** Says why a rule or a policy makes of a packet what it does: the address of a rule file, a rule, the path of a capture, the number of a packet. */
    static final String EXPLAIN = "remora.explain";

    static final List<String> ALL = List.of(RUN_TESTS, MATCHES, EXPLAIN);

    private static final int SHOWN = 12;

    private final OpenFiles files;
    private final Trials    trials;
    private final Problems  problems;

    private volatile Consumer<MessageParams> client = message -> {};

    /** How tests went. */
    record Tests(int passed, int failed, List<Test> tests) {}

    /** How one test went. */
    record Test(String title, boolean passed, Range range, List<Unmet> failures) {}

    /** An expectation that was not met. */
    record Unmet(String message, Range range) {}

    /** Why a packet matched, or why not: in one sentence, and as the text of the command {@code remora explain}. */
    record Explained(String rule, long packet, boolean holds, String sentence, String text) {}

    Commands(OpenFiles files, Trials trials, Problems problems) {
        this.files = files;
        this.trials = trials;
        this.problems = problems;
    }

    void tellTo(LanguageClient newClient) {
        client = newClient::showMessage;
    }

    /**
     * Does what a command says.
     *
     * @param  cancelled                asked now and then whether the client wants the answer no more; then nothing is kept
     * @throws IllegalArgumentException if the arguments are not right, with what would be
     * @throws IOException              if a file cannot be read
     */
    Object run(String command, List<String> arguments, CancelChecker cancelled) throws IOException {
        return switch (command) {
            case RUN_TESTS -> runTests(arguments, cancelled);
            case MATCHES -> matches(arguments, cancelled);
            case EXPLAIN -> explain(arguments, cancelled);
            default -> throw new IllegalArgumentException("there is no command `" + command + "`; the commands are " + String.join(", ", ALL));
        };
    }

    private static void check(boolean right, String command, String arguments) {
        if (!right)
            throw new IllegalArgumentException("`" + command + "` takes " + arguments);
    }

    private Tests runTests(List<String> arguments, CancelChecker cancelled) throws IOException {
        check(!arguments.isEmpty(), RUN_TESTS, "the URI of a rule file, then titles of tests");
        OpenFile file = files.read(arguments.getFirst());
        List<TestResult> results = trials.runTests(file, arguments.subList(1, arguments.size()), cancelled);
        problems.tell(file);
        List<TestResult> failed = results.stream().filter(result -> !result.hasPassed()).toList();
        say(failed.isEmpty() ? MessageType.Info : MessageType.Warning, told(results, failed));
        return new Tests(results.size() - failed.size(), failed.size(), results.stream().map(result -> test(file.source(), result)).toList());
    }

    private static Test test(Source source, TestResult result) {
        Places places = new Places(source);
        return new Test(result.test().title().value(), result.hasPassed(), places.range(result.test().title().span()),
                result.failures().stream().map(failure -> new Unmet(failure.message(), places.range(failure.span()))).toList());
    }

    private static String told(List<TestResult> results, List<TestResult> failed) {
        String count = results.size() == 1 ? "1 test" : results.size() + " tests";
        return failed.isEmpty() ? count + " passed"
                : failed.size() + " of " + count + " failed: " + failed.getFirst().test().title().value() + ": " + failed.getFirst().failures().getFirst().message();
    }

    private Matches matches(List<String> arguments, CancelChecker cancelled) throws IOException {
        check(arguments.size() == 2 || arguments.size() == 3, MATCHES, "the URI of a rule file, the path of a capture, and optionally a rule");
        Matches matches = trials.count(files.read(arguments.getFirst()), arguments.get(1), cancelled);
        if (arguments.size() == 3)
            say(MessageType.Info, told(matches, arguments.get(2)));
        return matches;
    }

    private static String told(Matches matches, String rule) {
        Matches.OfRule count = matches.of(rule).orElseThrow(() -> new IllegalArgumentException("there is no rule `" + rule + "`"));
        String numbers = count.numbers().stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%s in %s: %,d of %,d packets matched, %,d alerts", rule, matches.capture(), count.matched(), matches.packets(), count.alerts())
                + (numbers.isEmpty() ? "" : "; packets " + numbers + (count.numbers().size() > SHOWN ? ", …" : "")) + (matches.damage().isEmpty() ? "" : "; " + matches.damage());
    }

    private Explained explain(List<String> arguments, CancelChecker cancelled) throws IOException {
        check(arguments.size() == 4 && arguments.get(3).matches("[1-9][0-9]{0,17}"), EXPLAIN,
                "the URI of a rule file, a rule or policy, the path of a capture, and the number of a packet, counted from 1");
        Explanation explanation = trials.explain(files.read(arguments.getFirst()), arguments.get(1), arguments.get(2), Long.parseLong(arguments.get(3)), cancelled);
        String sentence = "packet " + explanation.packet() + " " + explanation.sentence();
        say(MessageType.Info, explanation.name() + ": " + sentence);
        return new Explained(explanation.name(), explanation.packet(), explanation.holds(), sentence, ExplanationText.of(explanation));
    }

    private void say(MessageType type, String message) {
        client.accept(new MessageParams(type, message));
    }
}
