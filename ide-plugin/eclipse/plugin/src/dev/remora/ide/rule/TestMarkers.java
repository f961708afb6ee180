package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Span;
import dev.remora.rules.testing.Failure;
import dev.remora.rules.testing.TestResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRunnable;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;

/** Results of tests beside their lines: at the title that it passed or failed, at each expectation what came instead. */
public final class TestMarkers {
    /** Type of the marker of a test that passed. */
    public static final String PASSED = "dev.remora.ide.testPassed";
    /** Type of the marker of a test that failed. */
    public static final String FAILED = "dev.remora.ide.testFailed";
    /** Type of the marker of an expectation that was not met. */
    public static final String UNMET  = "dev.remora.ide.expectationUnmet";

    private TestMarkers() {}

    /** Shows these results, and no longer those of before; nothing where they are not those of the text any longer. */
    static void show(IFile file, Document rules, List<TestResult> results, BooleanSupplier current) {
        change(file, monitor -> {
            if (!current.getAsBoolean())
                return;
            delete(file);
            for (TestResult result : results)
                mark(file, rules, result);
        });
    }

    /** Shows none where the text has changed; asked while nobody else shows any. */
    static void clear(IFile file, BooleanSupplier changed) {
        try {
            if (file.findMarkers(PASSED, true, IResource.DEPTH_ZERO).length + file.findMarkers(FAILED, true, IResource.DEPTH_ZERO).length > 0)
                change(file, monitor -> {
                    if (changed.getAsBoolean())
                        delete(file);
                });
        } catch (CoreException e) {
            ILog.get().error("Results of tests of " + file + " could not be read", e);
        }
    }

    private static void change(IFile file, IWorkspaceRunnable change) {
        try {
            if (file != null && file.exists())
                ResourcesPlugin.getWorkspace().run(change, file, 0, null);
        } catch (CoreException e) {
            ILog.get().error("Results of tests of " + file + " could not be shown", e);
        }
    }

    private static void delete(IFile file) throws CoreException {
        for (String type : List.of(PASSED, FAILED, UNMET))
            file.deleteMarkers(type, true, IResource.DEPTH_ZERO);
    }

    private static void mark(IFile file, Document rules, TestResult result) throws CoreException {
        Span title = result.test().title().span();
        String why = result.failures().stream().map(Failure::message).collect(Collectors.joining("; "));
        file.createMarker(result.hasPassed() ? PASSED : FAILED, attributes(rules, title, result.hasPassed() ? "The test passed" : "The test failed: " + why));
        for (Failure failure : result.failures())
            file.createMarker(UNMET, attributes(rules, failure.span(), failure.message()));
    }

    private static Map<String, Object> attributes(Document rules, Span span, String message) {
        return new HashMap<>(Map.of(IMarker.MESSAGE, message, IMarker.LINE_NUMBER, rules.source().line(span.start()), IMarker.CHAR_START, span.start(),
                IMarker.CHAR_END, Math.max(span.end(), span.start() + 1), IMarker.TRANSIENT, true, IMarker.SEVERITY, IMarker.SEVERITY_ERROR));
    }
}
