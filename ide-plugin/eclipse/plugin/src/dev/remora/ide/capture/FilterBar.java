package dev.remora.ide.capture;

import dev.remora.ide.model.Protocols;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.preference.Theme;
import dev.remora.packet.Packet;
import dev.remora.rules.check.Checked;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Where a display filter is typed: completed, remembered, and refused in place. */
public final class FilterBar {
    private static final int REMEMBERED  = 20;
    private static final int WAIT_MILLIS = 250;
    private static final int LEAST_WIDTH = 120;          // of the text in pixels: the buttons, which have keys, give way

    private static final String HELP = "A display filter as in Wireshark: tcp.flags.syn and not tcp.flags.ack\n"
            + "Enter applies it, Ctrl+Space completes it, Alt+Down shows recent filters.";

    private final BiConsumer<String, Predicate<Packet>> chosen;
    private final Composite                             room;
    private final FilterText                            text;
    private final CLabel                                message;
    private final Button                                reload;
    private final ContentProposalAdapter                proposals;
    private final List<String>                          history;
    private final Runnable                              check   = this::check;
    private String                                      status  = "";
    private String                                      wrong   = "";
    private String                                      doubt   = "";
    private String                                      change  = "";
    private String                                      trouble = "";
    private Color                                       usual;
    private Color                                       ground;
    private Menu                                        last;

