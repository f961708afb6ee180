package dev.remora.ide.help;

import org.eclipse.core.runtime.ILog;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;

/** What the workbench asks for help: Help Contents, and F1. */
public final class Help extends AbstractHelpUI {
    @Override
    public void displayHelp() {
        show(Page.CONTENTS);
    }

    @Override
    public void displayHelpResource(String href) {
        show(href);
    }

    @Override
    public void displayContext(IContext context, int x, int y) {
        IHelpResource[] topics = context == null ? new IHelpResource[0] : context.getRelatedTopics();
        show(topics.length == 0 ? Page.CONTENTS : topics[0].getHref());
    }

    @Override
    public void displayDynamicHelp() {
        displayHelp();
    }

    @Override
    public void displaySearch() {
        displayHelp();                              // the contents are a few pages
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return false;
    }

    private static void show(String page) {
        try {
            PageView view = (PageView) PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(PageView.ID);
            view.go(page);
        } catch (PartInitException e) {
            ILog.get().error("The view Help could not be opened", e);
        }
    }
}
