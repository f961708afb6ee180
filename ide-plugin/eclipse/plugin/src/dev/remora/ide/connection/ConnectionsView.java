package dev.remora.ide.connection;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.table.Chosen;
import dev.remora.ide.table.Tick;
import dev.remora.ide.table.WideTable;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/** The connections of the capture that is looked at: who, how much, the states of both ends. The packet that is selected in the list chooses its connection. */
public final class ConnectionsView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.connections";

    private static final int POLL_MILLIS = 300;

    private final ConnectionList          list    = new ConnectionList();
    private final Chosen                  chosen  = new Chosen();
    private final Consumer<CaptureEditor> looked  = this::show;
    private final Consumer<PacketChoice>  packets = this::follow;
    private WideTable                     table;
    private ActiveCapture                 active;
    private PacketChoice                  followed;                  // the packet that was selected last in the capture
    private boolean                       linked  = true;

    @Override
    public void createPartControl(Composite parent) {
        table = new WideTable(parent, ConnectionList.headings(), list, this::selected);
        table.control().addListener(SWT.MouseDoubleClick, event -> goToFirstPacket());
        table.control().addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR)
                goToFirstPacket();
        });
        getSite().setSelectionProvider(chosen);
        active = ActiveCapture.of(getSite().getPage());
        active.addListener(looked);
        show(active.editor());
        menus();
        ConnectionKeys.register(getViewSite());
        active.addPacketListener(packets);
    }

    private void menus() {
        MenuManager menu = new MenuManager();
        menu.add(action("Go to First Packet", this::goToFirstPacket));
        menu.add(action("Show Only Its Packets", this::filter));
        menu.add(action("Save Its Packets…", this::save));
        menu.add(action("Ladder", () -> open(LadderView.ID)));
        menu.add(action("States", () -> open(StateDiagramView.ID)));
        menu.add(action("Follow Stream", () -> open(StreamView.ID)));
        menu.add(action("Time and Sequence", () -> open(SequenceView.ID)));
        table.control().setMenu(menu.createContextMenu(table.control()));
        IMenuManager bar = getViewSite().getActionBars().getMenuManager();
        MenuManager sort = new MenuManager("Sort by");
        for (int i = 0; i < table.headings().size(); i++) {
            int column = i;
            sort.add(action(table.headings().get(i), () -> table.sort(column)));
        }
        bar.add(sort);
        Action link = new Action("Link with Editor", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                follow(isChecked());
            }
        };
        link.setChecked(true);
        bar.add(link);
    }

    private static Action action(String text, Runnable run) {
        return new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    private void open(String view) {
        try {
            getSite().getPage().showView(view);
        } catch (PartInitException e) {
            setContentDescription(String.valueOf(e.getMessage()));
        }
    }

    private void show(CaptureEditor editor) {
        if (table.control().isDisposed())
            return;
        table.clear();
        chosen.setSelection(StructuredSelection.EMPTY);
        followed = editor == null ? null : new PacketChoice(editor.file(), editor.packets().selected());
        list.show(editor == null ? null : editor.file());
        table.refresh();
        if (editor == null)
            setContentDescription("Open a capture to list its connections here.");
        else
            follow(editor);
    }

    private void follow(CaptureEditor editor) {
        if (table.control().isDisposed() || editor != active.editor())
            return;
        CaptureFile file = editor.file();
        boolean complete = file.isComplete();
        list.update();
        table.refresh();
        setContentDescription(String.format(Locale.ROOT, "%,d %s%s%s", list.rows(), list.rows() == 1 ? "connection" : "connections", complete ? "" : " so far",
                list.isSortable() ? "" : String.format(Locale.ROOT, "; more than %,d cannot be sorted", ConnectionList.MOST_SORTED)));
        if (!complete)
            Tick.after(POLL_MILLIS, () -> follow(editor));
        else if (linked && editor.packets().selected() > 0 && table.selected() < 0)
            choose(file.connectionOfDatagram(editor.packets().selected()));
    }

    private void selected(int row) {
        if (active.editor() != null && row < list.rows())
            chosen.choose(new ConnectionChoice(active.editor().file(), list.id(row)));
    }

    private void follow(PacketChoice packet) {
        if (active.editor() == null || packet.file() != active.editor().file())
            return;
        int connection = packet.file().connectionOfDatagram(packet.number());
        boolean isAnother = choice() == null || choice().file() != packet.file() || !packet.file().isOf(packet.number(), choice().id());
        if (linked && isAnother && (connection > 0 || !packet.equals(followed)))     // one that is told of again leaves what was selected here since
            choose(connection);
        followed = packet;
    }

    private ConnectionChoice choice() {
        return chosen.getSelection() instanceof IStructuredSelection structured && structured.getFirstElement() instanceof ConnectionChoice choice ? choice : null;
    }

    private void goToFirstPacket() {
        ConnectionChoice choice = choice();
        if (choice == null || active.editor() == null)
            return;
        int[] frames = choice.file().framesOf(choice.id(), 1);
        if (frames.length > 0)
            active.editor().goTo(frames[0]);
    }

    private void filter() {
        if (choice() != null && active.editor() != null)
            active.editor().filterBar().apply("connection.id == " + choice().id());
    }

    private void save() {
        if (choice() != null && active.editor() != null)
            active.editor().packetSaving().ask(choice().id());
    }

    /** Chooses a connection by its number, from 1; none for 0. */
    public void choose(int id) {
        list.update();
        int row = list.row(id);
        if (row < 0) {
            table.select(row);
            chosen.setSelection(StructuredSelection.EMPTY);
            return;
        }
        if (row == table.selected() && choice() != null && choice().file() == active.editor().file() && choice().id() == id)
            return;
        table.select(row);
        selected(row);
    }

    /** Whether the packet that is selected chooses its connection. */
    public void follow(boolean packets) {
        linked = packets;
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
        if (active != null) {
            active.removeListener(looked);
            active.removePacketListener(packets);
        }
        super.dispose();
    }
}
