package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the packets of tests: pairs keys with their values, and checks both against {@link PacketKey}. */
final class Packets {
    private static final Set<PacketKey.Of> KINDS = Set.of(PacketKey.Of.ICMP, PacketKey.Of.ARP);

    private static final Map<String, String> PROTOCOLS = Map.of("ipv4", "ip", "ipv6", "ip", "ip4", "ip", "ip6", "ip", "icmp6", "icmpv6", "icmpv4", "icmp", "icmp-v6", "icmpv6",
            "ipip", "ip");

    private static final String OTHERS = "; of any other, write the octets, as in `ip protocol 132 payload 0050`";

    private final Reading reading;
    private final Quotes  quotes;
    private final Parts   parts;

    Packets(Reading reading, Quotes quotes, Parts parts) {
        this.reading = reading;
        this.quotes = quotes;
        this.parts = parts;
    }

    Packet packet(PacketContext context) {
        boolean isFrame = context.FRAME() != null;
        Word protocol = parts.word(isFrame ? context.FRAME() : context.NAME(), context);
        PacketKey.@Nullable Of of = PacketKey.Of.PROTOCOLS.get(protocol.text());
        if (of == null && !protocol.isMissing())
            unknownProtocol(protocol);
        Details details = new Details(context.detail(), protocol, of);
        Packet.@Nullable Flags flags = context.flags() == null ? null : flags(context.flags(), of);
        return new Packet(reading.span(context), endpoint(context.source()), endpoint(context.destination()), protocol, details.kind, flags,
                details.settings, details.repeat(), details.timing);
    }

    // A word that is none of those that are known, after these names of the message the one that was meant.
    private void unknown(Code code, Word word, Optional<String> meant, String otherwise, Word... names) {
        List<Object> said = new ArrayList<>(List.of(names));
        said.add(meant.map(right -> "; did you mean `" + right + "`?").orElse(otherwise));
        List<Fix> fixes = meant.map(right -> Fix.replace(word.span(), right)).stream().toList();
        reading.problems().report(code.at(word.span(), said.toArray()).with(fixes));
    }

    private void unknownProtocol(Word word) {
        Optional<String> usual = Optional.ofNullable(PROTOCOLS.get(word.text().toLowerCase(Locale.ROOT)));
        boolean isMessage = !MessageName.protocols(word.text()).isEmpty();
        String otherwise = isMessage ? "; it is a message of " + MessageName.protocols(word.text()).get(0) : "; write " + PacketKey.Of.BEHIND_ENDS + OTHERS;
        unknown(Code.UNKNOWN_PROTOCOL, word, usual.or(() -> Spelling.nearest(word.text(), PacketKey.Of.PROTOCOLS.keySet())), otherwise, word);
    }

    private Packet.Flags flags(FlagsContext context, PacketKey.@Nullable Of of) {
        List<Word> names = new ArrayList<>();
        for (TerminalNode name : context.NAME())
            names.add(flag(parts.word(name, context)));
        Span span = reading.span(context);
        if (of != null && of != PacketKey.Of.TCP)
            reading.problems().report(Code.BAD_PACKET_VALUE, span, "only a tcp packet can have flags in brackets");
        return new Packet.Flags(span, names);
    }

    private Word flag(Word name) {
        if (!name.isMissing() && !Packet.Flags.WORDS.contains(name.text()))
            unknown(Code.UNKNOWN_FLAG, name, Spelling.nearest(name.text(), Packet.Flags.WORDS), "; " + FlagText.KNOWN, name);
        return name;
    }

    private @Nullable Endpoint endpoint(@Nullable SourceContext context) {
        return context == null ? null : endpoint(context.ENDPOINT(), context.LITERAL(), context);
    }

