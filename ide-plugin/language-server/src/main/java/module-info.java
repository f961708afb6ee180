/** The language server for rule files. */
module dev.remora.lsp {
    requires static org.jspecify;
    requires transitive dev.remora.rules;
    requires org.eclipse.lsp4j;
    requires org.eclipse.lsp4j.jsonrpc;
    requires com.google.gson;

    exports dev.remora.lsp;
    opens dev.remora.lsp to com.google.gson;     // answers of commands are records
}
