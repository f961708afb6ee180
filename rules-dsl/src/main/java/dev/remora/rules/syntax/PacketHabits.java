package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Packets of tests as other tools write them: each is reported and then read as what was meant. */
final class PacketHabits {
    private static final BitSet      ADDRESSES = Keywords.types(LITERAL, ENDPOINT);
    private static final Pattern     PORT      = Pattern.compile("\\d{1,5}");
    private static final Pattern     WITH_PORT = Pattern.compile(".*[.\\]].*:\\d+|\\[.*]:\\d+");
    private static final Set<String> ARROWS    = Set.of("to", "=>", "→", ">>");

    private static final Pattern FIVE = Pattern.compile("\\d+(?:\\.\\d+){4}");            // as tcpdump writes address and port

    private static final Set<PacketKey.Of> PORTS = Set.of(PacketKey.Of.TCP, PacketKey.Of.UDP);

    private final List<Fix>     ports = new ArrayList<>();
    private final TokenRow      row;
    private final FlagHabits    flags;
    private final SettingHabits settings;

    private PacketHabits(TokenRow row) {
        this.row = row;
        this.flags = new FlagHabits(row);
        this.settings = new SettingHabits(row);
    }

    /** Puts right the tokens of packets, in place. */
    static void mend(TokenRow row) {
        PacketHabits habits = new PacketHabits(row);
        for (int i = 0; i < row.size(); i++)
            if (row.type(i) == PACKETS) {
                if (row.type(i + 1) == OPEN_BRACKET)
                    habits.brackets(i + 1);
                habits.block(i + 1);
            }
        row.sweep();
    }

    // `packets [ … ]`
    private void brackets(int open) {
        int close = open + 1;
        for (int depth = 1; close < row.size() && !Keywords.isKeyword(row.type(close)); close++) {
            depth += row.type(close) == OPEN_BRACKET ? 1 : row.type(close) == CLOSE_BRACKET ? -1 : 0;
            if (depth == 0)
                break;
        }
        List<Fix.Edit> edits = new ArrayList<>(List.of(new Fix.Edit(row.span(open), "{")));
        row.get(open).setType(OPEN_BRACE);
        if (row.type(close) == CLOSE_BRACKET) {
            edits.add(new Fix.Edit(row.span(close), "}"));
            row.get(close).setType(CLOSE_BRACE);
        }
        row.report(Code.NO_BLOCK, row.span(open), new Fix("Write braces", edits), row.text(open - 1), "packets");
    }

    private void block(int first) {
        int depth = 0;
        for (int i = first; i < row.size() && row.type(i) != Token.EOF && !Keywords.isKeyword(row.type(i)) && !row.isFull(); i++) {
            depth += row.type(i) == OPEN_BRACE ? 1 : row.type(i) == CLOSE_BRACE ? -1 : 0;
            if (depth < 0 || depth == 0 && row.type(i) == CLOSE_BRACE)
                return;
            if (isSource(i) && row.type(i - 1) == DIVIDE)
                inside(i);
            else if (isSource(i))
                packet(i);
        }
    }

    // `gre / 192.168.0.1:1 > 192.168.0.2:2 tcp [SYN]`
    private void inside(int source) {
        int end = end(source);
        Span sign = row.span(source - 1);
        Span last = Span.at(row.span(end - 1).end());
        Fix fix = new Fix("Write `carrying (…)`", List.of(new Fix.Edit(new Span(sign.start(), row.span(source).start()), "carrying ("), new Fix.Edit(last, ")")));
        row.report(Code.SURPLUS, sign, fix, row.text(sign), "put what `" + row.text(source - 2) + "` carries in parentheses, `carrying (…)`");
        row.get(source - 1).setType(NAME);
        row.get(source - 1).setText(PacketKey.CARRYING.spelling());
        row.insert(end, CLOSE, ")", last.start());
        row.insert(source, OPEN, "(", row.span(source).start());
    }

    private boolean isSource(int i) {
        return row.type(i) == ENDPOINT && row.type(i - 1) != GREATER && !(row.type(i - 1) == ENDPOINT && !row.startsLine(i));
    }

