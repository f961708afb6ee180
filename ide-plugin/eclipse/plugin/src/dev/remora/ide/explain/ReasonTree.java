package dev.remora.ide.explain;

import dev.remora.ide.preference.Theme;
import dev.remora.ide.table.TreeContent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;

/** The tree of an explanation: what was asked, what was read, and where. */
final class ReasonTree {
    private static final RGB GOOD      = new RGB(0x1B, 0x6E, 0x2E);
    private static final RGB GOOD_DARK = new RGB(0x8F, 0xD6, 0x9B);
    private static final RGB BAD       = new RGB(0xB0, 0x1C, 0x1C);
    private static final RGB BAD_DARK  = new RGB(0xF2, 0x9B, 0x94);

    private final TreeViewer viewer;

    ReasonTree(Composite parent, Consumer<Reason> chosen, Consumer<Reason> opened) {
        Composite room = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        room.setLayout(layout);
        viewer = new TreeViewer(room, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.getTree().setHeaderVisible(true);
        viewer.setContentProvider(new TreeContent<>(Reason.class, Reason::below));
        column(layout, "Condition", 12, reason -> mark(reason) + reason.text());
        column(layout, "Value", 7, Reason::value);
        column(layout, "Where", 5, reason -> reason.octets() == null ? "" : reason.octets().place());
        viewer.addSelectionChangedListener(event -> tell(event.getStructuredSelection().getFirstElement(), chosen));
        viewer.addOpenListener(event -> tell(viewer.getStructuredSelection().getFirstElement(), opened));
    }

    private static void tell(Object element, Consumer<Reason> consumer) {
        if (element instanceof Reason reason)
            consumer.accept(reason);
    }

    private static String mark(Reason reason) {
        return reason.holds() == null ? "" : reason.holds() ? "✓ " : "✗ ";
    }

    private void column(TreeColumnLayout layout, String heading, int weight, Function<Reason, String> text) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(heading);
        column.setLabelProvider(new Labels(text));
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60));
    }

    TreeViewer viewer() {
        return viewer;
    }

    /** Shows an explanation, and selects what settled it. */
    void show(List<Reason> reasons) {
        viewer.getTree().setRedraw(false);
        viewer.setInput(reasons);
        viewer.expandAll();
        viewer.getTree().setRedraw(true);
        reasons.stream().flatMap(reason -> reason.decider().stream()).findFirst().ifPresent(reason -> viewer.setSelection(new StructuredSelection(reason), true));
    }

    /** The colour of what holds, and of what does not. */
    static RGB rgb(boolean holds, boolean dark) {
        return holds ? dark ? GOOD_DARK : GOOD : dark ? BAD_DARK : BAD;
    }

    /** What settled the matter is bold; what holds is green, what does not is red. */
    private final class Labels extends ColumnLabelProvider {
        private final Function<Reason, String> text;
        private final Font                     bold = FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(SWT.BOLD).createFont(viewer.getTree().getDisplay());

        Labels(Function<Reason, String> text) {
            this.text = text;
        }

        @Override
        public String getText(Object element) {
            return text.apply((Reason) element);
        }

        @Override
        public Font getFont(Object element) {
            return ((Reason) element).decides() ? bold : null;
        }

        @Override
        public Color getForeground(Object element) {
            Boolean holds = ((Reason) element).holds();
            return holds == null ? null : new Color(rgb(holds, Theme.isDark(viewer.getTree().getDisplay())));
        }

        @Override
        public void dispose() {
            bold.dispose();
            super.dispose();
        }
    }
}
