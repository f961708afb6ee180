package dev.remora.rules.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Definition, references and rename. */
class NavigationTest {
    private static final String FILE = """
            let opening = tcp.flags.syn
            rule scan { when opening and tcp.flags.syn message "{tcp.flags}" }
            policy inbound { applies tcp deny syns when opening allow otherwise }
            suppress scan
            test "t" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] } expect scan expect inbound.syns }
            """;

    private static Cursor at(String word, int occurrence) {
        int offset = -1;
        for (int i = 0; i < occurrence; i++)
            offset = FILE.indexOf(word, offset + 1);
        return new Cursor(Cursor.open(FILE), offset + 1);
    }

    @Test
    void goesToTheDefinitionOfAName() {
        assertThat(at("opening", 2).document().definition(at("opening", 2).offset()))
                .hasValueSatisfying(location -> assertThat(location.span().start()).isEqualTo(FILE.indexOf("opening")));
    }

    @Test
    void goesToTheRuleThatATestExpects() {
        Cursor scan = at("scan", 3);

        assertThat(scan.document().definition(scan.offset())).hasValueSatisfying(location -> assertThat(location.span().start()).isEqualTo(FILE.indexOf("scan")));
    }

    @Test
    void goesIntoImportedFiles() {
        Cursor quiet = Cursor.in("import \"common.remora\"\nrule r { when qui‸et }");
        Cursor path = Cursor.in("import \"com‸mon.remora\"");

        assertThat(quiet.document().definition(quiet.offset())).hasValueSatisfying(location -> {
            assertThat(location.source().name()).isEqualTo("common.remora");
            assertThat(location.source().text(location.span())).isEqualTo("quiet");
        });
        assertThat(path.document().definition(path.offset())).hasValueSatisfying(location -> assertThat(location.source().name()).isEqualTo("common.remora"));
    }

    @Test
    void goesToARuleOfAnotherPackInAnotherFile() {
        String text = "pack q\nrule scan { when udp }\nsuppress p/scan\n";
        Document other = Cursor.LANGUAGE.open(Source.of("other.remora", "# of p\npack p\nrule scan { when tcp }\n"), Cursor.COMMON);
        Document asked = Cursor.open(text);

        assertThat(asked.definition(text.indexOf("p/scan") + 2)).isEmpty();
        assertThat(asked.definition(text.indexOf("p/scan") + 2, List.of(other))).contains(new Location(other.source(), new Span(19, 23)));
        assertThat(asked.definition(text.indexOf("p/scan"), List.of(other))).contains(new Location(other.source(), new Span(12, 13)));
        assertThat(asked.definition(text.indexOf("scan"), List.of(other))).contains(new Location(asked.source(), new Span(12, 16)));
    }

    @Test
    void findsEveryPlaceThatHasAName() {
        Cursor scan = at("scan", 1);
        Cursor field = at("tcp.flags.syn", 2);

        assertThat(scan.words(scan.document().references(scan.offset()))).containsExactly("scan", "scan", "scan");
        assertThat(field.document().references(field.offset())).hasSize(2);
    }

    @Test
    void findsWhatAnotherFileSaysOfALet() {
        Cursor importing = Cursor.in("import \"common.remora\"\nrule r { when qui‸et }");
        Mention quiet = importing.document().mentionAt(importing.offset()).orElseThrow();
        Document imported = Cursor.LANGUAGE.open(Cursor.COMMON.find("common.remora", importing.document().source()).orElseThrow(), Cursor.COMMON);
        Mention defined = imported.mentions().stream().filter(mention -> mention.name().equals("quiet")).findFirst().orElseThrow();

        assertThat(imported.references(quiet)).containsExactly(defined.span());
        assertThat(importing.words(importing.document().references(defined))).containsExactly("quiet");
        assertThat(Cursor.open("let quiet = udp\nrule r { when quiet }").references(quiet)).isEmpty();
    }