    /**
     * A bar without a filter.
     *
     * @param history the filters applied last, the newest first, of all bars; added to
     * @param chosen  what is told of each filter: its text, empty for none, and what it takes
     * @param anew    reads the capture anew; offered where its file is not what it was
     */
    FilterBar(Composite parent, List<String> history, BiConsumer<String, Predicate<Packet>> chosen, Runnable anew) {
        this.chosen = chosen;
        this.history = history;
        room = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 4).spacing(8, 2).applyTo(room);
        new Label(room, SWT.NONE).setText("F&ilter:");
        text = new FilterText(room);
        last = new Menu(text.control());
        text.control().setToolTipText(HELP);
        GridDataFactory.fillDefaults().grab(true, false).minSize(LEAST_WIDTH, SWT.DEFAULT).applyTo(text.control());
        tools();
        message = new CLabel(room, SWT.NONE);
        message.setText("");
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(message);
        reload = new Button(room, SWT.PUSH);
        reload.setText("Re&load");
        reload.setToolTipText("Reads the file again; keeps the filter, the columns and the selected packet (F5)");
        reload.setVisible(false);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).exclude(true).applyTo(reload);
        reload.addListener(SWT.Selection, event -> anew.run());
        text.control().addListener(SWT.DefaultSelection, event -> apply());
        text.control().addListener(SWT.KeyDown, this::key);
        text.control().addListener(SWT.Dispose, event -> last.dispose());      // it is the shell's, and would keep all that is shown here
        text.control().addListener(SWT.Modify, event -> Display.getCurrent().timerExec(WAIT_MILLIS, check));
        proposals = new ContentProposalAdapter(text.control(), text, new FilterAssist(), KeyStroke.getInstance(SWT.CTRL, ' '), null);
        proposals.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
    }

    /** Prepares what the first filter would wait for; any thread. */
    public static void prepare() {
        Protocols.filters().compile("tcp.port == 80 and ip.addr == 10.0.0.0/8 or frame contains \"a\"");
        new FilterAssist().getProposals("tcp.fl", 6);
    }

    private void tools() {
        ToolBar tools = new ToolBar(room, SWT.FLAT);
        tool(tools, "Apply", "Shows the packets that match the filter (Enter)", event -> apply());
        new ToolItem(tools, SWT.SEPARATOR);
        tool(tools, "Clear", "Shows all packets (Escape)", event -> apply(""));
        new ToolItem(tools, SWT.SEPARATOR);
        tool(tools, "History", "Shows recent filters (Alt+Down)", event -> showHistory());
    }

    private static void tool(ToolBar tools, String label, String tip, org.eclipse.swt.widgets.Listener run) {
        ToolItem item = new ToolItem(tools, SWT.PUSH);
        item.setText(label);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, run);
    }

    private void key(Event event) {
        if (proposals.isProposalPopupOpen())
            return;                                                    // the key is for the proposals: Enter takes one, Escape closes them
        if (event.keyCode == SWT.ARROW_DOWN && (event.stateMask & SWT.ALT) != 0)
            showHistory();
        else if (event.character == SWT.CR || event.keyCode == SWT.KEYPAD_CR)
            apply();
        else if (event.character == SWT.ESC)
            apply("");
    }

    private void showHistory() {
        last.dispose();                                                // not as it is hidden: what was chosen in it is told after that
        last = new Menu(text.control());
        for (String filter : history) {
            MenuItem item = new MenuItem(last, SWT.PUSH);
            item.setText(filter.replace("&", "&&"));
            item.addListener(SWT.Selection, event -> apply(filter));
        }
        if (history.isEmpty()) {
            MenuItem none = new MenuItem(last, SWT.PUSH);
            none.setText("No filter has been applied yet");
            none.setEnabled(false);
        }
        last.setLocation(text.control().toDisplay(0, text.control().getSize().y));
        last.setVisible(true);
    }

    /** The composite. */
    Composite control() {
        return room;
    }

    /** Where it is typed. */
    public StyledText text() {
        return text.control();
    }

    /** Whether the proposals are shown. */
    public boolean isCompleting() {
        return proposals.isProposalPopupOpen();
    }

    /** The filters applied last, the newest first. */
    public List<String> history() {
        return List.copyOf(history);
    }

    /** What is said of it. */
    public String message() {
        return message.getText().replace("&&", "&");
    }

    /** Types a filter and applies it. */
    public void apply(String filter) {
        text.control().setText(filter);
        text.control().setCaretOffset(filter.length());
        apply();
    }

    private void apply() {
        Display.getCurrent().timerExec(-1, check);
        String filter = text.control().getText().strip();
        if (filter.isEmpty()) {
            accept(List.of());
            chosen.accept("", packet -> true);
            return;
        }
        Checked<Probe> checked = Protocols.filters().compile(filter);
        Probe probe = checked.meaning();
        if (probe == null) {
            refuse(checked.diagnostics());
        } else {
            accept(checked.diagnostics());
            remember(filter);
            chosen.accept(filter, probe::holds);
        }
    }

    private void check() {
        if (text.control().isDisposed())
            return;
        String filter = text.control().getText().strip();
        Checked<?> checked = filter.isEmpty() ? null : Protocols.filters().compile(filter);
        if (checked == null || !checked.hasErrors())
            accept(List.of());                                         // doubts speak of the packets that are shown, once it is applied
        else
            refuse(checked.diagnostics());
    }

    private void accept(List<Diagnostic> doubts) {
        doubt = doubts.stream().filter(each -> each.severity() == Severity.WARNING).findFirst().map(Diagnostic::message).orElse("");
        text.underline(0, 0, null);
        text.control().setToolTipText(HELP);
        if (ground != null)
            text.control().setBackground(ground);
        ground = null;
        say("");
    }

    private void refuse(List<Diagnostic> diagnostics) {
        diagnostics.stream().filter(Diagnostic::isError).findFirst().ifPresent(error -> {
            int stripped = text.control().getText().indexOf(text.control().getText().strip());
            text.underline(stripped + error.span().start(), Math.max(1, error.span().length()), red());
            text.control().setToolTipText(null);                       // it would cover what is said below
            if (ground == null)
                ground = text.control().getBackground();
            text.control().setBackground(Palette.ANOMALY.color(text.control().getDisplay()));
            say(error.message());
        });
    }

    private Color red() {
        return Theme.isDark(text.control().getDisplay()) ? new Color(0xFF, 0x8A, 0x80) : new Color(0xB7, 0x1C, 0x1C);
    }

    /** Says how many packets there are. What is wrong with the filter is said in its place, what is doubtful behind it. */
    void status(String text) {
        status = text;
        show();
    }

    /** Says a comment on the selected packet, or why it is not shown, behind how many there are; empty for neither. */
    void trouble(String text) {
        trouble = text;
        show();
    }

    /** Says what has become of the file, and offers to read it anew; takes that back where nothing has. */
    void offerReload(String what) {
        if (what.equals(change))
            return;
        change = what;
        boolean offered = !what.isEmpty();
        if (!offered && reload.isFocusControl())
            text.control().setFocus();
        reload.setVisible(offered);
        ((GridData) reload.getLayoutData()).exclude = !offered;
        ((GridData) message.getLayoutData()).horizontalSpan = offered ? 2 : 3;
        room.requestLayout();
        show();
    }

    /** Whether it is offered to read the file anew. */
    public boolean offersReload() {
        return reload.getVisible();
    }

    private void say(String what) {
        wrong = what;
        show();
    }

    private void show() {
        String what = !wrong.isEmpty() ? wrong : Stream.of(status, status.contains(change) ? "" : change, isSaid(trouble) ? "" : trouble, doubt)
                .filter(each -> !each.isEmpty()).collect(Collectors.joining("; "));
        if (what.equals(message.getToolTipText()))
            return;
        message.setText(what.replace("&", "&&"));
        message.setToolTipText(what);
        if (usual == null)
            usual = message.getForeground();                           // as the theme has it
        message.setForeground(wrong.isEmpty() ? usual : red());
    }

    // Of a file that has been changed, packet and bar say the same; the bar has the button, too.
    private boolean isSaid(String text) {
        return status.contains(text) || !change.isEmpty() && text.startsWith(change);
    }

    private void remember(String filter) {
        history.remove(filter);
        history.addFirst(filter);
        if (history.size() > REMEMBERED)
            history.removeLast();
    }
}
