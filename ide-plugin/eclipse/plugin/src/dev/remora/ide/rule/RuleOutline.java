package dev.remora.ide.rule;

import dev.remora.ide.table.TreeContent;
import dev.remora.rules.edit.Symbol;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The outline of a rule file: a line an item, under a policy its clauses. The line of what is around the cursor is selected. */
final class RuleOutline extends ContentOutlinePage implements IDocumentListener, ITextInputListener {
    private static final int DELAY_MILLIS = 200;

    private final ITextEditor editor;
    private final ITextViewer viewer;

    private final ISelectionChangedListener moved = event -> follow();

    private IDocument text;
    private boolean   waits;

    RuleOutline(ITextEditor editor) {
        this.editor = editor;
        this.viewer = editor.getAdapter(ITextViewer.class);
        this.text = RuleEditors.text(editor);
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        getTreeViewer().setUseHashlookup(true);
        getTreeViewer().setContentProvider(new TreeContent<>(Symbol.class, Symbol::children));
        getTreeViewer().setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
        getTreeViewer().setAutoExpandLevel(2);
        getTreeViewer().setInput(RuleDocuments.of(text).symbols());
        text.addDocumentListener(this);
        viewer.addTextInputListener(this);
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider cursor)
            cursor.addPostSelectionChangedListener(moved);
        follow();
    }

    // Who walks through the outline is not led away from it.
    private void follow() {
        if (getControl().isDisposed() || getControl().isFocusControl())
            return;
        List<Object> path = new ArrayList<>();
        int at = RuleEditors.selection(editor).start();
        Optional<Symbol> around = around((List<?>) getTreeViewer().getInput(), at);
        for (; around.isPresent(); around = around(around.get().children(), at))
            path.add(around.get());
        getTreeViewer().setSelection(path.isEmpty() ? StructuredSelection.EMPTY : new TreeSelection(new TreePath(path.toArray())), true);
    }

    private static Optional<Symbol> around(List<?> symbols, int at) {
        return symbols.stream().map(Symbol.class::cast).filter(symbol -> symbol.span().touches(at)).findFirst();
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (((IStructuredSelection) event.getSelection()).getFirstElement() instanceof Symbol symbol && getTreeViewer().getControl().isFocusControl())
            reveal(symbol.nameSpan());
    }

    private void reveal(Span span) {
        editor.selectAndReveal(span.start(), span.length());
    }

    @Override
    public void inputDocumentAboutToBeChanged(IDocument before, IDocument after) {}

    /** The file was moved, or saved under another name: then the editor has another text. */
    @Override
    public void inputDocumentChanged(IDocument before, IDocument after) {
        if (after == null)
            return;
        text.removeDocumentListener(this);
        text = after;
        text.addDocumentListener(this);
        refresh();
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {}

    @Override
    public void documentChanged(DocumentEvent event) {
        if (waits || getControl() == null || getControl().isDisposed())
            return;
        waits = true;
        getControl().getDisplay().timerExec(DELAY_MILLIS, this::refresh);
    }

    private void refresh() {
        waits = false;
        if (getControl().isDisposed())
            return;
        getTreeViewer().setInput(RuleDocuments.of(text).symbols());
        follow();
    }

    @Override
    public void dispose() {
        text.removeDocumentListener(this);
        viewer.removeTextInputListener(this);
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider cursor)
            cursor.removePostSelectionChangedListener(moved);
        super.dispose();
    }

    /** What kind it is, its name, and a few words more. */
    private static final class Labels extends LabelProvider implements IStyledLabelProvider {
        @Override
        public StyledString getStyledText(Object element) {
            Symbol symbol = (Symbol) element;
            StyledString text = new StyledString(word(symbol.kind()), StyledString.QUALIFIER_STYLER).append(symbol.name());
            return symbol.detail().isEmpty() ? text : text.append("  " + symbol.detail(), StyledString.DECORATIONS_STYLER);
        }

        @Override
        public String getText(Object element) {
            return getStyledText(element).getString();
        }

        private static String word(Symbol.Kind kind) {
            return switch (kind) {
                case PACK -> "pack ";
                case IMPORT -> "import ";
                case PREDICATE, SET -> "let ";
                case RULE -> "rule ";
                case POLICY -> "policy ";
                case DECISION -> "";
                case SUPPRESSION -> "suppress ";
                case TEST -> "test ";
            };
        }
    }
}
