package dev.remora.ide.connection;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transport;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/** The connections of the capture that is looked at: who, how much, and the states of both ends. */
public final class ConnectionsView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.connections";

    /** Connections shown at most; the command line lists any number. */
    private static final int MOST = 20_000;

    private static final int POLL_MILLIS = 300;

    private TableViewer   viewer;
    private ActiveCapture active;
    private int           shown = -1;

    @Override
    public void createPartControl(Composite parent) {
        Composite room = new Composite(parent, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        room.setLayout(layout);
        viewer = new TableViewer(room, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL | SWT.VIRTUAL);
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        column(layout, "Transport", 4, choice -> choice.summary().transport().name());
        column(layout, "Originator", 9, choice -> choice.end(Side.ORIGINATOR));
        column(layout, "State", 7, choice -> state(choice.summary(), Side.ORIGINATOR));
        column(layout, "Responder", 9, choice -> choice.end(Side.RESPONDER));
        column(layout, "State", 7, choice -> state(choice.summary(), Side.RESPONDER));
        column(layout, "Packets", 5, choice -> counts(choice.summary().originator().packets(), choice.summary().responder().packets()));
        column(layout, "Octets", 6, choice -> counts(choice.summary().originator().octets(), choice.summary().responder().octets()));
        column(layout, "Outcome", 4, choice -> choice.summary().connState().name());
        column(layout, "History", 6, choice -> choice.summary().history());
        column(layout, "Certainty", 5, choice -> choice.summary().certainty().name().toLowerCase());
        getSite().setSelectionProvider(viewer);
        active = new ActiveCapture(getSite().getPage(), this::show);
        show(active.editor());
        viewer.addDoubleClickListener(event -> goToFirstPacket());
    }

    private void column(TableColumnLayout layout, String heading, int weight, Function<ConnectionChoice, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(heading);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((ConnectionChoice) element);
            }
        });
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 50));
    }

    private static String state(Summary summary, Side side) {
        return summary.transport() == Transport.TCP ? summary.end(side).state().label() : "";
    }

    private static String counts(long out, long back) {
        return String.format("%,d → %,d ←", out, back);
    }

    private void show(CaptureEditor editor) {
        shown = -1;
        if (viewer.getControl().isDisposed())
            return;
        if (editor == null)
            viewer.setInput(List.of());
        else
            follow(editor);
    }

    private void follow(CaptureEditor editor) {
        if (viewer.getControl().isDisposed() || editor != active.editor() && active.editor() != null)
            return;
        boolean complete = editor.file().isComplete();
        List<Summary> connections = editor.file().connections();
        if (connections.size() != shown && (complete || shown < MOST)) {
            shown = connections.size();
            viewer.setInput(connections.stream().limit(MOST).sorted((a, b) -> Long.compare(a.id(), b.id()))
                    .map(summary -> new ConnectionChoice(editor.file(), summary)).toList());
            setContentDescription(String.format("%,d connections%s", shown, complete ? "" : " so far"));
        }
        if (!complete)
            PlatformUI.getWorkbench().getDisplay().timerExec(POLL_MILLIS, () -> follow(editor));
    }

    private void goToFirstPacket() {
        if (viewer.getStructuredSelection().getFirstElement() instanceof ConnectionChoice choice && active.editor() != null) {
            int[] frames = choice.file().framesOf(choice.summary().id());
            if (frames.length > 0)
                active.editor().goTo(frames[0]);
        }
    }

    /** Chooses a connection by its place in the list, from 0. */
    public void choose(int place) {
        if (viewer.getInput() instanceof List<?> all && place < all.size())
            viewer.setSelection(new StructuredSelection(all.get(place)), true);
    }

    /** The viewer. */
    public TableViewer viewer() {
        return viewer;
    }

    @Override
    public void setFocus() {
        viewer.getControl().setFocus();
    }

    @Override
    public void dispose() {
        active.dispose();
        super.dispose();
    }
}