    @Test
    void findsWhatAnotherPackSaysOfARuleOrADecision() {
        Document defining = Cursor.open("pack p\nrule scan { when tcp }\npolicy inbound { deny scan when tcp allow otherwise }\n");
        String text = "pack q\nrule scan { when udp }\nsuppress scan\nsuppress p/scan\nsuppress p/inbound.scan\n";
        Document other = Cursor.open(text);

        assertThat(other.references(defining.mentionAt(12).orElseThrow())).extracting(Span::start).containsExactly(text.indexOf("p/scan") + 2);
        assertThat(other.references(defining.mentionAt(defining.source().text().indexOf("scan when")).orElseThrow())).extracting(Span::start)
                .containsExactly(text.indexOf("inbound.scan") + 8);
        assertThat(other.hover(text.indexOf("p/scan") + 2)).isEmpty();
    }

    @Test
    void renamesEveryPlace() {
        assertThat(renamed(at("opening", 3), "syn-only")).isEqualTo(FILE.replace("opening", "syn-only"));
        assertThat(renamed(at("scan", 2), "port-scan")).isEqualTo(FILE.replace("scan", "port-scan"));
    }

    @Test
    void renamesARuleBehindItsPackAndNoneOfAnother() {
        String file = "pack p\nrule scan { when tcp }\nsuppress p/scan\nsuppress other/scan\n";
        Cursor rule = new Cursor(Cursor.open(file), file.indexOf("scan") + 1);
        Cursor pack = new Cursor(Cursor.open(file), file.indexOf("p/scan"));

        assertThat(renamed(rule, "sweep")).isEqualTo("pack p\nrule sweep { when tcp }\nsuppress p/sweep\nsuppress other/scan\n");
        assertThat(renamed(pack, "q")).isEqualTo("pack q\nrule scan { when tcp }\nsuppress q/scan\nsuppress other/scan\n");
    }

    @Test
    void renamesADecisionAndThePolicyInItsNameApart() {
        Cursor decision = new Cursor(Cursor.open(FILE), FILE.indexOf("inbound.syns") + 9);
        Cursor policy = new Cursor(Cursor.open(FILE), FILE.indexOf("inbound.syns"));

        assertThat(renamed(decision, "every")).contains("deny every when").contains("expect inbound.every");
        assertThat(renamed(policy, "into")).contains("policy into {").contains("expect into.syns");
    }

    @Test
    void refusesWhatIsNoNameOrIsOneAlready() {
        Cursor opening = at("opening", 1);

        assertThatIllegalArgumentException().isThrownBy(() -> opening.document().rename(opening.offset(), "a b"));
        for (String word : List.of("and", "all", "contains"))
            assertThatIllegalArgumentException().isThrownBy(() -> opening.document().rename(opening.offset(), word))
                    .withMessageContaining("`" + word + "` is a keyword");
        assertThatIllegalArgumentException().isThrownBy(() -> opening.document().rename(opening.offset(), "tcp.flags"));
        assertThatIllegalArgumentException().isThrownBy(() -> opening.document().rename(opening.offset(), "udp"));
    }

    @Test
    void refusesWordsThatMeanSomethingElseWhereTheNameStands() {
        Cursor rule = at("scan", 1);
        Cursor decision = at("syns", 1);

        for (String word : List.of("no", "nothing", "connection", "verdict"))
            assertThatIllegalArgumentException().isThrownBy(() -> rule.document().rename(rule.offset(), word)).withMessageContaining("`" + word + "` is a keyword");
        assertThatIllegalArgumentException().isThrownBy(() -> decision.document().rename(decision.offset(), "when"));
        assertThat(renamed(rule, "message")).isEqualTo(FILE.replace("scan", "message"));
    }

    @Test
    void knowsWhenWhatItImportsHasChanged() {
        AtomicReference<String> imported = new AtomicReference<>("let other = udp");
        Document importing = Cursor.LANGUAGE.open(Source.of("a", "import \"b\"\nrule r { when opening }"), (path, from) -> Optional.of(Source.of("b", imported.get())));

        assertThat(importing.diagnostics()).isNotEmpty();
        assertThat(importing.isOutdated()).isFalse();
        imported.set("let opening = tcp.flags.syn");
        assertThat(importing.isOutdated()).isTrue();
    }

