package dev.remora.analysis;

import dev.remora.packet.Note;

/** What the analysis leaves with a packet, for fields to read. */
final class Notes implements Note {
    static final Kind<Notes> KIND = Kind.of(Notes::new);

    final LayerNotes<Findings>       segments  = new LayerNotes<>(Findings::new);
    final LayerNotes<StreamFindings> datagrams = new LayerNotes<>(StreamFindings::new);
    final LayerNotes<EchoFindings>   echoes    = new LayerNotes<>(EchoFindings::new);

    @Override
    public void clear() {
        segments.clear();
        datagrams.clear();
        echoes.clear();
    }
}
