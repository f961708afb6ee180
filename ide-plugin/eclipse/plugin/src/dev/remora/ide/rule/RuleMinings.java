package dev.remora.ide.rule;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.CaptureFile;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Lens;
import dev.remora.rules.testing.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.ui.PlatformUI;

/** What stands above rules and tests without being in the text: tests to run and how they went, and what a rule makes of the capture in sight. */
public final class RuleMinings extends AbstractCodeMiningProvider {
    private CountJob                counting;
    private ActiveCapture           watched;
    private Consumer<CaptureEditor> other;

    @Override
    public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
        IDocument text = viewer.getDocument();
        if (text == null || !RulePreferences.showsMinings())
            return CompletableFuture.completedFuture(List.of());
        return CompletableFuture.supplyAsync(() -> count(viewer, text), PlatformUI.getWorkbench().getDisplay()::asyncExec)
                .thenApplyAsync(capture -> minings(viewer, text, capture));
    }

    // On the thread of the user interface, which alone knows what is in sight.
    private Optional<CaptureFile> count(ITextViewer viewer, IDocument text) {
        if (viewer.getTextWidget() == null || viewer.getTextWidget().isDisposed())
            return Optional.empty();
        watch(viewer);
        Document rules = RuleDocuments.of(text);
        Optional<CaptureFile> capture = RuleEditors.capture(viewer).map(CaptureEditor::file);
        capture.filter(file -> !RuleRuns.of(text).isCounted(rules, file)).ifPresent(file -> {
            if (counting != null)
                counting.cancel();
            counting = new CountJob(text, rules, file, () -> refresh(viewer));
            counting.schedule();
        });
        return capture;
    }

    // Another capture in sight is another answer.
    private void watch(ITextViewer viewer) {
        if (watched != null)
            return;
        RuleEditors.captures(viewer).ifPresent(captures -> {
            watched = captures;
            other = editor -> refresh(viewer);
            watched.addListener(other);
        });
    }

    @Override
    public void dispose() {
        if (watched != null)
            watched.removeListener(other);
        watched = null;
        super.dispose();
    }

    /** Shows anew what is known. */
    static void refresh(ITextViewer viewer) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (viewer instanceof ISourceViewerExtension5 minings && viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed())
                minings.updateCodeMinings();
        });
    }

    private List<ICodeMining> minings(ITextViewer viewer, IDocument text, Optional<CaptureFile> capture) {
        Document rules = RuleDocuments.of(text);
        List<ICodeMining> minings = new ArrayList<>();
        try {
            for (Lens lens : rules.lenses(RuleRuns.of(text).of(rules, capture)))
                minings.add(new Mining(viewer, text, rules, lens, this));
        } catch (BadLocationException e) {
            return List.of();               // the text has changed meanwhile, and is asked about again
        }
        return minings;
    }

    /** One lens. */
    private static final class Mining extends LineHeaderCodeMining {
        private final ITextViewer viewer;
        private final Lens        lens;

        Mining(ITextViewer viewer, IDocument text, Document rules, Lens lens, RuleMinings provider) throws BadLocationException {
            super(rules.source().line(lens.span().start()) - 1, text, provider);
            this.viewer = viewer;
            this.lens = lens;
            setLabel(lens.title());
        }

        @Override
        public Consumer<MouseEvent> getAction() {
            return event -> act(viewer, lens);
        }
    }

    private static void act(ITextViewer viewer, Lens lens) {
        switch (lens.action()) {
            case Lens.Action.RunTests tests -> RuleEditors.of(viewer).ifPresent(editor -> TestRun.start(editor, tests.titles()));
            case Lens.Action.ShowMatches shown -> RuleEditors.capture(viewer).filter(editor -> isCounted(viewer.getDocument(), editor))
                    .ifPresent(editor -> next(editor, RuleRuns.of(viewer.getDocument()).matches(editor.file()), shown.rule()));
        }
    }

    private static boolean isCounted(IDocument text, CaptureEditor editor) {
        return RuleRuns.of(text).isCounted(RuleDocuments.of(text), editor.file());
    }

    // The first match behind the selected packet; behind the last one, the first.
    private static void next(CaptureEditor editor, Optional<Matches> matches, String rule) {
        List<Long> numbers = matches.flatMap(all -> all.of(rule)).map(Matches.OfRule::numbers).orElse(List.of());
        if (numbers.isEmpty())
            return;
        long next = numbers.stream().filter(number -> number > editor.packets().selected()).findFirst().orElse(numbers.getFirst());
        editor.goTo((int) next);
        editor.getSite().getPage().bringToTop(editor);
    }
}
