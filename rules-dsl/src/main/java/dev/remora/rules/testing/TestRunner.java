package dev.remora.rules.testing;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tests of rule files: the one runner of the command line, of JUnit and of editors.
 *
 * <p>A test sees the rules of its own file. Several blocks of packets and captures of one test follow each other; numbers of packets go on. Confined to
 * one thread.
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

    /** The result of one test. */
    public TestResult run(RuleFile file, Item.Test test) {
        Course course = new Course(new RuleSet(List.of(file)), dissectors);
        List<Failure> failures = new ArrayList<>();
        for (TestClause clause : test.clauses())
            if (clause instanceof TestClause.Packets packets)
            PacketBuilder.build(packets.packets()).forEach(frame -> course.take(numbered(frame, course)));
            else if (clause instanceof TestClause.Capture capture)
                read(capture, file, course, failures);
        course.finish();
        Expectations expectations = new Expectations(course);
        test.clauses().forEach(expectations::check);
        failures.addAll(expectations.failures());
        return new TestResult(file, test, failures);
    }

    private static Frame numbered(Frame frame, Course course) {
        return frame.describe(course.verdicts.size() + 1, frame.timeNanos(), frame.linkType(), frame.interfaceId());
    }

    private void read(TestClause.Capture clause, RuleFile file, Course course, List<Failure> failures) {
        try (CaptureSource capture = captures.open(clause.path().value(), file.source())) {
            Frame frame = new Frame();
            while (capture.next(frame))
                course.take(numbered(frame, course));
        } catch (CaptureException e) {
            failures.add(new Failure(clause.span(), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            failures.add(new Failure(clause.span(), clause.path().value() + ": " + e.getMessage()));
        }
    }
}
