package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.dissect.Setting;
import dev.remora.ide.capture.ColumnsEditor;
import dev.remora.ide.preference.PacketsPage;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.preference.TrackingPage;
import dev.remora.tracking.TrackingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wrong values in the pages of preferences. */
class PreferencePagesTest {
    private PreferenceDialog dialog;

    private PreferencePage open(String id) throws Exception {
        Workbench.emptyPage();
        dialog = PreferencesUtil.createPreferenceDialogOn(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), id, new String[]{id}, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Workbench.settle();
        return (PreferencePage) dialog.getSelectedPage();
    }

    @AfterEach
    void close() {
        if (dialog != null)
            dialog.close();
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        List<T> all = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child))
                all.add(type.cast(child));
            else if (child instanceof Composite inside)
                all.addAll(all(inside, type));
        }
        return all;
    }

    @Test
    void nameTheTimeoutThatIsOutOfItsRange() throws Exception {
        PreferencePage page = open(TrackingPage.ID);
        Text first = all((Composite) page.getControl(), Text.class).getFirst();
        type(first, "0");
        assertEquals("No answer to a SYN: 1 to 2,592,000", page.getErrorMessage());
        assertFalse(page.isValid());
        type(first, "30");
        assertTrue(page.isValid());
        assertNull(page.getErrorMessage());
    }

    @Test
    void takeForAValueOutOfItsRangeTheNearestInIt() {
        String name = TrackingSettings.UDP.name();
        Preferences.store().setValue(name, Integer.MAX_VALUE);           // as from a file of preferences
        assertEquals(Setting.LONGEST_TIME, Preferences.settings().value(TrackingSettings.UDP));
        Preferences.store().setValue(name, -5);
        assertEquals(Duration.ofSeconds(1), Preferences.settings().value(TrackingSettings.UDP));
        Preferences.store().setToDefault(name);
    }

    private static void type(Text field, String value) {
        field.setText(value);
        field.notifyListeners(SWT.KeyUp, new Event());                   // at which it is looked at
    }

    @Test
    void takeNoColumnTwice() {
        List<String> columns = List.of("number", "ip.ttl");
        assertNull(ColumnsEditor.wrong("time", columns));
        assertEquals("ip.ttl is already a column", ColumnsEditor.wrong("ip.ttl", columns));
        assertTrue(ColumnsEditor.wrong("ip.tll", columns).endsWith("or the name of a field"));
    }

    @Test
    void haveTheUsualColumnsWhereAllAreRemoved() throws Exception {
        PreferencePage page = open(PacketsPage.ID);
        var list = all((Composite) page.getControl(), org.eclipse.swt.widgets.List.class).getFirst();
        list.removeAll();
        page.performOk();
        assertEquals(8, list.getItemCount());
        assertTrue(Preferences.store().isDefault(Preferences.COLUMNS), Preferences.store().getString(Preferences.COLUMNS));
    }
}
