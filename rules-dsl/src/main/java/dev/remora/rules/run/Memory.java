package dev.remora.rules.run;

import dev.remora.analysis.Analysis;
import dev.remora.analysis.EchoAnalysisFields;
import dev.remora.analysis.TcpAnalysisFields;
import dev.remora.analysis.UdpAnalysisFields;
import dev.remora.dissect.Settings;
import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.rules.type.Message;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import dev.remora.rules.type.Suppression;
import dev.remora.tracking.ConnectionFields;
import dev.remora.tracking.SegmentFields;
import dev.remora.tracking.Streams;
import dev.remora.tracking.TrackerListener;
import dev.remora.transport.Tcp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fields say more than their frame does, and which of them only one who sees every frame can say. */
final class Memory {
    private static final Set<Field> OF_ENDS    = Stream
            .of(ConnectionFields.ORIGINATOR, ConnectionFields.RESPONDER, ConnectionFields.SENDER, ConnectionFields.RECEIVER)
            .flatMap(end -> Stream.<Field>of(end.address, end.address6, end.port)).collect(Collectors.toUnmodifiableSet());
    private static final Set<Field> OF_STREAMS = Stream
            .of(TcpAnalysisFields.EXTENSION, UdpAnalysisFields.UDP, UdpAnalysisFields.UDP_LITE, EchoAnalysisFields.ICMP, EchoAnalysisFields.ICMPV6)
            .flatMap(extension -> extension.fields().stream()).collect(Collectors.toUnmodifiableSet());
    private static final Set<Field> OF_SEVERAL = Stream.concat(Stream.of(ConnectionFields.ID), OF_STREAMS.stream()).collect(Collectors.toUnmodifiableSet());

    /** What it takes to say something of a packet once more, when the packet is gone. */
    enum Need {
        /** Its octets. */
        OCTETS,
        /** And which of the ends in it began the connection. */
        ENDS,
        /** And what nobody keeps. */
        MORE
    }

    private Memory() {}

    /** Whether rules ask for what several lanes cannot say: the number of a connection, or what {@link Analysis} says. */
    static boolean isShared(RuleSet rules) {
        return Stream.concat(asked(rules), told(rules)).anyMatch(operand -> isOf(OF_SEVERAL::contains, operand));
    }

    /**
     * Whether rules ask for what {@link Analysis} says: streams and their relative numbers, {@code tcp.analysis}, requests and their replies, edges of SACK blocks, flags that
     * may be a counter. For the mere notation of flags in a message no streams are followed.
     */
    static boolean isAnalysed(RuleSet rules) {
        return asked(rules).anyMatch(operand -> isOf(Memory::isOfAnalysis, operand))
                || told(rules).anyMatch(operand -> isOf(field -> field != Tcp.FLAGS_TEXT && isOfAnalysis(field), operand));
    }

    /** Who hears of what rules follow: the listener, behind streams that are put together where rules ask for what only those show. */
    static TrackerListener listening(RuleSet rules, Settings settings, TrackerListener listener) {
        boolean asked = Stream.concat(asked(rules), told(rules)).anyMatch(Memory::isOfReassembly);
        return asked ? TrackerListener.all(Streams.noticing(settings), listener) : listener;
    }

    /** Whether an operand is what only streams show that are put together. */
    static boolean isOfReassembly(Operand operand) {
        return isOf(field -> field == SegmentFields.HAS_CONFLICT, operand);
    }

    /** Whether a field says something else of a packet that was analysed. */
    static boolean isOfAnalysis(Field field) {
        return OF_STREAMS.contains(field) || field.meta().attribute(Attr.Followed.class).isPresent();
    }

    private static boolean isOfCapture(Field field) {
        return field.meta().attribute(Attr.OfCapture.class).isPresent();
    }

    // What rules look at, with all that it is made of.
    private static Stream<Operand> asked(RuleSet rules) {
        List<Operand> operands = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            rule.form().predicates().forEach(predicate -> Operands.walk(predicate, operands::add));
            rule.form().operands().forEach(operand -> Operands.walk(operand, operands::add));
        }
        Stream<Predicate> others = Stream.concat(rules.policies().stream().flatMap(PolicyCode::predicates),
                rules.suppressions().stream().flatMap(suppression -> Stream.ofNullable(suppression.condition())));
        others.forEach(predicate -> Operands.walk(predicate, operands::add));
        return operands.stream();
    }

    // What their messages say.
    private static Stream<Operand> told(RuleSet rules) {
        List<Operand> operands = new ArrayList<>();
        rules.rules().forEach(rule -> said(rule.message()).forEach(operand -> Operands.walk(operand, operands::add)));
        return operands.stream();
    }

    /** Of each rule, what it takes to say once more later what its alerts say of a packet. */
    static Need[] needs(RuleSet rules) {
        boolean analysed = isAnalysed(rules);
        return rules.rules().stream().map(rule -> reported(rules, rule).stream().map(operand -> need(operand, analysed)).max(Comparator.naturalOrder()).orElse(Need.OCTETS))
                .toArray(Need[]::new);
    }

    private static Need need(Operand operand, boolean analysed) {
        if (isOf(Memory::isOfCapture, operand) || analysed && isOf(Memory::isOfAnalysis, operand))
            return Need.MORE;
        if (!TrackedUse.isIn(operand))
            return Need.OCTETS;
        return isOf(OF_ENDS::contains, operand) ? Need.ENDS : Need.MORE;
    }

    // What an alert says, and what decides whether it is silenced.
    private static List<Operand> reported(RuleSet rules, Rule rule) {
        List<Operand> operands = new ArrayList<>();
        said(rule.message()).forEach(operand -> Operands.walk(operand, operands::add));
        for (Suppression suppression : rules.suppressions())
            if (suppression.target().equals(rule.name()) && suppression.condition() != null)
                Operands.walk(suppression.condition(), operands::add);
        return operands;
    }

    private static Stream<Operand> said(Message message) {
        return message.parts().stream().flatMap(part -> part instanceof Message.Part.Values(Operand operand) ? Stream.of(operand) : Stream.empty());
    }

    static boolean isOf(java.util.function.Predicate<Field> fields, Operand operand) {
        return operand instanceof Operand.FieldOf field && field.entry().members().stream().map(Catalogue.Member::field).anyMatch(fields);
    }
}
