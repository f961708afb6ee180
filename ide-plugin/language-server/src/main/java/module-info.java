/** The language server for rule files. */
module dev.remora.lsp {
    requires static org.jspecify;
    requires transitive dev.remora.rules;
    requires org.eclipse.lsp4j;
    requires org.eclipse.lsp4j.jsonrpc;
    requires com.google.gson;

    exports dev.remora.lsp;
}
