package dev.remora.ide.live;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Trouble;
import dev.remora.live.Drops;
import dev.remora.live.LiveSettings;
import dev.remora.live.NetworkInterface;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/** The interfaces of this machine, and a capture from one of them: started, paused, stopped, with what was lost. */
public final class LiveView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.live";

    private static final int POLL_MILLIS  = 200;
    private static final int FILTER_WIDTH = 140;           // at least, in pixels
    private static final int GAP          = 8;

    private Table       interfaces;
    private Text        filter;
    private Button      start;
    private Button      pause;
    private Button      stop;
    private Label       status;
    private LiveSession session;
    private boolean     isOpening;                         // a session has been asked for, and is not there yet

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        Composite bar = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(6).margins(6, 4).applyTo(bar);
        new Label(bar, SWT.NONE).setText("&Capture filter:");
        filter = new Text(bar, SWT.BORDER | SWT.SEARCH);
        filter.setMessage("tcp port 80");
        filter.setToolTipText("In BPF syntax, see pcap-filter(7). Packets that do not match are not captured. Enter starts the capture.");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(filter);
        start = button(bar, "Start", "Captures from the chosen interface", this::start);
        pause = button(bar, "Pause", "Discards packets until you press Resume", this::pause);
        stop = button(bar, "Stop", "Ends the capture at once", this::stop);
        button(bar, "Refresh", "Lists the interfaces again", this::list);
        bar.addListener(SWT.Resize, event -> fit(bar));
        interfaces = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER);
        interfaces.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(interfaces);
        column("Interface", 130);
        column("State", 90);
        column("Addresses", 330);
        column("Description", 300);
        interfaces.addListener(SWT.DefaultSelection, event -> start());
        filter.addListener(SWT.DefaultSelection, event -> start());
        interfaces.addListener(SWT.Selection, event -> show());
        status = new Label(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).hint(SWT.DEFAULT, 22).applyTo(status);
        list();
        show();
    }

    // In a narrow view the buttons stand in a row of their own below the filter.
    private void fit(Composite bar) {
        int needed = FILTER_WIDTH + Arrays.stream(bar.getChildren()).filter(each -> each != filter).mapToInt(each -> each.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + GAP).sum();
        int columns = bar.getClientArea().width >= needed ? 6 : 4;
        GridLayout layout = (GridLayout) bar.getLayout();
        if (columns == layout.numColumns)
            return;
        layout.numColumns = columns;
        ((GridData) filter.getLayoutData()).horizontalSpan = columns == 6 ? 1 : 3;
        bar.requestLayout();                                   // once the layout that is under way, and knows the old rows, is done
    }

    private static Button button(Composite parent, String label, String tip, Runnable run) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, event -> run.run());
        return button;
    }

    private void column(String heading, int width) {
        TableColumn column = new TableColumn(interfaces, SWT.NONE);
        column.setText(heading);
        column.setWidth(width);
    }

    private void list() {
        say("Looking for interfaces…");
        background("Interfaces", () -> {
            List<NetworkInterface> found = NetworkInterface.list();
            return new Answer(() -> list(found), () -> {});
        });
    }

    private void list(List<NetworkInterface> found) {
        interfaces.removeAll();
        for (NetworkInterface each : found) {
            TableItem item = new TableItem(interfaces, SWT.NONE);
            item.setText(new String[]{each.name(), each.isUp() ? each.isLoopback() ? "loopback" : "up" : "down", String.join(", ", each.addresses()), each.description()});
        }
        if (interfaces.getItemCount() > 0)
            interfaces.select(0);
        say(found.isEmpty() ? "No interfaces found; you may need more privileges to capture." : "Choose an interface and press Start.");
        show();
    }

    /** What is done away from the user interface. */
    private interface Work {
        Answer run() throws IOException;
    }

    /** What comes of it: it is shown, or let go where the view has been closed meanwhile. */
    private record Answer(Runnable shown, Runnable letGo) {}

    private void background(String name, Work work) {
        Display display = interfaces.getDisplay();
        Job job = Job.createSystem(name, (ICoreRunnable) monitor -> {
            Answer answer;
            try {
                answer = work.run();
            } catch (IOException e) {
                answer = new Answer(() -> fail(String.valueOf(e.getMessage())), () -> {});
            }
            Answer came = answer;
            if (display.isDisposed())
                came.letGo().run();
            else
                display.asyncExec(() -> (interfaces.isDisposed() ? came.letGo() : came.shown()).run());
        });
        Trouble.tell(job, why -> {
            if (!display.isDisposed())
                display.asyncExec(() -> fail(why));
        });
        job.schedule();
    }

    // Also where there is more of it than fits in the line.
    private void say(String what) {
        String literal = LegacyActionTools.escapeMnemonics(what);       // the && of a filter
        status.setText(literal);
        status.setToolTipText(literal);
    }

    private void fail(String message) {
        if (interfaces.isDisposed())
            return;
        isOpening = false;
        say(message);
        show();
    }

    private boolean isRunning() {
        return session != null && !session.isOver();
    }

    private void show() {
        start.setEnabled(!isOpening && !isRunning() && interfaces.getSelectionIndex() >= 0);
        pause.setEnabled(isRunning());
        String label = isRunning() && session.isPaused() ? "Resume" : "Pause";
        if (!label.equals(pause.getText())) {
            pause.setText(label);
            pause.requestLayout();                             // which has room for one of them only
        }
        stop.setEnabled(isRunning());
    }

    /** Captures from an interface; nothing where there is none of this name. */
    public void start(String network) {
        for (int i = 0; i < interfaces.getItemCount(); i++)
            if (interfaces.getItem(i).getText(0).equals(network)) {
                interfaces.select(i);
                start();
            }
    }

    private void start() {
        if (isOpening || isRunning() || interfaces.getSelectionIndex() < 0)
            return;
        String network = interfaces.getSelection()[0].getText(0);
        String wanted = filter.getText().strip();
        say("Opening " + network + "…");
        isOpening = true;
        show();
        background("Live capture of " + network, () -> {
            LiveSession opened = LiveSession.start(network, LiveSettings.STANDARD.withFilter(wanted));
            return new Answer(() -> started(opened), () -> LiveFiles.discard(opened.path()));
        });
    }

    private void started(LiveSession opened) {
        isOpening = false;
        session = opened;
        show();
        try {
            getSite().getPage().openEditor(new LiveInput(opened.path()), CaptureEditor.ID);
        } catch (PartInitException e) {
            LiveFiles.discard(opened.path());
            say(String.valueOf(e.getMessage()));
        }
        follow();
    }

    private void follow() {
        if (status.isDisposed() || session == null)
            return;
        boolean isToBeFollowed = isRunning();                  // asked first: of one that ends meanwhile the end is yet to be told
        Drops drops = session.drops();
        String counts = "%s: %,d packets, %,d dropped (%,d by the kernel, %,d by the interface, %,d here)%s";
        say(String.format(Locale.ROOT, counts, session.network(), session.written(), drops.lost(),
                drops.byKernel(), drops.byInterface(), drops.byRing(), ending()));
        show();
        if (isToBeFollowed)
            status.getDisplay().timerExec(POLL_MILLIS, this::follow);
    }

    private String ending() {
        String let = session.passed() == 0 ? "" : String.format(Locale.ROOT, ", %,d discarded while paused", session.passed());
        return let + (session.trouble().isEmpty() ? session.isOver() ? "; stopped" : session.isPaused() ? "; paused" : "" : "; " + session.trouble());
    }

    private void pause() {
        if (isRunning())
            session.pause(!session.isPaused());
        show();
    }

    private void stop() {
        if (session != null)
            session.stop();
    }

    /** Where the capture filter is typed. */
    public Text filter() {
        return filter;
    }

    /** Presses a button: Start, Pause, Stop. */
    public Button button(String label) {
        return switch (label) {
            case "Start" -> start;
            case "Pause" -> pause;
            case "Stop" -> stop;
            default -> throw new IllegalArgumentException(label + " is none of Start, Pause, Stop");
        };
    }

    /** The interfaces. */
    public Table interfaces() {
        return interfaces;
    }

    /** What is said of the capture. */
    public String status() {
        return LegacyActionTools.removeMnemonics(status.getText());
    }

    /** The same, where the pointer rests on it. */
    public String statusTip() {
        return LegacyActionTools.removeMnemonics(status.getToolTipText());
    }

    @Override
    public void setFocus() {
        interfaces.setFocus();
    }

    @Override
    public void dispose() {
        stop();
        super.dispose();
    }
}
