package dev.remora.rules.testing;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests of rule files: the one runner of the command line, of JUnit and of editors.
 *
 * <p>A test sees the rules of its own file. Several blocks of packets and captures of one test follow each other; numbers of packets go on, and so does the time of
 * written ones. Confined to one thread.
 */
public final class TestRunner {
    private final Dissectors dissectors;
    private final Captures   captures;

    /** A runner of tests over these protocols. */
    public TestRunner(Dissectors dissectors, Captures captures) {
        this.dissectors = dissectors;
        this.captures = captures;
    }

    /** The results of all tests of a file, in the order of the text. */
    public List<TestResult> run(RuleFile file) {
        return file.tests().stream().map(test -> run(file, test)).toList();
    }

    /** The result of one test. Where it fails, its packets are replayed to say why. */
    public TestResult run(RuleFile file, Item.Test test) {
        RuleSet rules = new RuleSet(List.of(file));
        Course course = new Course(rules, dissectors);
        List<Failure> failures = new ArrayList<>();
        replay(file, test, course::take, failures);
        course.finish();
        Expectations expectations = new Expectations(rules, course);
        test.clauses().forEach(expectations::check);
        for (Expectations.Unmet unmet : expectations.unmet())
            failures.add(new Failure(unmet.clause().span(), unmet.message(), why(unmet.question(), rules, file, test)));
        return new TestResult(file, test, failures);
    }

    private @Nullable Explanation why(@Nullable Question question, RuleSet rules, RuleFile file, Item.Test test) {
        return question == null ? null : question.answer(rules, dissectors, step -> replay(file, test, step, new ArrayList<>()));
    }

    // All frames of a test, numbered from 1.
    private void replay(RuleFile file, Item.Test test, Consumer<Frame> step, List<Failure> failures) {
        long[] seen = new long[1];
        PacketBuilder builder = new PacketBuilder();
        Consumer<Frame> numbered = frame -> step.accept(frame.numbered(++seen[0]));
        for (TestClause clause : test.clauses()) {
            if (clause instanceof TestClause.Packets packets)
                builder.next(packets.packets()).forEach(numbered);
            else if (clause instanceof TestClause.Capture capture)
                read(capture, file, numbered, failures);
        }
    }

    private void read(TestClause.Capture clause, RuleFile file, Consumer<Frame> step, List<Failure> failures) {
        try (CaptureSource capture = captures.open(clause.path().value(), file.source())) {
            Frame frame = new Frame();
            while (capture.next(frame))
                step.accept(frame);
        } catch (CaptureException e) {
            failures.add(new Failure(clause.span(), String.valueOf(e.getMessage()), null));
        } catch (IOException e) {
            failures.add(new Failure(clause.span(), clause.path().value() + ": " + e.getMessage(), null));
        }
    }
}
