package dev.remora.ide.preference;

import dev.remora.ide.capture.ColumnsEditor;
import java.util.Arrays;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ColorFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Columns, colours and times of the packet list. */
public final class PacketsPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    /** Id of the page in plugin.xml. */
    public static final String ID = "dev.remora.ide.preferences.packets";

    public PacketsPage() {
        super(GRID);
        setPreferenceStore(Preferences.store());
        setDescription("Settings for the packet list. You can also move and resize columns in the list itself.");
    }

    @Override
    public void init(IWorkbench workbench) {}

    @Override
    protected void createFieldEditors() {
        addField(new ColumnsEditor(Preferences.COLUMNS, "&Columns:", getFieldEditorParent()));
        addField(new ComboFieldEditor(Preferences.TIME, "&Time:",
                Arrays.stream(TimeFormat.values()).map(format -> new String[]{format.label(), format.name()}).toArray(String[][]::new), getFieldEditorParent()));
        addField(new BooleanFieldEditor(Preferences.COLOURED, "C&olour rows by protocol, anomaly and alert", getFieldEditorParent()));
        boolean dark = Theme.isDark(Display.getCurrent());
        for (Palette palette : Palette.values())
            addField(new ColorFieldEditor(palette.key(dark), palette.label() + ":", getFieldEditorParent()));
    }
}
