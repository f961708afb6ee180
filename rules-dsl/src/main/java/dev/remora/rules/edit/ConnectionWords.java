package dev.remora.rules.edit;

import dev.remora.rules.edit.Completion.Kind;
import dev.remora.rules.syntax.Token;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import java.util.Arrays;
import java.util.List;

/** Proposes what a test can expect of a connection: {@code expect connection 3 responder CLOSED}, {@code expect connection 3 conn_state SF}. */
final class ConnectionWords {
    private static final List<String> SIDES  = List.of(Side.ORIGINATOR.label(), Side.RESPONDER.label());
    private static final String       FIELDS = "connection.";

    private final Language  language;
    private final Place     place;
    private final Proposals proposals;

    ConnectionWords(Language language, Place place, Proposals proposals) {
        this.language = language;
        this.place = place;
        this.proposals = proposals;
    }

    void add(int rank) {
        List<Token> words = place.inClause().stream().filter(token -> token.kind() == Token.Kind.WORD).toList();
        if (words.size() == 1) {
            proposals.add(Kind.VALUE, SIDES, "end of the connection", rank);
            language.catalogue().entries().stream().filter(entry -> entry.name().startsWith(FIELDS)).forEach(
                    entry -> proposals.add(Kind.FIELD, entry.name().substring(FIELDS.length()), FieldPage.line(entry), rank + SIDES.size(), () -> language.page(entry)));
        } else if (words.size() == 2) {
            values(place.text(words.getLast()), rank);
        }
    }

    private void values(String property, int rank) {
        if (SIDES.contains(property))
            proposals.add(Kind.VALUE, Arrays.stream(TcpState.values()).map(TcpState::name).toList(), "state", rank);
        else
            language.entry(FIELDS + property).filter(entry -> entry.type().isInteger())
                    .ifPresent(entry -> ValueWords.numbered(entry).forEach((number, name) -> proposals.add(Kind.VALUE, ValueWords.written(name), number, rank, () -> "")));
    }
}
