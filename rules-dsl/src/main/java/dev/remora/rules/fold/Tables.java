package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.field.Protocol;
import dev.remora.rules.compile.NumberTest;
import dev.remora.tracking.Gist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the tables of a plan: for each plain number that an open predicate asks for, those that narrow most first. */
final class Tables {
    private final Plan                         plan;
    private final List<Protocol>               protocols;
    private final Ruler                        ruler;
    private final Set<List<Catalogue.Member>>  numbers = new LinkedHashSet<>();
    private final List<List<BitTable.Place16>> bits    = new ArrayList<>();
    private final Set<Catalogue.Member>        needed  = new LinkedHashSet<>();
    private final Set<FieldPair>               pairs   = new LinkedHashSet<>();
    private final Set<Catalogue.Member>        twice   = new LinkedHashSet<>();       // of protocols with two layers
    private final Set<Catalogue.Member>        tracked = new LinkedHashSet<>();

    Tables(Plan plan, List<Protocol> protocols, Ruler ruler) {
        this.plan = plan;
        this.protocols = protocols;
        this.ruler = ruler;
        for (int place : plan.open())
            take(plan.guarded(place));
    }

    private void take(Guarded guarded) {
        guarded.tests().forEach(this::take);
        guarded.existing().stream().filter(entry -> !entry.isProtocol()).forEach(entry -> need(live(entry)));
        pairs.addAll(guarded.pairs());
    }

    List<Table> all() {
        Stream<Table> byBits = bits.stream().map(group -> bits(group));
        Stream<Table> byNumbers = Stream.concat(numbers.stream().map(members -> table(members, members.stream().map(this::column).toList())),
                twice.stream().map(member -> table(List.of(member), List.of(column(member), column(member).again(member)))));
        Stream<Table> absences = needed.stream().map(this::absence);
        Stream<Table> byPairs = pairs.stream().flatMap(pair -> Stream.ofNullable(table(pair)));
        return Stream.of(byBits, byNumbers, byPairs, absences, Stream.of(gist(List.copyOf(tracked)))).flatMap(tables -> tables).filter(table -> table.asking().length > 0)
                .sorted(Comparator.comparingInt((Table table) -> -table.asking().length)).toList();
    }

    private Table absence(Catalogue.Member member) {
        return new AbsenceTable(plan, protocols.indexOf(member.protocol()), member.field(), open(place -> plan.guarded(place).asks(member.field())));
    }

    private Table bits(List<BitTable.Place16> group) {
        List<Catalogue.Member> members = group.stream().map(this::member).toList();
        return new BitTable(plan, group, open(place -> !plan.guarded(place).about(members).isEmpty()));
    }

    private Catalogue.Member member(BitTable.Place16 place) {
        return new Catalogue.Member(protocols.get(place.protocol()), place.field());
    }

    // The fields that a name stands for in packets like this, but for those whose number is known.
    private List<Catalogue.Member> live(Catalogue.Entry entry) {
        return entry.members().stream().filter(member -> plan.given().number(member) == Given.OPEN).toList();
    }

    private void need(List<Catalogue.Member> live) {
        if (live.size() == 1 && plan.count(live.getFirst().protocol()) == 1)
            needed.add(live.getFirst());
    }

    // Which fields of a packet of this shape a test is about; of those that are not plain numbers, only whether they are there is of use.
    private void take(NumberTest test) {
        List<Catalogue.Member> live = live(test.field().entry());
        boolean plain = live.stream().allMatch(member -> plan.count(member.protocol()) == 1 && Column.fits(member.field()));
        if (!plain)
            need(live);
        if (isInTwoLayers(live) && test.cuts() != null)
            twice.add(live.getFirst());
        if (!plain || live.isEmpty() || live.size() > 2)
            return;
        if (live.size() == 1 && (isTakenAsGist(live.getFirst()) || isTakenAsBits(live.getFirst())))
            return;
        if (test.cuts() != null)
            numbers.add(live);
    }

    private boolean isInTwoLayers(List<Catalogue.Member> live) {
        return live.size() == 1 && plan.count(live.getFirst().protocol()) == 2 && Column.fits(live.getFirst().field());
    }

    private boolean isTakenAsGist(Catalogue.Member member) {
        if (Gist.tells(member.field()))
            tracked.add(member);
        return tracked.contains(member);
    }

    private boolean isTakenAsBits(Catalogue.Member member) {
        BitTable.@Nullable Place16 place = BitTable.Place16.of(member.field(), protocols.indexOf(member.protocol()));
        if (place == null)
            return false;
        for (List<BitTable.Place16> group : bits) {
            if (group.stream().anyMatch(other -> other.field() == place.field()))
                return true;
            if (group.getFirst().isBeside(place) && width(group, place) <= BitTable.MOST)
                return group.add(place);
        }
        return bits.add(new ArrayList<>(List.of(place)));
    }

    private static int width(List<BitTable.Place16> group, BitTable.Place16 place) {
        return Integer.bitCount(group.stream().mapToInt(BitTable.Place16::mask).reduce(place.mask(), (a, b) -> a | b));
    }

    private Table table(List<Catalogue.Member> members, List<Column> columns) {
        int[] asking = open(place -> isRanged(plan.guarded(place).about(members), columns.size()));
        long[] cuts = Arrays.stream(asking).boxed().flatMap(place -> plan.guarded(place).about(members).stream())
                .flatMap(test -> Stream.ofNullable(test.cuts())).flatMap(List::stream).mapToLong(Long::longValue).toArray();
        Ruler.Ranges ranges = ruler.of(cuts, columns.stream().mapToInt(Column::bits).max().orElse(0));
        boolean isWhole = open(place -> !plan.guarded(place).about(members).isEmpty()).length == asking.length;
        return new NumberTable(plan, columns.stream().map(column -> new Gauge.Range(column, ranges)).toList(), asking, isWhole);
    }

    // Where each name stands for one field that a packet of this shape can have, once.
    private @Nullable Table table(FieldPair pair) {
        List<Catalogue.Member> members = pair.entries().stream().map(Catalogue.Entry::members).flatMap(List::stream).filter(member -> plan.count(member.protocol()) != 0).toList();
        boolean plain = pair.entries().stream().allMatch(entry -> entry.members().stream().filter(members::contains).count() == 1)
                && members.stream().allMatch(member -> plan.count(member.protocol()) == 1 && Column.fits(member.field()));
        return plain ? new PairTable(plan, pair, column(members.getFirst()), column(members.getLast()), open(place -> plan.guarded(place).pairs().contains(pair))) : null;
    }

    private Table gist(List<Catalogue.Member> members) {
        return new GistTable(plan, members.stream().map(this::column).toList(), open(place -> !plan.guarded(place).about(members).isEmpty()));
    }

    private Column column(Catalogue.Member member) {
        return new Column(protocols.indexOf(member.protocol()), member);
    }

    // Whether the answers to all these tests are the same for all numbers of a range; and where there are two numbers, whether there is one question only.
    private static boolean isRanged(List<NumberTest> tests, int fields) {
        return !tests.isEmpty() && (fields == 1 || tests.size() == 1) && tests.stream().allMatch(test -> test.cuts() != null);
    }

    private int[] open(IntPredicate condition) {
        return Arrays.stream(plan.open()).filter(condition).toArray();
    }
}
