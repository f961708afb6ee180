package dev.remora.ide.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ContentAssistantFacade;
import org.eclipse.jface.text.source.ISourceViewerExtension4;

/**
 * Knows whether somebody has asked for completion in a viewer, and where, or whether it opened by itself while they typed. It stays in the way then: Enter takes its
 * first line, so that it must not be open where no word has been begun. Told on the thread of the user interface, asked on any.
 */
final class AssistSession implements ICompletionListener {
    private static final int                             NOWHERE = -1;
    private static final Map<ITextViewer, AssistSession> ALL     = new ConcurrentHashMap<>();         // of viewers that are not disposed of

    private final ITextViewer viewer;
    private volatile boolean  open;
    private volatile int      asked = NOWHERE;

    private AssistSession(ITextViewer viewer) {
        this.viewer = viewer;
    }

    /** Listens from now on to what completes in a viewer, which has been configured. */
    static void follow(ITextViewer viewer) {
        boolean isGone = viewer.getTextWidget() == null || viewer.getTextWidget().isDisposed();
        ContentAssistantFacade assistant = !isGone && viewer instanceof ISourceViewerExtension4 source ? source.getContentAssistantFacade() : null;
        if (assistant == null || ALL.containsKey(viewer))
            return;
        AssistSession session = new AssistSession(viewer);
        assistant.addCompletionListener(session);
        ALL.put(viewer, session);
        viewer.getTextWidget().addDisposeListener(event -> ALL.remove(viewer));
    }

    /** Whether everything that fits is wanted at a place where no word has been begun: not where completion opened by itself, nor where it has been typed on since. */
    static boolean wantsAll(ITextViewer viewer, int offset) {
        AssistSession session = ALL.get(viewer);
        return session == null || !session.open || session.asked == offset;
    }

    @Override
    public void assistSessionStarted(ContentAssistEvent event) {
        asked = event.isAutoActivated ? NOWHERE : viewer.getSelectedRange().x;
        open = true;
    }

    @Override
    public void assistSessionEnded(ContentAssistEvent event) {
        open = false;
    }

    @Override
    public void selectionChanged(ICompletionProposal proposal, boolean smart) {}
}