    @Test
    void renamesWhatOtherFilesSayOfIt() {
        Document defining = Cursor.open("pack p\nrule scan { when tcp }\n");
        Document other = named("other", "pack q\nrule scan { when udp }\nrule sweep { when udp }\nsuppress p/scan\n");
        Document copy = named("copy", "pack p\nrule scan { when tcp }\nsuppress scan\n");
        int at = defining.source().text().indexOf("scan");

        assertThat(defining.rename(at, "sweep", List.of(other, copy))).extracting(FileEdits::source, file -> file.applied().text()).containsExactly(
                tuple(defining.source(), "pack p\nrule sweep { when tcp }\n"),
                tuple(other.source(), "pack q\nrule scan { when udp }\nrule sweep { when udp }\nsuppress p/sweep\n"));
        assertThat(other.renamable(other.source().text().indexOf("p/scan") + 2, List.of(defining))).isPresent();
        assertThat(other.renamable(other.source().text().indexOf("p/scan") + 2, List.of(defining, copy))).as("either could be meant").isEmpty();
        assertThat(defining.rename(defining.source().text().indexOf("p\n"), "packed", List.of(other, copy))).hasSize(3);
    }

    private static Document named(String name, String text) {
        return Cursor.LANGUAGE.open(Source.of(name, text), Cursor.COMMON);
    }

    @Test
    void renamesNoFields() {
        Cursor field = at("tcp.flags.syn", 1);

        assertThat(field.document().renamable(field.offset())).isEmpty();
        assertThat(field.document().rename(field.offset(), "x")).isEmpty();
    }

    private static String renamed(Cursor cursor, String name) {
        List<Fix.Edit> edits = cursor.document().rename(cursor.offset(), name);
        return new Fix("", edits).apply(cursor.document().source().text());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever types meanwhile is not held up by a check of what was there before; and what changes meanwhile is found. */
    @Test
    @Timeout(30)
    void isOutdatedIsAnsweredWhileTheFileIsChecked() throws Exception {
        CountDownLatch reading = new CountDownLatch(2);                 // the second time the first text has been noted
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<String> library = new AtomicReference<>("let a = tcp\n");
        Document slow = Cursor.LANGUAGE.open(Source.of("mine.remora", "import \"x.remora\"\nrule r { when b }\n"), (path, from) -> {
            Source found = Source.of("x.remora", library.get());
            reading.countDown();
            if (Thread.currentThread().getName().equals("checks") && reading.getCount() == 0)
                await(go);
            return Optional.of(found);
        });
        Thread checks = Thread.ofPlatform().daemon().name("checks").start(slow::checked);
        reading.await();

        assertThat(slow.isOutdated()).isFalse();
        library.set("let b = tcp\n");
        assertThat(slow.isOutdated()).isTrue();
        go.countDown();
        checks.join();
    }

    /** What the check has looked at counts, too, where somebody who asks for names looks at what has come since. */
    @Test
    @Timeout(30)
    void isOutdatedWhereACheckUsesAnOlderTextThanItsNames() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<String> library = new AtomicReference<>("let a = tcp\n");
        Document slow = Cursor.LANGUAGE.open(Source.of("mine.remora", "import \"x.remora\"\nrule r { when b }\n"), (path, from) -> {
            Source found = Source.of("x.remora", library.get());
            if (Thread.currentThread().getName().equals("checks")) {
                reading.countDown();
                await(go);
            }
            return Optional.of(found);
        });
        Thread checks = Thread.ofPlatform().daemon().name("checks").start(slow::checked);
        reading.await();
        library.set("let b = tcp\n");
        slow.mentions();
        go.countDown();
        checks.join();

        assertThat(slow.diagnostics().isEmpty() || slow.isOutdated()).isTrue();
    }

    /** A long file takes a while to check, and is checked after each letter that is typed. */
    @Test
    void namesAreToldWhileTheFileIsChecked() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Document slow = Cursor.LANGUAGE.open(Source.of("mine.remora", "import \"x.remora\"\nlet a = tcp\nrule r { when a }\n"), (path, from) -> {
            if (Thread.currentThread().getName().equals("checks")) {
                reading.countDown();
                await(go);
            }
            return Optional.empty();
        });
        Thread checks = Thread.ofPlatform().daemon().name("checks").start(slow::checked);
        reading.await();

        assertThat(CompletableFuture.supplyAsync(() -> slow.references(slow.source().text().indexOf("a = tcp")).size())).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(2);
        go.countDown();
        checks.join();
    }
}
