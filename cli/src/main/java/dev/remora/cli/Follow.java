package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Dialogue;
import dev.remora.tracking.Side;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What both ends of one connection say, in the order in which it came: as text, in hexadecimal, or as the octets that they are. */
final class Follow implements Dialogue.Reader {
    private static final int  ROW    = 16;
    private static final char HIDDEN = '·';

    private final Wish       wish;
    private final Colours    colours;
    private final TextBuffer out;
    private final long[]     offsets = new long[2];
    private @Nullable Side   speaker;
    private boolean          isLineOpen;
    private Side             loser   = Side.ORIGINATOR;
    private long             lost;                               // octets of that end, since somebody has last said something

    private Follow(Wish wish, Colours colours, TextBuffer out) {
        this.wish = wish;
        this.colours = colours;
        this.out = out;
    }

    /** The options that say what is followed. */
    static final class Wish {
        @Option(names = "--follow", required = true, paramLabel = "ID", description = "Follow the connection with this number, TCP or UDP.")
        private long id;

        @Option(names = "--as", paramLabel = "FORM", defaultValue = "text",
                description = "text: what is not ASCII becomes a dot; hex: with offsets; raw: the octets and nothing else.")
        private Form form = Form.text;

        @Option(names = "--from", paramLabel = "END", description = "Only what this end sends: originator or responder.")
        private @Nullable End end;

        /** What a file of it is called. */
        String extension() {
            return form == Form.raw ? "bin" : "txt";
        }
    }

    /** How octets are shown. */
    enum Form {
        text, hex, raw
    }

    /** The ends, as one names them in a call. */
    enum End {
        originator(Side.ORIGINATOR), responder(Side.RESPONDER);

        private final Side side;

        End(Side side) {
            this.side = side;
        }
    }

    /** Follows a connection of one capture; whether that could be read. */
    static boolean read(Wish wish, String capture, Replay replay, Settings settings, Colours colours, Results.Sink sink) throws IOException {
        Follow follow = new Follow(wish, colours, sink.text());
        Dialogue dialogue = new Dialogue(settings, wish.id, follow);
        Tracker tracker = new Tracker(settings, TrackerListener.all(follow.new Title(), dialogue));
        if (!replay.track(capture, tracker, sink))
            return false;
        if (!dialogue.isFound())
            throw Failure.usage(ChosenConnections.missing(Set.of(wish.id), 1, ChosenConnections.count(tracker.counters())));
        follow.closeGap();
        follow.closeLine();
        return true;
    }

    /** Says who is followed, when its first packet is there. */
    private final class Title implements TrackerListener {
        private boolean isSaid;

        @Override
        public void packet(Connection c, Packet packet, Tracked tracked) {
            if (isSaid || c.id() != wish.id || wish.form == Form.raw)
                return;
            isSaid = true;
            String text = String.format(Locale.ROOT, "connection %d  %s  %s ▶ %s", c.id(), c.transport().label(), end(c, Side.ORIGINATOR), end(c, Side.RESPONDER));
            out.text(colours.paint(Ink.STRONG, text)).octet('\n');
        }

        private static String end(Connection c, Side side) {
            return ConnectionText.endpoint(c.endpoint(side), c.transport());
        }
    }

    @Override
    public void octets(Side from, long packet, byte[] array, int at, int count) {
        closeGap();
        if (wish.end != null && wish.end.side != from)
            return;
        switch (wish.form) {
            case raw -> out.octets(array, at, count);
            case hex -> {
                turn(from, packet);
                hex(from, array, at, count);
            }
            case text -> {
                turn(from, packet);
                text(from, array, at, count);
            }
        }
    }

    @Override
    public void gap(Side from, long packet, long octets) {
        if (loser != from)
            closeGap();
        loser = from;
        lost += octets;
        offsets[from.ordinal()] += octets;
    }

    /** Says what is missing since somebody has last said something, in one line. */
    private void closeGap() {
        if (lost > 0)
            remark(loser, String.format(Locale.ROOT, "%,d octet%s of the %s missing from the capture", lost, lost == 1 ? "" : "s",
                    loser.label() + (lost == 1 ? " is" : " are")));
        lost = 0;
    }

    @Override
    public void conflict(Side from, long packet, int octets) {
        closeGap();
        remark(from, String.format(Locale.ROOT, "packet %d sends octets of the %s again, but different ones; the first are kept", packet, from.label()));
    }

    private void remark(Side from, String text) {
        if (wish.form == Form.raw || wish.end != null && wish.end.side != from)
            return;
        closeLine();
        out.text(colours.paint(Ink.BAD, "[" + text + "]")).octet('\n');
    }

    /** Says who speaks, where it is somebody else than before. */
    private void turn(Side from, long packet) {
        if (speaker == from)
            return;
        speaker = from;
        closeLine();
        out.text(colours.paint(Ink.QUIET, (from == Side.ORIGINATOR ? "──▶ " : "◀── ") + from.label() + ", packet " + packet)).octet('\n');
    }

    private void closeLine() {
        if (isLineOpen)
            out.octet('\n');
        isLineOpen = false;
    }

    private static Ink ink(Side from) {
        return from == Side.ORIGINATOR ? Ink.CLOSING : Ink.GOOD;
    }

    private void text(Side from, byte[] array, int at, int count) {
        StringBuilder line = new StringBuilder();
        for (int i = at; i < at + count; i++) {
            char c = (char) (array[i] & 0xFF);
            if (c == '\n') {
                out.text(colours.paint(ink(from), line.toString())).octet('\n');
                line.setLength(0);
            } else if (c != '\r')
                line.append(isPrintable(c) ? c : HIDDEN);
        }
        out.text(colours.paint(ink(from), line.toString()));
        if (count > 0)                                                    // a datagram may be empty
            isLineOpen = array[at + count - 1] != '\n';
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' && c < 0x7F || c == '\t';
    }

    private void hex(Side from, byte[] array, int at, int count) {
        for (int row = 0; row < count; row += ROW) {
            StringBuilder numbers = new StringBuilder();
            StringBuilder letters = new StringBuilder();
            for (int i = row; i < Math.min(count, row + ROW); i++) {
                char c = (char) (array[at + i] & 0xFF);
                numbers.append(String.format(Locale.ROOT, "%02x ", (int) c)).append(i - row == ROW / 2 - 1 ? " " : "");
                letters.append(isPrintable(c) && c != '\t' ? c : HIDDEN);
            }
            String line = String.format(Locale.ROOT, "%08x  %-50s %s", offsets[from.ordinal()] + row, numbers, letters);
            out.text(from == Side.ORIGINATOR ? "" : "    ").text(colours.paint(ink(from), line)).octet('\n');
        }
        offsets[from.ordinal()] += count;
    }
}
