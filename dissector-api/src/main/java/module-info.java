/** Fields, packets, dissectors and capture files: what a protocol author and an embedder need. */
module dev.remora.api {
    requires static org.jspecify;

    exports dev.remora.dissect;
    exports dev.remora.field;
    exports dev.remora.capture;
    exports dev.remora.packet;
    exports dev.remora.tree;

    uses dev.remora.dissect.Provider;
}