    private @Nullable Endpoint endpoint(@Nullable DestinationContext context) {
        if (context == null)
            return null;
        List<TerminalNode> literals = context.LITERAL();
        if (context.ENDPOINT() != null)
            return endpoint(context.ENDPOINT(), literals, context);
        return literals.isEmpty() ? null : endpoint(literals.get(0), literals.subList(1, literals.size()), context);
    }

    private @Nullable Endpoint endpoint(@Nullable TerminalNode first, List<TerminalNode> rest, ParserRuleContext context) {
        if (first == null)
            return null;
        Endpoints endpoint = new Endpoints(reading.span(context), reading.problems());
        endpoint.first(Scanner.span(first.getSymbol()), first.getText());
        for (TerminalNode next : rest)
            if (!Reading.isMissing(next))
                endpoint.next(Scanner.span(next.getSymbol()), next.getText());
        return endpoint.endpoint();
    }

    /** Pairs the words behind a packet's flags. */
    private final class Details {
        private final List<Setting>          settings = new ArrayList<>();
        private final List<DetailContext>    details;
        private final Word                   protocol;
        private final PacketKey.@Nullable Of of;

        private @Nullable Word     kind;
        private @Nullable Quantity times;
        private @Nullable Quantity every;
        private @Nullable Timing   timing;
        private int                at;

        Details(List<DetailContext> details, Word protocol, PacketKey.@Nullable Of of) {
            this.details = details;
            this.protocol = protocol;
            this.of = of;
            if (of != null && KINDS.contains(of) && !details.isEmpty() && isWord(details.get(0)) && PacketKey.of(details.get(0).getText()).isEmpty())
                kind = kind(word(details.get(at++)));
            while (at < details.size())
                next(details.get(at++));
        }

        private Word kind(Word name) {
            if (MessageName.of(protocol.text(), name.text()).isEmpty()) {
                reading.problems().report(Code.UNKNOWN_MESSAGE, name.span(), name, protocol, instead(name));
                skipValues();
            }
            return name;
        }

        private String instead(Word name) {
            List<String> others = MessageName.protocols(name.text());
            if (!others.isEmpty())
                return "; it belongs to " + others.get(0);
            List<String> parts = MessageName.spellings(protocol.text()).stream().filter(message -> List.of(message.split("-")).contains(name.text())).toList();
            if (!parts.isEmpty())
                return "; write " + parts.stream().map(message -> "`" + message + "`").collect(Collectors.joining(" or "));
            List<String> known = new ArrayList<>(MessageName.spellings(protocol.text()));
            known.addAll(of == null ? List.of() : PacketKey.spellingsFor(of));
            String meant = Spelling.didYouMean(name.text(), known);
            return meant.isEmpty() ? "; write " + (of == PacketKey.Of.ARP ? "`request` or `reply`" : "a name such as `echo-request`, or `type` and `code`") : meant;
        }

        @Nullable
        Repeat repeat() {
            List<Node> parts = Nodes.of(times, every);
            return parts.isEmpty() ? null : new Repeat(parts.get(0).span().to(parts.get(parts.size() - 1).span()), times, every);
        }

        private void next(DetailContext detail) {
            if (detail.PLUS() != null)
                timing = new Timing(reading.span(detail), true, duration(behindSign(detail)));
            else if (isWord(detail))
                PacketKey.of(detail.getText()).ifPresentOrElse(key -> key(word(detail), key), () -> unknown(word(detail)));
            else
                loose(detail);
        }

        private void loose(DetailContext detail) {
            Span span = reading.span(detail);
            String key = detail.packet() == null ? of == PacketKey.Of.ICMP && detail == details.get(0) ? "type " : "" : inside();
            String right = key.isEmpty() ? "" : "; did you mean `" + key + (detail.packet() == null ? detail.getText() : "(…)") + "`?";
            List<Fix> fixes = key.isEmpty() ? List.of() : List.of(Fix.insert(span.start(), key));
            if (of != null)
                reading.problems().report(Code.BAD_PACKET_VALUE.at(span, "`" + Excerpt.name(reading.source().text(span)) + "` follows no key that takes it" + right)
                        .with(fixes));
            while (at < details.size() && isValue(details.get(at)) && !isWord(details.get(at)))
                at++;
        }

