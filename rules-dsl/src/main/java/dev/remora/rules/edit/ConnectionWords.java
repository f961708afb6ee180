package dev.remora.rules.edit;

import dev.remora.rules.edit.Completion.Kind;
import dev.remora.rules.syntax.Token;
import dev.remora.tracking.TcpState;
import java.util.Arrays;
import java.util.List;

/** Proposes what a test can expect of a connection: {@code expect connection 3 responder CLOSED}. */
final class ConnectionWords {
    private static final List<String> SIDES = List.of("originator", "responder");

    private final Place     place;
    private final Proposals proposals;

    ConnectionWords(Place place, Proposals proposals) {
        this.place = place;
        this.proposals = proposals;
    }

    void add(int rank) {
        List<Token> words = place.inClause().stream().filter(token -> token.kind() == Token.Kind.WORD).toList();
        if (words.size() == 1)
            proposals.add(Kind.VALUE, SIDES, "end of the connection", rank);
        else if (words.size() == 2 && SIDES.contains(place.text(words.getLast())))
            proposals.add(Kind.VALUE, Arrays.stream(TcpState.values()).map(TcpState::name).toList(), "state", rank);
    }
}
