package dev.remora.ide.capture;

import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.make.CopyFormat;
import dev.remora.ide.make.RuleText;
import dev.remora.ide.preference.PacketsPage;
import dev.remora.tree.Node;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TreeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** What can be done with packets of an open capture, by key and by menu. Each command is named in plugin.xml, where its keys are. */
final class PacketCommands {
    private static final String PREFIX       = "dev.remora.ide.packets.";
    private static final int    MOST_COPIED  = 10_000;
    private static final int    MOST_COLUMNS = 24;

    private final CaptureEditor editor;
    private final MakeCommands  make;

    PacketCommands(CaptureEditor editor) {
        this.editor = editor;
        this.make = new MakeCommands(editor);
    }

    /** Makes the commands do their work while the editor is active. */
    void register(IWorkbenchPartSite site) {
        IHandlerService handlers = site.getService(IHandlerService.class);
        handle(handlers, "org.eclipse.ui.edit.findReplace", () -> editor.findBar().show());
        handle(handlers, "org.eclipse.ui.edit.copy", this::copyLines);
        handle(handlers, PREFIX + "findNext", () -> editor.findBar().find(true));
        handle(handlers, PREFIX + "findPrevious", () -> editor.findBar().find(false));
        handle(handlers, PREFIX + "goTo", this::goTo);
        handle(handlers, PREFIX + "reload", editor::reload);
        handle(handlers, PREFIX + "filter", () -> editor.filterBar().text().setFocus());
        handle(handlers, PREFIX + "filterByValue", () -> filterByValue((before, value) -> value));
        handle(handlers, PREFIX + "filterAndValue", () -> filterByValue((before, value) -> before.isEmpty() ? value : "(" + before + ") and " + value));
        handle(handlers, PREFIX + "filterNotValue", () -> filterByValue((before, value) -> not(value)));
        handle(handlers, PREFIX + "column", this::addColumn);
        handle(handlers, PREFIX + "sort", () -> SortMenu.open(editor.packets()));
        handle(handlers, PREFIX + "timeReference", this::timeReference);
        handle(handlers, PREFIX + "mark", () -> editor.packets().marks().toggle(editor.packets().selectedNumbers()));
        handle(handlers, PREFIX + "nextMark", () -> goToMark(true));
        handle(handlers, PREFIX + "previousMark", () -> goToMark(false));
        for (CopyFormat format : CopyFormat.values())
            handle(handlers, PREFIX + "copy." + format.name().toLowerCase(Locale.ROOT), () -> copyOctets(format));
        handle(handlers, PREFIX + "copy.fields", this::copyFields);
        for (PacketSaving.Which which : PacketSaving.Which.values())
            handle(handlers, PREFIX + "save." + which.name().toLowerCase(Locale.ROOT), () -> editor.packetSaving().ask(which));
        handle(handlers, PREFIX + "newRule", make::ruleFromPacket);
        handle(handlers, PREFIX + "newTest", make::testFromPacket);
        handle(handlers, PREFIX + "newRuleFromFilter", make::ruleFromFilter);
        handle(handlers, PREFIX + "ladder", () -> show(LadderView.ID));
        handle(handlers, PREFIX + "states", () -> show(StateDiagramView.ID));
        handle(handlers, PREFIX + "stream", () -> show(StreamView.ID));
        handle(handlers, PREFIX + "sequence", () -> show(SequenceView.ID));
        handle(handlers, PREFIX + "columns", () -> PreferencesUtil.createPreferenceDialogOn(site.getShell(), PacketsPage.ID, null, null).open());
        site.getService(IContextService.class).activateContext("dev.remora.ide.packets.context");
        site.getService(IContextService.class).activateContext("dev.remora.ide.connection.context");
    }

    /** Gives the list and the tree their menus. */
    void addMenus(IWorkbenchPartSite site) {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(manager -> {
            fill(manager, site);
            MenuManager sort = new MenuManager("Sort by");
            SortMenu.fill(sort, editor.packets());
            manager.insertBefore(IWorkbenchActionConstants.MB_ADDITIONS, sort);
        });
        editor.packets().control().setMenu(menu.createContextMenu(editor.packets().control()));
        MenuManager fields = new MenuManager();
        fields.setRemoveAllWhenShown(true);
        fields.addMenuListener(manager -> fill(manager, site));
        editor.fields().viewer().getControl().setMenu(fields.createContextMenu(editor.fields().viewer().getControl()));
        site.registerContextMenu("dev.remora.ide.packets.menu", menu, site.getSelectionProvider());
    }

