package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.remora.ide.capture.CaptureEditor;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Measures the editor on the capture that {@code remora.measure} names: time to the first rows, scrolling while it is read and after, heap, time to read it all. */
class LargeCaptureTest {
    private static final String NONE   = "none";
    private static final int    JUMPS  = 200;
    private static final int    LENGTH = 5;         // place of this column

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void measuresALargeCapture() throws Exception {
        String capture = System.getProperty("remora.measure", NONE);
        assumeFalse(capture.equals(NONE), "no capture to measure");
        IWorkbenchPage page = Workbench.emptyPage();
        warmUp(page);

        long cpu = cpu();
        long start = System.nanoTime();
        CaptureEditor editor = (CaptureEditor) IDE.openEditorOnFileStore(page, EFS.getStore(Path.of(capture).toUri()));
        Workbench.await("there are rows", () -> editor.packets().size() > 50 && editor.packets().selected() > 0 && isMade(editor, 0) && isMade(editor, 20));
        editor.packets().control().redraw();
        editor.packets().control().update();
        say("first rows on screen", (System.nanoTime() - start) / 1e6, "ms");
        say("processor time until then", (cpu() - cpu) / 1e6, "ms");
        Workbench.await("rows are painted", () -> Workbench.colours(editor.packets().control()) > 10);
        Jumps during = jumps(editor);
        Workbench.await("the capture is read", () -> editor.file().isComplete(), 1_200_000_000_000L);
        say("whole capture read", (System.nanoTime() - start) / 1e9, "s");
        say("processor time until then", (cpu() - cpu) / 1e9, "s");
        Jumps after = jumps(editor);
        System.gc();
        say("packets", editor.file().size(), "");
        say("connections", editor.file().connectionCount(), "");
        during.say("while it is read");
        after.say("after");
        say("heap used after collection", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6, "MB");
        say("peak heap", ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed()).sum() / 1e6, "MB");
        say("most heap", Runtime.getRuntime().maxMemory() / 1e6, "MB");
        assertTrue(editor.file().size() > 0, "there are packets");
        page.closeAllEditors(false);
    }

    /** The first capture of a workbench loads classes; the one that is measured does not. */
    private static void warmUp(IWorkbenchPage page) throws Exception {
        CaptureEditor editor = (CaptureEditor) IDE.openEditor(page, Workbench.file(Workbench.project("warm"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("the small capture is read", () -> editor.file().isComplete());
        Workbench.settle();
        page.closeAllEditors(false);
    }

    private static boolean isMade(CaptureEditor editor, int place) {
        return !editor.packets().text(LENGTH, place).isEmpty();
    }

    /** Nanoseconds of each jump until it was painted, of which the thread of the user interface computed so long, and until the row was there; each ascending. */
    private record Jumps(long[] painted, long[] computed, long[] filled) {
        void say(String when) {
            say(when, "painted", painted);
            say(when, "of which computed", computed);
            say(when, "its rows there", filled);
        }

        private static void say(String when, String what, long[] times) {
            Arrays.sort(times);
            LargeCaptureTest.say("a jump " + when + ", " + what + ", median", times[JUMPS / 2] / 1e6, "ms");
            LargeCaptureTest.say("a jump " + when + ", " + what + ", worst of " + JUMPS, times[JUMPS - 1] / 1e6, "ms");
        }
    }

    /** Goes to places all over the list, and a page further, and waits until each is painted and filled. */
    private static Jumps jumps(CaptureEditor editor) {
        Jumps times = new Jumps(new long[JUMPS], new long[JUMPS], new long[JUMPS]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < JUMPS; i++) {
            int size = editor.packets().size();
            int number = 1 + (int) ((i * 7919L + 13) * 104_729L % size);
            long start = System.nanoTime();
            long computed = threads.getCurrentThreadCpuTime();
            editor.goTo(number);
            editor.packets().control().redraw();
            editor.packets().control().update();
            Event key = new Event();
            key.type = SWT.KeyDown;
            key.keyCode = SWT.PAGE_DOWN;
            editor.packets().control().notifyListeners(SWT.KeyDown, key);
            editor.packets().control().update();
            times.computed[i] = threads.getCurrentThreadCpuTime() - computed;
            times.painted[i] = System.nanoTime() - start;
            Workbench.await("its rows are there", () -> isMade(editor, number - 1));
            times.filled[i] = System.nanoTime() - start;
            Workbench.turn();
        }
        return times;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void say(String what, double number, String unit) {
        System.out.printf("MEASURE %-45s %,14.1f %s%n", what, number, unit);
    }
}