        // The key that takes a packet.
        private String inside() {
            return of == PacketKey.Of.ICMP ? "quoting " : of != null && PacketKey.CARRYING.isOf(of) ? "carrying " : "";
        }

        private Setting.Value behindSign(DetailContext detail) {
            TerminalNode time = detail.LITERAL(0);
            if (time == null || Reading.isMissing(time))
                return new Setting.Value.Missing(reading.span(detail).last());
            return new Setting.Value.Plain(Scanner.span(time.getSymbol()), time.getText());
        }

        private void key(Word word, PacketKey key) {
            if (of != null && !key.isOf(of)) {
                unknown(word);
                return;
            }
            List<Setting.Value> values = values(word, key);
            switch (key) {
                case TIMES -> times = parts.count(quantity(values.get(0)));
                case EVERY -> every = duration(values.get(0));
                case AT -> timing = new Timing(word.span().to(values.get(0).span()), false, duration(values.get(0)));
                default -> settings.add(new Setting(values.isEmpty() ? word.span() : word.span().to(values.get(values.size() - 1).span()), word, values));
            }
        }

        private List<Setting.Value> values(Word word, PacketKey key) {
            List<Setting.Value> values = new ArrayList<>();
            while (values.size() < key.takes().size() && at < details.size() && isValue(details.get(at)))
                values.add(value(details.get(at++)));
            if (values.size() < key.takes().size()) {
                String form = word + " " + String.join(" ", key.takes());
                if (!reading.problems().hasAt(word.span().last()))
                    reading.problems().report(Code.BAD_PACKET_VALUE, word.span(), "`" + word + "` needs a value; write it as `" + form + "`");
                values.add(new Setting.Value.Missing(word.span().last()));
            }
            return values;
        }

        private boolean isValue(DetailContext detail) {
            return detail.PLUS() == null && !(isWord(detail) && PacketKey.of(detail.getText()).isPresent());
        }

        private Setting.Value value(DetailContext detail) {
            Span span = reading.span(detail);
            if (detail.packet() != null)
                return new Setting.Value.Inner(span, packet(detail.packet()));
            if (detail.text() != null)
                return new Setting.Value.Literal(span, quotes.text(detail.text(), detail).raw());
            if (detail.LITERAL().size() == 2 && !Reading.isMissing(detail.LITERAL(1)))
                return new Setting.Value.Range(span, detail.LITERAL(0).getText(), detail.LITERAL(1).getText());
            return new Setting.Value.Plain(span, detail.getText());
        }

        private void unknown(Word word) {
            List<String> known = of == null ? List.of() : PacketKey.spellingsFor(of);
            Optional<String> usual = PacketKey.usual(word.text()).map(PacketKey::spelling).filter(known::contains);
            if (of != null)
                Packets.this.unknown(Code.UNKNOWN_PACKET_KEY, word, usual.or(() -> Spelling.nearest(word.text(), known)), "", word, protocol);
            skipValues();
        }

        // What stands on the same line behind a word that means nothing.
        private void skipValues() {
            int line = details.get(at - 1).getStart().getLine();
            while (at < details.size() && isValue(details.get(at)) && details.get(at).getStart().getLine() == line)
                at++;
        }

        private Quantity duration(Setting.Value value) {
            return parts.duration(quantity(value));
        }

        private Quantity quantity(Setting.Value value) {
            return value instanceof Setting.Value.Missing ? Quantity.missing(value.span()) : new Quantity(value.span(), reading.source().text(value.span()));
        }

        private boolean isWord(DetailContext detail) {
            return detail.NAME() != null;
        }

        private Word word(DetailContext detail) {
            return new Word(reading.span(detail), detail.getText());
        }
    }
}
