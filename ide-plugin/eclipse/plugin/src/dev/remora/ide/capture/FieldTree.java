package dev.remora.ide.capture;

import dev.remora.ide.table.TreeContent;
import dev.remora.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** The layers and fields of one packet. */
public final class FieldTree {
    private final Set<String> opened = new HashSet<>();
    private final TreeViewer  viewer;
    private List<Node>        layers = List.of();
    private boolean           quiet;

    FieldTree(Composite parent, Consumer<Node> selected) {
        Composite room = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        room.setLayout(layout);
        viewer = new TreeViewer(room, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.setContentProvider(new TreeContent<>(Node.class, Node::children));
        column(layout, "Field", 21, node -> node.label());
        column(layout, "Value", 12, FieldTree::value);
        column(layout, "Name", 7, Node::name);
        viewer.getTree().setHeaderVisible(true);
        viewer.addSelectionChangedListener(event -> {
            if (!quiet && event.getStructuredSelection().getFirstElement() instanceof Node node)
                selected.accept(node);
        });
    }

    private interface Text {
        String of(Node node);
    }

    private void column(TreeColumnLayout layout, String heading, int weight, Text text) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(heading);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.of((Node) element);
            }
        });
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 80));
    }

    private static String value(Node node) {
        return node.isLayer() ? node.meaning() : node.text();
    }

    /** The viewer. */
    public TreeViewer viewer() {
        return viewer;
    }

    /** Shows a packet; layers that were open stay open, and the innermost is. */
    void show(List<Node> newLayers) {
        for (Object open : viewer.getExpandedElements())
            opened.add(((Node) open).name());
        for (Node layer : layers)
            if (!viewer.getExpandedState(layer))
                opened.remove(layer.name());
        layers = newLayers;
        viewer.setInput(layers);
        List<Node> open = new ArrayList<>(layers.stream().filter(layer -> opened.contains(layer.name())).toList());
        if (open.isEmpty() && !layers.isEmpty())
            open.add(layers.getLast());
        viewer.setExpandedElements(open.toArray());
    }

    /** The selected field or layer; null where none is. */
    public Node selected() {
        return (Node) viewer.getStructuredSelection().getFirstElement();
    }

    /** Selects the smallest field that an octet belongs to; nothing where no field has it. */
    Node select(int position) {
        return select(position, "");
    }

    /** Selects the field of this name that an octet belongs to, or else the smallest one. */
    Node select(int position, String name) {
        List<Node> best = new ArrayList<>();
        for (Node layer : layers)
            descend(layer, position, name, new ArrayList<>(List.of(layer)), best);
        quiet = true;
        viewer.setSelection(best.isEmpty() ? StructuredSelection.EMPTY : new TreeSelection(new TreePath(best.toArray())), true);
        quiet = false;
        return best.isEmpty() ? null : best.getLast();
    }

    private static void descend(Node parent, int position, String name, List<Node> path, List<Node> best) {
        for (Node field : parent.children())
            if (field.length() > 0 && position >= field.at() && position < field.at() + field.length()) {
                path.add(field);
                if (best.isEmpty() || isBetter(field, best.getLast(), name)) {
                    best.clear();
                    best.addAll(path);
                }
                descend(field, position, name, path, best);
                path.removeLast();
            }
    }

    private static boolean isBetter(Node field, Node best, String name) {
        boolean named = field.name().equals(name);
        return named || !best.name().equals(name) && field.length() <= best.length();
    }
}