    // Where the next packet begins, the parentheses around this one end, or the block.
    private int end(int source) {
        int depth = 0;
        int at = source + 1;
        while (depth >= 0 && row.type(at) != Token.EOF && row.type(at) != CLOSE_BRACE && !Keywords.isKeyword(row.type(at)) && !isNext(at)) {
            depth += row.type(at) == OPEN ? 1 : row.type(at) == CLOSE ? -1 : 0;
            at++;
        }
        return depth < 0 ? at - 1 : at;
    }

    private boolean isNext(int i) {
        return isSource(i) || row.type(i) == FRAME || row.startsLine(i) && row.type(i) == NAME && PacketKey.Of.PROTOCOLS.containsKey(row.text(i));
    }

    private void packet(int source) {
        ports.clear();
        int arrow = behindEndpoint(source);
        boolean isComplete = arrow(arrow) && row.is(arrow + 1, ADDRESSES) && arrow + 1 < end(source);
        int behind = isComplete ? behindEndpoint(arrow + 1) : arrow;
        ports();
        if (!isComplete)
            return;
        int protocol = isProtocol(behind, end(source)) ? behind : noProtocol(source, arrow, behind);
        twice(source, protocol, behind);
        boolean isTcp = row.text(protocol).equals("tcp");
        int first = isTcp ? flags.mend(protocol, end(source)) : protocol + 1;
        int last = settings.mend(first, end(source));
        if (isTcp)
            flags.misplaced(protocol, first, last);
    }

    private boolean arrow(int i) {
        if (ARROWS.contains(row.text(i))) {
            row.report(Code.NO_OPERATOR, row.span(i), Fix.replace(row.span(i), ">"), row.text(i), ">");
            row.get(i).setType(GREATER);
        } else if (row.type(i) == LITERAL && !row.startsLine(i) && Keywords.ADDRESS.matcher(row.text(i)).lookingAt()) {
            int place = row.span(i).start();
            row.report(Code.MISSING_WORD, row.span(i), Fix.insert(place, "> "), "this packet", "`>` and the endpoint that the packet goes to");
            row.insert(i, GREATER, "", place);
        }
        return row.type(i) == GREATER || row.text(i).equals("->");
    }

    // A port with a blank before it is told, and then left out.
    private int behindEndpoint(int first) {
        int at = first + 1;
        while (row.type(at) == TO && row.type(at + 1) == LITERAL)
            at += 2;
        String address = row.text(row.span(first, at - 1));
        String bare = address.endsWith(":") ? address.substring(0, address.length() - 1) : address;
        if (FIVE.matcher(bare).matches())
            cut(first, bare.lastIndexOf('.'), bare.substring(0, bare.lastIndexOf('.')) + ":" + bare.substring(bare.lastIndexOf('.') + 1));
        else if (bare.length() < address.length() && WITH_PORT.matcher(bare).matches() && at == first + 1)
            cut(first, bare.length(), bare);
        if (!row.is(at, ADDRESSES) || row.startsLine(at) || !PORT.matcher(row.text(at)).matches() || WITH_PORT.matcher(address).matches())
            return at;
        ports.add(Fix.replace(row.span(first, at), (address.contains(":") ? "[" + address + "]" : address) + ":" + row.text(at)));
        row.leaveOut(at, at);
        return at + 1;
    }

    // As tcpdump writes an end: what is too much there is left out.
    private void cut(int i, int length, String right) {
        ports.add(Fix.replace(row.span(i), right));
        row.get(i).setStopIndex(row.get(i).getStartIndex() + length - 1);
    }

    // Both ends are one mistake.
    private void ports() {
        if (ports.isEmpty())
            return;
        Fix.Edit edit = ports.get(0).edits().get(0);
        List<Fix.Edit> edits = ports.stream().flatMap(fix -> fix.edits().stream()).toList();
        Fix fix = ports.size() == 1 ? ports.get(0) : new Fix(ports.get(0).title() + ", and the other end, too", edits);
        row.report(Code.BAD_ENDPOINT, edit.span(), fix, row.text(edit.span()), "a port follows a colon: `" + edit.text() + "`");
    }

