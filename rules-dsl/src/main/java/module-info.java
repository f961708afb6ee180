/** The rule language, from its grammar to verdicts. */
module dev.remora.rules {
    requires static org.jspecify;
    requires transitive dev.remora.tcp;
    requires org.antlr.antlr4.runtime;

    exports dev.remora.rules.check;
    exports dev.remora.rules.compile;
    exports dev.remora.rules.diagnostic;
    exports dev.remora.rules.explain;
    exports dev.remora.rules.files;
    exports dev.remora.rules.run;
    exports dev.remora.rules.edit;
    exports dev.remora.rules.source;
    exports dev.remora.rules.syntax;
    exports dev.remora.rules.synth;
    exports dev.remora.rules.testing;
    exports dev.remora.rules.translate;
    exports dev.remora.rules.type;
}
