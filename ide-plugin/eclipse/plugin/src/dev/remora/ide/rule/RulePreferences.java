package dev.remora.ide.rule;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What can be set about editors of rules. */
public final class RulePreferences extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    /** Whether a rule file is laid out as it is saved. */
    public static final String LAY_OUT_ON_SAVE = "rules.layOutOnSave";
    /** Whether tests, and what rules make of the capture that is looked at, are told above rules. */
    public static final String MININGS         = "rules.minings";

    private static final String PLUGIN = "dev.remora.ide";

    /** Called by the dialogue of preferences. */
    public RulePreferences() {
        super(GRID);
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, PLUGIN));
        setDescription("Settings for the editors of rule files.");
    }

    @Override
    public void init(IWorkbench workbench) {}

    @Override
    protected void createFieldEditors() {
        addField(new BooleanFieldEditor(LAY_OUT_ON_SAVE, "Format rule files when they are &saved", getFieldEditorParent()));
        addField(new BooleanFieldEditor(MININGS, "Show &tests and matches above rules", getFieldEditorParent()));
    }

    static boolean laysOutOnSave() {
        return is(LAY_OUT_ON_SAVE);
    }

    static boolean showsMinings() {
        return is(MININGS);
    }

    private static boolean is(String key) {
        return Platform.getPreferencesService().getBoolean(PLUGIN, key, true, null);
    }

    /** What holds until it is set. */
    public static final class Defaults extends AbstractPreferenceInitializer {
        @Override
        public void initializeDefaultPreferences() {
            DefaultScope.INSTANCE.getNode(PLUGIN).putBoolean(LAY_OUT_ON_SAVE, true);
            DefaultScope.INSTANCE.getNode(PLUGIN).putBoolean(MININGS, true);
        }
    }
}
