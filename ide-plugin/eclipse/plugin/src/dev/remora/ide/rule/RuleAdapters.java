package dev.remora.ide.rule;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** Gives the generic editor its outline, where it edits a rule file. */
public final class RuleAdapters implements IAdapterFactory {
    @Override
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        boolean fits = type == IContentOutlinePage.class && adaptable instanceof ITextEditor editor && isRules(editor);
        return fits ? type.cast(new RuleOutline((ITextEditor) adaptable)) : null;
    }

    private static boolean isRules(ITextEditor editor) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        return file != null && RuleDocuments.EXTENSION.equals(file.getFileExtension()) && RuleEditors.text(editor) != null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{IContentOutlinePage.class};
    }
}
