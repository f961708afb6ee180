package dev.remora.ide.alert;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.rule.RuleEditors;
import dev.remora.ide.rule.WorkspaceRules;
import dev.remora.ide.table.WideTable;
import dev.remora.rules.run.Alert;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/** What the rule files of the workspace report of the capture that is looked at; from an alert to its packet, its connection, its rule. */
public final class AlertsView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.alerts";

    private final AlertList               list    = new AlertList();
    private final Consumer<CaptureEditor> looked  = this::look;
    private final Consumer<PacketChoice>  packets = this::follow;
    private final Runnable                typed   = this::rulesChanged;
    private WideTable                     table;
    private ActiveCapture                 active;
    private Reporter                      reporter;
    private PacketChoice                  followed;                  // the packet that was selected last in the capture

    @Override
    public void createPartControl(Composite parent) {
        table = new WideTable(parent, AlertList.headings(), list, row -> {});
        table.control().addListener(SWT.MouseDoubleClick, event -> goToPacket());
        table.control().addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR)
                goToPacket();
        });
        menus();
        reporter = new Reporter(parent.getDisplay(), list::inOrder, this::show);
        active = ActiveCapture.of(getSite().getPage());
        active.addListener(looked);
        active.addPacketListener(packets);
        WorkspaceRules.addListener(typed);
        look(active.editor());
    }

    private void menus() {
        Action packet = action("Go to Packet", "Selects the packet in the capture (Enter)", this::goToPacket);
        Action connection = action("Show Connection", "Selects the connection in the Connections view", this::showConnection);
        Action rule = action("Show Rule", "Opens the rule that raised the alert", this::showRule);
        Action explain = action("Explain", "Says why the rule matches the packet", this::explain);
        Action again = action("Run Rules", "Runs the rules of the workspace on this capture again, saved or not", this::runRules);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        MenuManager menu = new MenuManager();
        for (Action each : List.of(packet, connection, rule, explain)) {
            bar.add(each);
            bar.add(new Separator());                // words without a line between them read as one
            menu.add(each);
        }
        bar.add(again);
        table.control().setMenu(menu.createContextMenu(table.control()));
        IMenuManager view = getViewSite().getActionBars().getMenuManager();
        MenuManager sort = new MenuManager("Sort by");
        for (int i = 0; i < table.headings().size(); i++) {
            int column = i;
            sort.add(action(table.headings().get(i), "", () -> table.sort(column)));
        }
        view.add(sort);
    }

    private static Action action(String text, String tip, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    // On any thread.
    private void rulesChanged() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed())
            display.asyncExec(() -> reporter.lookAtRules());
    }

    /** Runs the rules of the workspace anew on the capture that is looked at. */
    public void runRules() {
        setContentDescription("running…");
        reporter.runRules();
    }

    private void look(CaptureEditor editor) {
        if (table.control().isDisposed())
            return;
        followed = null;
        table.clear();
        list.clear();
        table.refresh();
        setContentDescription(editor == null ? "Open a capture to run the rules of the workspace on it." : "running…");
        reporter.look(editor == null ? null : editor.file());
    }

    private void show(Reporter.Report report) {
        CaptureEditor editor = active.editor();
        if (table.control().isDisposed() || editor == null)
            return;
        RuleRun.Result result = report.result();
        list.show(editor.file(), report.alerts());
        table.refresh();
        editor.packets().alerts(result.alerts().stream().mapToInt(alert -> (int) alert.packet()).toArray());
        setContentDescription(String.format(Locale.ROOT, result.count() == 1 ? "1 alert" : "%,d alerts", result.count())
                + (result.more() > 0 ? String.format(Locale.ROOT, ", the first %,d shown", result.alerts().size()) : "")
                + (report.over() && !result.stopped() ? "" : String.format(Locale.ROOT, " up to packet %,d, %s", result.packets(), result.stopped() ? "stopped" : "running…"))
                + result.typed() + (result.trouble().isEmpty() ? "" : "; " + result.trouble()));
    }

    private Alert selected() {
        int row = table.selected();
        return row < 0 || row >= list.rows() ? null : list.alert(row);
    }

    // The list keeps the keyboard, so that the next alert is one key away.
    private void goToPacket() {
        Alert alert = selected();
        if (alert == null || active.editor() == null || alert.packet() > active.editor().file().size())
            return;                                  // of a live capture the list may be a moment behind
        getSite().getPage().bringToTop(active.editor());
        active.editor().goTo((int) alert.packet());
    }

    private void showConnection() {
        Alert alert = selected();
        if (alert == null || alert.connection() == 0)
            return;
        try {
            ((ConnectionsView) getSite().getPage().showView(ConnectionsView.ID)).choose((int) alert.connection());
        } catch (PartInitException e) {
            setContentDescription(String.valueOf(e.getMessage()));
        }
    }

    // With its packet: that is the one that is asked about from the rule.
    private void showRule() {
        Alert alert = selected();
        if (alert == null)
            return;
        if (active.editor() != null)
            active.editor().goTo((int) alert.packet());
        RuleEditors.showRule(getSite().getPage(), alert.rule().name());
    }

    private void explain() {
        if (selected() == null)
            return;
        String rule = selected().rule().name();
        goToPacket();
        try {
            ((ExplainView) getSite().getPage().showView(ExplainView.ID)).ask(rule);
        } catch (PartInitException e) {
            setContentDescription(String.valueOf(e.getMessage()));
        }
    }

    /** Selects the first alert of a rule, with or without the name of its pack; whether there is one. */
    public boolean selectRule(String rule) {
        table.select(list.ofRule(rule));
        return list.ofRule(rule) >= 0;
    }

    private void follow(PacketChoice packet) {
        if (active.editor() == null || packet.file() != active.editor().file())
            return;
        int row = list.ofPacket(packet.number());
        boolean isAnother = selected() == null || selected().packet() != packet.number();
        if (isAnother && (row >= 0 || !packet.equals(followed)))              // one that is told of again leaves what was selected here since
            table.select(row);
        followed = packet;
    }

    /** The list. */
    public WideTable table() {
        return table;
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    public void dispose() {
        WorkspaceRules.removeListener(typed);
        if (active != null) {
            active.removeListener(looked);
            active.removePacketListener(packets);
        }
        if (reporter != null)
            reporter.stop();
        super.dispose();
    }
}
