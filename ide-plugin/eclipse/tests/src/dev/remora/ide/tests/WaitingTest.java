package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Find;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.model.LiveFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.ProgressProvider;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What views say while what they ask for takes its time, here since nothing in the background begins, and where it is stopped. */
class WaitingTest {
    private static final String RULE = """
            rule both "SYN and FIN" {
                when     tcp.flags.syn and tcp.flags.fin
            }
            """;

    private static final ProgressProvider USUAL = (ProgressProvider) PlatformUI.getWorkbench().getProgressService();

    private IWorkbenchPage page;
    private IFile          rules;
    private CaptureEditor  capture;

    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.emptyPage();
        IProject project = Workbench.project("waiting");
        rules = Workbench.file(project, "mine.remora", RULE);
        capture = (CaptureEditor) Workbench.open(page, Workbench.file(project, "scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap")));
        Workbench.await("the capture is read", () -> capture.file().isComplete() && capture.packets().selected() > 0);
    }

    @AfterEach
    void goOn() {
        Job.getJobManager().resume();
        Job.getJobManager().setProgressProvider(USUAL);
        over.set(true);
        page.closeAllEditors(false);
    }

    private ExplainView explain() throws Exception {
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        capture.goTo(3);
        view.ask("both");
        Workbench.await("it is explained", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both "));
        return view;
    }

    private void askOfAnother(ExplainView view) {
        Job.getJobManager().suspend();
        page.activate(capture);
        capture.goTo(150);
        Workbench.await("it is said what takes so long", () -> view.verdict().equals("Reading the packets before 150…"));
    }

    // Again and again: rules that were just written may be run, or asked, once more a moment later.
    private static void stop(String name, BooleanSupplier isSaid) {
        Workbench.await("it is said", () -> {
            Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().startsWith(name)).forEach(Job::cancel);
            return isSaid.getAsBoolean();
        });
    }

    private static void fail() {
        throw new IllegalStateException("for a test");
    }

    // What is to be read of a capture fails in jobs of this name: such an error is nobody's, and may come from anywhere.
    private CaptureEditor openWhereReadingFails(String name, Runnable fail) throws Exception {
        IFile file = Workbench.file(rules.getProject(), "fails.pcap", Workbench.sample("captures/syn-fin-scan.pcap"));
        LiveFiles.add(file.getLocation().toPath(), () -> {
            Job job = Job.getJobManager().currentJob();
            if (job != null && job.getName().equals(name))
                fail.run();
            return over.get();
        }, () -> {});
        return (CaptureEditor) Workbench.open(page, file);
    }

    // Also where nothing is to be read: whatever asks whether it is stopped fails.
    private static void failIn(String name) {
        Job.getJobManager().setProgressProvider(new ProgressProvider() {
            @Override
            public IProgressMonitor createMonitor(Job job) {
                return !job.getName().equals(name) ? USUAL.createMonitor(job) : new NullProgressMonitor() {
                    @Override
                    public boolean isCanceled() {
                        throw new IllegalStateException("for a test");
                    }
                };
            }
        });
    }

    @Test
    void saysWhyASearchFailed() {
        failIn("Finding in scan.pcap");
        capture.findBar().find(Find.Kind.TEXT, "no packet says this", true);
        Workbench.await("it is said", () -> capture.findBar().message().equals("internal error: java.lang.IllegalStateException: for a test"));
    }

    @Test
    void saysWhyAFilterWasNotAppliedToAll() {
        failIn("Filtering scan.pcap by tcp");
        capture.filterBar().apply("tcp");
        Workbench.await("it is said", () -> capture.filterBar().message()
                .endsWith(" so far, the rest could not be read: internal error: java.lang.IllegalStateException: for a test"));
    }

    @Test
    void saysThatASearchWasStopped() {
        Job.getJobManager().suspend();
        capture.findBar().find(Find.Kind.TEXT, "no packet says this", true);
        assertEquals("Searching…", capture.findBar().message());
        stop("Finding in", () -> capture.findBar().message().equals("Stopped"));
    }

    @Test
    void goesOnWithNoSearchWhereAnotherCannotBegin() {
        Job.getJobManager().suspend();
        capture.findBar().find(Find.Kind.FILTER, "frame", true);
        Job search = Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().startsWith("Finding in")).findFirst().orElseThrow();
        AtomicBoolean isOver = new AtomicBoolean();
        search.addJobChangeListener(IJobChangeListener.onDone(event -> isOver.set(true)));            // told after the bar is
        capture.findBar().find(Find.Kind.FILTER, "tcp.flasg", true);
        Job.getJobManager().resume();
        Workbench.await("it is over", isOver::get);
        Workbench.settle();
        assertEquals("Not a display filter", capture.findBar().message());
        assertEquals(1, capture.packets().selected());
    }

    @Test
    void showsNoExplanationOfAnotherPacketForLong() throws Exception {
        ExplainView view = explain();
        askOfAnother(view);
        assertEquals(0, view.viewer().getTree().getItemCount());
        Job.getJobManager().resume();
        Workbench.await("it is explained", () -> view.verdict().contains(" Packet 150 of scan.pcap: both "));
    }

    @Test
    void explainsAgainAfterAWaitWhereRulesReadAsBefore() throws Exception {
        ExplainView view = explain();
        int lines = view.viewer().getTree().getItemCount();
        Job.getJobManager().suspend();
        rules.setContents(RULE.getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
        Workbench.await("it is said what takes so long", () -> view.verdict().equals("Reading the packets before 3…"));
        Job.getJobManager().resume();
        Workbench.await("it is explained", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both "));
        assertEquals(lines, view.viewer().getTree().getItemCount());
    }

    @Test
    void saysThatAnExplanationWasStoppedBeforeItBegan() throws Exception {
        ExplainView view = explain();
        askOfAnother(view);
        stop("Explaining both", () -> view.verdict().startsWith("Stopped. "));
    }

    @Test
    void saysThatRulesWereStoppedBeforeTheyRan() throws Exception {
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the scan is reported", () -> alerts.getContentDescription().equals("108 alerts"));
        Job.getJobManager().suspend();
        alerts.runRules();
        stop("Running rules on scan.pcap", () -> alerts.getContentDescription().equals("0 alerts up to packet 0, stopped"));
    }

    @Test
    void saysWhyRulesDidNotRunOn() throws Exception {
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        openWhereReadingFails("Running rules on fails.pcap", WaitingTest::fail);
        Workbench.await("it is said", () -> alerts.getContentDescription().equals("0 alerts up to packet 0, stopped; internal error: java.lang.IllegalStateException: for a test"));
    }

    @Test
    void saysWhyACaptureWasNotReadOn() throws Exception {
        CaptureEditor other = openWhereReadingFails("Capturing to fails.pcap", WaitingTest::fail);
        String said = "0 packets; the rest could not be read: internal error: java.lang.IllegalStateException: for a test";
        Workbench.await("it is said", () -> other.filterBar().message().equals(said));
    }

    @Test
    void saysWhyACaptureWasNotReadOnWhereThatIsNoException() throws Exception {
        CaptureEditor other = openWhereReadingFails("Capturing to fails.pcap", () -> {
            throw new LinkageError("for a test");
        });
        String said = "0 packets; the rest could not be read: internal error: java.lang.LinkageError: for a test";
        Workbench.await("it is said", () -> other.filterBar().message().equals(said));
    }

    @Test
    void saysThatACaptureWasStoppedBeforeItWasRead() throws Exception {
        Job.getJobManager().suspend();
        CaptureEditor other = (CaptureEditor) Workbench.open(page, Workbench.file(rules.getProject(), "other.pcap", Workbench.sample("captures/syn-fin-scan.pcap")));
        stop("Reading other.pcap", () -> other.filterBar().message().equals("0 packets; reading was stopped here"));

        Path converted = other.file().path().resolveSibling("converted.pcapng");
        assertFalse(other.save(converted, new NullProgressMonitor()), "it is not saved in part");
        assertFalse(Files.exists(converted));
        Path kept = other.file().path().resolveSibling("kept.pcap");
        assertTrue(other.save(kept, new NullProgressMonitor()));
        assertArrayEquals(Workbench.sample("captures/syn-fin-scan.pcap"), Files.readAllBytes(kept));
    }
}
