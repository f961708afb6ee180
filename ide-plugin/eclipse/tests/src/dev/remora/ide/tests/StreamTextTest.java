package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.connection.StreamText;
import dev.remora.ide.connection.StreamText.Form;
import dev.remora.ide.model.Conversation;
import dev.remora.ide.model.Conversation.Piece;
import dev.remora.tracking.Side;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class StreamTextTest {
    private static final Piece LONG = new Piece(Side.ORIGINATOR, 1, new byte[500_000], 0);

    private static StreamText dump(int pieces) {
        return StreamText.of(new Conversation(Collections.nCopies(pieces, LONG), false), Form.HEX, null);
    }

    @Test
    void saysThatThereIsMoreOnlyWhereThereIs() {
        assertTrue(dump(1).text().length() > 2_000_000);
        assertFalse(dump(1).text().contains("The rest is not shown"));
        assertTrue(dump(2).text().endsWith("[The rest is not shown; Save… writes everything]\n"));
        assertEquals(1, dump(2).turns().size());
    }
}
