package dev.remora.ide.capture;

import dev.remora.ide.model.Protocols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.fieldassist.AutoCompleteField;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.jface.preference.ListEditor;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Chooses the columns of the packet list: those that every packet fills, and any field. */
public final class ColumnsEditor extends ListEditor {
    private static final String KNOWN = "number, time, source, destination, protocol, length, state, info, or the name of a field";

    private final Map<String, Integer> widths = new HashMap<>();

    /** An editor of the columns that are kept under a name. */
    public ColumnsEditor(String name, String label, Composite parent) {
        super(name, label, parent);
    }

    // A list without columns is of no use to anybody.
    @Override
    protected String createList(String[] items) {
        return items.length == 0 ? getPreferenceStore().getDefaultString(getPreferenceName())
                : Stream.of(items).map(each -> each + "=" + widths.getOrDefault(each, Column.of(each).map(Column::width).orElse(0))).collect(Collectors.joining(","));
    }

    @Override
    protected String[] parseString(String list) {
        for (Column.Placed placed : Column.parse(list))
            widths.put(placed.column().id(), placed.width());
        return Column.parse(list).stream().map(placed -> placed.column().id()).toArray(String[]::new);
    }

    @Override
    protected void doStore() {
        super.doStore();
        if (getList().getItemCount() == 0)
            doLoad();
    }

    /** What is wrong with a column that is to be added to others; null where nothing is. */
    public static String wrong(String column, List<String> others) {
        if (Column.of(column).isEmpty())
            return KNOWN;
        return others.contains(column) ? column + " is already a column" : null;
    }

    @Override
    protected String getNewInputObject() {
        if (getList().getSelectionIndex() < 0)
            getList().select(getList().getItemCount() - 2);                  // it is put behind what is selected: before the last one, as Add as Column does
        IInputValidator known = text -> wrong(text.strip(), List.of(getList().getItems()));
        InputDialog dialog = new InputDialog(getShell(), "Add Column", "Name of a column, or of a field such as ip.ttl:", "", known) {
            @Override
            protected Control createDialogArea(Composite parent) {
                Control area = super.createDialogArea(parent);
                new AutoCompleteField(getText(), new TextContentAdapter(), names());
                return area;
            }
        };
        if (dialog.open() != Window.OK)
            return null;
        return dialog.getValue().strip();
    }

    private static String[] names() {
        List<String> names = new ArrayList<>();
        for (Column.Standard standard : Column.Standard.values())
            names.add(standard.id());
        Protocols.all().catalogue().entries().forEach(entry -> names.add(entry.name()));
        return names.stream().sorted().toArray(String[]::new);
    }
}
