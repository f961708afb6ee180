package dev.remora.ide.help;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.internal.help.WorkbenchHelpSystem;

/** Has {@link Help} show the help, not the help of the platform: that is there for the cheat sheets, and shows no page without a web server. */
public final class Choice implements IStartup {
    private static final String ID = "dev.remora.ide.help.support";        // the extension in plugin.xml

    @Override
    public void earlyStartup() {
        WorkbenchHelpSystem.getInstance().setDesiredHelpSystemId(ID);       // there is no public way to choose
    }
}