    private static void handle(IHandlerService handlers, String command, Runnable run) {
        handlers.activateHandler(command, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                run.run();
                return null;
            }
        });
    }

    private static void fill(IMenuManager menu, IWorkbenchPartSite site) {
        items(menu, site, "filterByValue", "filterAndValue", "filterNotValue", "column");
        menu.add(new Separator());
        items(menu, site, "ladder", "states", "stream", "sequence");
        menu.add(new Separator());
        items(menu, site, "newRule", "newTest", "newRuleFromFilter");
        menu.add(new Separator());
        MenuManager copy = new MenuManager("Copy As");
        items(copy, site, Arrays.stream(CopyFormat.values()).map(format -> "copy." + format.name().toLowerCase(Locale.ROOT)).toArray(String[]::new));
        items(copy, site, "copy.fields");
        menu.add(copy);
        MenuManager save = new MenuManager("Save Packets");
        items(save, site, "save.shown", "save.selected", "save.marked", "save.connection");
        menu.add(save);
        menu.add(new Separator());
        items(menu, site, "mark", "nextMark", "previousMark");
        menu.add(new Separator());
        items(menu, site, "goTo", "timeReference", "columns", "reload");
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    }

    private static void items(IMenuManager menu, IWorkbenchPartSite site, String... commands) {
        for (String command : commands)
            menu.add(new CommandContributionItem(new CommandContributionItemParameter(site, null, PREFIX + command, CommandContributionItem.STYLE_PUSH)));
    }

    private void goTo() {
        int most = editor.file().size();
        InputDialog dialog = new InputDialog(editor.getSite().getShell(), "Go to Packet", String.format(Locale.ROOT, "Packet number, 1 to %,d:", most),
                Integer.toString(Math.max(1, editor.packets().selected())), text -> text.matches("\\d{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most ? null
                        : String.format(Locale.ROOT, "Enter a number from 1 to %,d", most));
        if (dialog.open() == Window.OK)
            editor.goTo(Integer.parseInt(dialog.getValue()));
    }

    private void timeReference() {
        PacketTable packets = editor.packets();
        packets.countTimesFrom(packets.reference() == packets.selected() ? 0 : packets.selected());
    }

    private void goToMark(boolean forward) {
        PacketTable packets = editor.packets();
        int number = packets.marks().next(packets.selected(), forward);
        if (number > 0)
            packets.select(number);
        else
            editor.filterBar().trouble(packets.marks().numbers().isEmpty() ? "no packet is marked" : "no packet in the list is marked");
    }

    /** Applies what is made of the filter that is typed and one that takes the value. */
    private void filterByValue(BinaryOperator<String> made) {
        editor.withDetail(detail -> {
            String value = value(detail);
            if (!value.isEmpty())
                editor.filterBar().apply(made.apply(editor.filterBar().text().getText().strip(), value));
        });
    }

    private static String not(String value) {
        return value.matches("not [^ ]+") ? value.substring("not ".length()) : "not " + (value.contains(" ") ? "(" + value + ")" : value);
    }

    // Of the cell that was clicked in the list, where that has the keyboard; else of the field that is selected.
    private String value(Detail detail) {
        PacketTable packets = editor.packets();
        Optional<String> cell = packets.control().isFocusControl() && packets.selected() > 0 ? packets.filterOfCell(detail.layers()) : Optional.empty();
        Node node = editor.fields().selected();
        return cell.orElseGet(() -> node != null ? RuleText.filter(node) : RuleText.filter(detail.layers()));
    }

    private void addColumn() {
        Node node = editor.fields().selected();
        if (node == null)
            return;
        List<Column.Placed> columns = new ArrayList<>(editor.packets().columns());
        if (columns.size() < MOST_COLUMNS && columns.stream().noneMatch(each -> each.column().id().equals(node.name())))
            Column.of(node.name()).ifPresent(column -> {
                columns.add(Math.max(0, columns.size() - 1), new Column.Placed(column, column.width()));
                Column.choose(columns);
            });
    }

    private void copyLines() {
        PacketTable packets = editor.packets();
        switch (Display.getCurrent().getFocusControl()) {
            case Text typed -> typed.copy();
            case StyledText text when text.getEditable() || text.getSelectionCount() > 0 -> text.copy();
            case null, default -> copyLater(packets.lines(packets.selection(MOST_COPIED)));
        }
    }

    private void copyLater(Callable<String> lines) {
        Display display = editor.getSite().getShell().getDisplay();
        Job.create("Copying packets", (ICoreRunnable) monitor -> {
            try {
                String text = lines.call();
                display.asyncExec(() -> copy(text));
            } catch (Exception e) {
                throw new CoreException(Status.error("The packets could not be copied: " + e.getMessage(), e));
            }
        }).schedule();
    }

    private void copyOctets(CopyFormat format) {
        editor.withDetail(detail -> {
            Node node = editor.fields().viewer().getControl().isFocusControl() ? editor.fields().selected() : null;
            byte[] octets = node == null || node.length() == 0 ? Arrays.copyOf(detail.octets(), detail.length())
                    : Arrays.copyOfRange(detail.octets(), node.at(), Math.min(detail.octets().length, node.at() + node.length()));
            copy(format.text(octets));
        });
    }

    private void copyFields() {
        editor.withDetail(detail -> {
            TextBuffer text = new TextBuffer();
            new TreeText(false).write(detail.layers(), text);
            copy(text.toString());
        });
    }

    private void copy(String text) {
        if (text.isEmpty())
            return;
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void show(String view) {
        try {
            int packet = editor.packets().selected();
            ConnectionsView connections = (ConnectionsView) editor.getSite().getPage().showView(ConnectionsView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
            if (packet > 0)
                connections.choose(editor.file().connectionOfDatagram(packet));
            editor.getSite().getPage().showView(view);
        } catch (PartInitException e) {
            ILog.get().error("The view " + view + " could not be opened", e);
        }
    }
}
