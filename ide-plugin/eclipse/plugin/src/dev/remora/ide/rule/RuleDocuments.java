package dev.remora.ide.rule;

import dev.remora.ide.model.Protocols;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Language;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;

/** The rule file behind a text that is being edited; parsed once for each change. Safe for many threads. */
final class RuleDocuments {
    private static final Language LANGUAGE = new Language(Protocols.all().catalogue());

    private static IDocument lastText;
    private static String    lastContent = "";
    private static Document  last;

    private RuleDocuments() {}

    /** What the language makes of a text as it stands now. */
    static synchronized Document of(IDocument text) {
        String content = text.get();
        if (last == null || text != lastText || !content.equals(lastContent)) {
            last = LANGUAGE.open(Source.of(name(text), content), RuleFolder::imported);
            lastText = text;
            lastContent = content;
        }
        return last;
    }

    private static String name(IDocument text) {
        IFile file = file(text);
        IPath location = file == null ? null : file.getLocation();
        return location == null ? "rules" : location.toOSString();
    }

    /** The file of the workspace that a text belongs to; null where it belongs to none. */
    static IFile file(IDocument text) {
        ITextFileBuffer buffer = ITextFileBufferManager.DEFAULT.getTextFileBuffer(text);
        return buffer == null || buffer.getLocation() == null ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(buffer.getLocation());
    }
}
