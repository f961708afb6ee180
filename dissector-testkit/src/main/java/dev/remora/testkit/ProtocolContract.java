package dev.remora.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketTree;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TreeText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What must hold for every protocol: a test class that implements this has these tests. */
public interface ProtocolContract {
    /** The protocols under test. */
    List<Protocol> protocols();

    /** All protocols that a packet of theirs may have. */
    default Dissectors dissectors() {
        return Dissectors.load();
    }

    /** Folder with frames, {@code *.hex}, and what they show, {@code *.tree}. */
    default Path frames() {
        return Path.of("src/test/resources/frames");
    }

    /** Folder with the sources of the protocols, for their class comments. */
    default Path sources() {
        return Path.of("src/main/java");
    }

    /** Names are words and numbers with dots in between, as filters want them; that of the protocol is in lower case, those behind it as Wireshark has them. */
    @TestFactory
    default Stream<DynamicTest> namesItsFieldsAsFiltersWantThem() {
        return forEach(protocol -> assertThat(protocol.fields()).extracting(Field::name).allMatch(name -> name.matches("[a-z0-9_]+(\\.[A-Za-z0-9_]+)+")));
    }

    /** Every field has a label. */
    @TestFactory
    default Stream<DynamicTest> labelsEveryField() {
        return forEach(protocol -> assertThat(protocol.fields()).filteredOn(field -> field.meta().label().isBlank()).extracting(Field::name).isEmpty());
    }

    /** A name may be on several lines, where a field has several places; it is then the same field. */
    @TestFactory
    default Stream<DynamicTest> meansOneThingByAName() {
        return forEach(protocol -> {
            Map<String, Field> known = new HashMap<>();
            for (Field field : protocol.fields()) {
                Field first = known.putIfAbsent(field.name(), field);
                if (first != null) {
                    assertThat(field.type()).as("type of %s", field.name()).isEqualTo(first.type());
                    assertThat(field.meta().label()).as("label of %s", field.name()).isEqualTo(first.meta().label());
                }
            }
        });
    }

    /** The class comment has the diagram that the fields draw. */
    @TestFactory
    default Stream<DynamicTest> drawsTheDiagramOfItsClassComment() {
        return forEach(protocol -> ClassComment.of(protocol, sources()).ifPresent(ClassComment::compare));
    }

    /** Each frame shows what is in its file. */
    @TestFactory
    default Stream<DynamicTest> showsEachFrameAsItsTree() {
        return forEachFrame(frame -> Golden.compare(frame.file().resolveSibling(frame.name() + ".tree"), tree(dissectors().open().dissect(frame.frame()))));
    }

    /** A frame that the capture cut has the layers and numbers of the whole one, as far as it goes. */
    @TestFactory
    default Stream<DynamicTest> readsTheFirstOctetsOfAFrameAsThoseOfTheWhole() {
        PacketLaws laws = new PacketLaws(dissectors());
        return forEachFrame(frame -> {
            Packet whole = dissectors().open().dissect(frame.frame());
            laws.check(whole);
            List<String> layers = PacketLaws.names(whole);
            Set<String> numbers = laws.numbers(whole);
            for (int length = 0; length < frame.octets().length; length++) {
                Packet cut = dissectors().open().dissect(frame.first(length));
                laws.check(cut);
                assertThat(layers).as("layers of the first %d octets", length).startsWith(PacketLaws.names(cut).toArray(String[]::new));
                assertThat(numbers).as("numbers of the first %d octets", length).containsAll(laws.numbers(cut));
            }
        });
    }

    /** Frames with octets changed at random break no law; the same damage each time. */
    @TestFactory
    default Stream<DynamicTest> survivesDamageToAFrame() {
        PacketLaws laws = new PacketLaws(dissectors());
        return forEachFrame(frame -> {
            Random random = new Random(frame.octets().length);
            Dissection dissection = dissectors().open();
            for (int i = 0; i < 500; i++) {
                byte[] damaged = frame.octets();
                for (int change = random.nextInt(1, 6); change > 0; change--)
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                laws.check(dissection.dissect(frame.with(damaged)));
            }
        });
    }

    /** There is something to test. */
    @Test
    default void hasProtocols() {
        assertThat(protocols()).as("protocols(), those under test").isNotEmpty();
    }

    /** Each protocol is in a frame: without, all that is asked of frames holds of it whatever it does. */
    @TestFactory
    default Stream<DynamicTest> hasAFrameWithEachProtocol() {
        Set<String> reached = new HashSet<>();
        Dissection dissection = dissectors().open();
        for (FrameFile frame : FrameFile.in(frames()))
            reached.addAll(PacketLaws.names(dissection.dissect(frame.frame())));
        return forEach(protocol -> assertThat(reached).as("protocols in the files *.hex in %s", frames()).contains(protocol.name()));
    }

    /** There is something to test with. */
    @Test
    default void hasFrames() {
        assertThat(FrameFile.in(frames())).as("files *.hex in %s", frames()).isNotEmpty();
    }

    private Stream<DynamicTest> forEach(Consumer<Protocol> test) {
        return protocols().stream().map(protocol -> dynamicTest(protocol.name(), () -> test.accept(protocol)));
    }

    private Stream<DynamicTest> forEachFrame(Consumer<FrameFile> test) {
        return FrameFile.in(frames()).stream().map(frame -> dynamicTest(frame.name(), () -> test.accept(frame)));
    }

    /** All layers behind the frame as a whole, with the octets of each value. */
    private String tree(Packet packet) {
        List<Node> layers = new PacketTree(dissectors().catalogue()).layers(packet);
        TextBuffer text = new TextBuffer();
        new TreeText(true).write(layers.subList(1, layers.size()), text);
        return text.toString();
    }
}