    private void twice(int source, int protocol, int behind) {
        int word = source - 1;
        boolean isTwice = protocol == behind && row.type(word) == NAME && row.startsLine(word) && row.text(word).equals(row.text(protocol)) && row.span(protocol).length() > 0;
        if (!isTwice)
            return;
        Fix fix = Fix.delete(new Span(row.span(word).start(), row.span(source).start()), row.text(word));
        row.report(Code.SURPLUS, row.span(word), fix, row.text(word), "the protocol already follows the endpoints");
        row.leaveOut(word, word);
    }

    // Another word than a key or flags may be a protocol that is misspelt.
    private boolean isProtocol(int i, int end) {
        String word = row.text(i);
        boolean isOther = PacketKey.of(word).isPresent() || PacketKey.usual(word).isPresent()
                || FlagText.isFlags(word) || FlagHabits.isWord(word) || !MessageName.protocols(word).isEmpty();
        return i < end && row.type(i) == NAME && (PacketKey.Of.PROTOCOLS.containsKey(word) || !isOther);
    }

    private int noProtocol(int source, int arrow, int at) {
        int before = source - 1;
        if (row.type(before) == NAME && row.startsLine(before) && PacketKey.Of.PROTOCOLS.containsKey(row.text(before)))
            return inFront(before, at);
        Span place = Span.at(row.span(at - 1).end());
        boolean hasPort = WITH_PORT.matcher(row.text(source)).matches() || WITH_PORT.matcher(row.text(arrow + 1)).matches();
        boolean isThere = at < end(source);
        boolean areFlags = isThere && (row.type(at) == OPEN_BRACKET || FlagHabits.isWord(row.text(at)) || FlagText.isFlags(row.text(at)) && PacketKey.of(row.text(at)).isEmpty());
        Optional<String> meant = areFlags ? Optional.of("tcp") : isThere ? only(row.text(at), row.text(source).contains("::"), hasPort) : Optional.empty();
        row.insert(at, NAME, meant.orElse(""), place.start());
        if (areFlags && flags.mendBoth(at, end(source)))
            return at;
        List<Fix> fixes = meant.map(protocol -> Fix.insert(place.start(), " " + protocol)).stream().toList();
        String which = meant.map(protocol -> "its protocol, here `" + protocol + "`").orElse("its protocol: " + (hasPort ? "tcp or udp" : PacketKey.Of.BEHIND_ENDS));
        row.report(Code.MISSING_WORD, place, fixes, "`" + row.text(row.span(arrow + 1, at - 1)) + "`", which);
        return at;
    }

    // The protocol that alone has such a key or message.
    private static Optional<String> only(String word, boolean isIpv6, boolean hasPort) {
        List<String> messages = MessageName.protocols(word);
        if (!messages.isEmpty())
            return Optional.of(isIpv6 && messages.contains("icmpv6") ? "icmpv6" : messages.get(0));
        List<PacketKey.Of> packets = PacketKey.of(word).stream().flatMap(key -> Arrays.stream(PacketKey.Of.values()).filter(key::isOf))
                .filter(of -> !hasPort || PORTS.contains(of)).toList();
        if (packets.size() != 1)
            return Optional.empty();
        return Optional.of(packets.get(0) == PacketKey.Of.ICMP && isIpv6 ? "icmpv6" : packets.get(0).name().toLowerCase(Locale.ROOT));
    }

    // `tcp 10.0.0.1:1 > 10.0.0.2:80`
    private int inFront(int word, int at) {
        String protocol = row.text(word);
        Span place = Span.at(row.span(at - 1).end());
        Span away = new Span(row.span(word).start(), row.span(word + 1).start());
        Fix move = new Fix("Move `" + protocol + "` after the endpoints", List.of(new Fix.Edit(away, ""), new Fix.Edit(place, " " + protocol)));
        row.report(Code.SURPLUS, row.span(word), move, protocol, "the protocol follows the endpoints: `10.0.0.1:1024 > 10.0.0.2:80 " + protocol + "`");
        row.leaveOut(word, word);
        row.insert(at, NAME, protocol, place.start());
        return at;
    }
}
