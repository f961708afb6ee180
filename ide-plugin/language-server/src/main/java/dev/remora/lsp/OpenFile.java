package dev.remora.lsp;

import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Source;

/**
 * A file that the client has open. Immutable.
 *
 * @param version as the client counts
 */
record OpenFile(String uri, int version, Document document) {
    Source source() {
        return document.source();
    }

    Places places() {
        return new Places(source());
    }
}
