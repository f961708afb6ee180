package dev.remora.lsp;

import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Source;
import java.util.Set;

/**
 * A file that the client has open. Its text is what it is for ever; its imports are those that were looked at so far.
 *
 * @param version as the client counts
 * @param imports the files that it has looked at, by what they are called and by their paths without symbolic links, there or not
 */
record OpenFile(String uri, int version, Document document, Set<String> imports) {
    Source source() {
        return document.source();
    }

    Places places() {
        return new Places(source());
    }
}
