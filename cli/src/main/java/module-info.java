/** The command {@code remora}. */
module dev.remora.cli {
    requires static org.jspecify;
    requires dev.remora.live;
    requires dev.remora.lsp;
    requires dev.remora.rules;
    requires info.picocli;
    requires com.google.gson;
    requires java.xml;
    requires me.tongfei.progressbar;

    opens dev.remora.cli to info.picocli, com.google.gson;
}
