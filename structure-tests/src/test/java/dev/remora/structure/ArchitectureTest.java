package dev.remora.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.remora.packet.Frame;
import dev.remora.rules.source.Source;
import dev.remora.transport.Tcp;
import java.io.PrintStream;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of the design, held: which package may know which. */
class ArchitectureTest {
    private static final String[] API   = {"dev.remora.packet..", "dev.remora.field..", "dev.remora.dissect..", "dev.remora.tree..", "dev.remora.capture.."};
    private static final String[] KIT   = {"dev.remora.testkit.."};
    private static final String[] TCP   = {"dev.remora.link..", "dev.remora.internet..", "dev.remora.tunnel..", "dev.remora.transport..",
        "dev.remora.reassembly..", "dev.remora.tracking..", "dev.remora.analysis..", "dev.remora.hash.."};
    private static final String[] RULES = {"dev.remora.rules.."};
    private static final String[] LIVE  = {"dev.remora.live.."};
    private static final String[] LSP   = {"dev.remora.lsp.."};
    private static final String[] CLI   = {"dev.remora.cli.."};

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.remora");

    @Test
    void arrowsBetweenModulesPointDownOnly() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("dissector-api").definedBy(API)
                .layer("dissector-testkit").definedBy(KIT)
                .layer("tcp-dissector").definedBy(TCP)
                .layer("rules-dsl").definedBy(RULES)
                .layer("live-capture").definedBy(LIVE)
                .layer("language-server").definedBy(LSP)
                .layer("cli").definedBy(CLI)
                .whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .whereLayer("dissector-testkit").mayNotBeAccessedByAnyLayer()
                .whereLayer("dissector-testkit").mayOnlyAccessLayers("dissector-api")
                .whereLayer("language-server").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("rules-dsl").mayOnlyBeAccessedByLayers("language-server", "cli")
                .whereLayer("live-capture").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("live-capture").mayOnlyAccessLayers("dissector-api")
                .whereLayer("tcp-dissector").mayOnlyBeAccessedByLayers("rules-dsl", "language-server", "cli")
                .ensureAllClassesAreContainedInArchitectureIgnoring("dev.remora.structure..")
                .check(CLASSES);
    }

    /** A class of each library, and the modules which that library may need, apart from the annotations of JSpecify. */
    static Stream<Arguments> libraries() {
        return Stream.of(
                arguments(Frame.class, List.of("java.base")),
                arguments(Tcp.class, List.of("java.base", "dev.remora.api")),
                arguments(Source.class, List.of("java.base", "dev.remora.tcp", "org.antlr.antlr4.runtime")));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryNeedsOnlyWhatTheDesignNames(Class<?> member, List<String> needed) throws URISyntaxException {
        Path library = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());

        assertThat(ModuleFinder.of(library).findAll()).singleElement().satisfies(found -> assertThat(found.descriptor().requires())
                .extracting(Requires::name).filteredOn(name -> !name.equals("org.jspecify")).containsExactlyInAnyOrderElementsOf(needed));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.remora.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void fieldsKnowNothingOfDissection() {
        noClasses().that().resideInAPackage("dev.remora.field..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.remora.dissect..", "dev.remora.tree..", "dev.remora.capture..").check(CLASSES);
    }

    @Test
    void dissectorsNeverSeeTheTree() {
        noClasses().that().resideInAnyPackage(TCP).or().resideInAPackage("dev.remora.dissect..")
                .should().dependOnClassesThat().resideInAPackage("dev.remora.tree..").check(CLASSES);
    }

    @Test
    void theEditorsBrainNeverSeesTypesOfTheLanguageServer() {
        noClasses().that().resideInAnyPackage(RULES)
                .should().dependOnClassesThat().resideInAnyPackage("org.eclipse..", "dev.remora.ide..", "dev.remora.lsp..").check(CLASSES);
    }

    @Test
    void onlyCapturesAndTheCommandTouchFilesAndClocks() {
        noClasses().that().resideOutsideOfPackages("dev.remora.capture..", "dev.remora.live..", "dev.remora.rules.files..", "dev.remora.lsp..", "dev.remora.cli..",
                "dev.remora.structure..", "dev.remora.testkit..")
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .because("time is packet time, and the caller owns threads, files and output").check(CLASSES);
    }

    @Test
    void numbersAndWordsAreTheSameInEveryLocale() {
        noClasses().that().resideOutsideOfPackage("dev.remora.structure..").should().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .orShould().callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould().callMethod(String.class, "toLowerCase")
                .orShould().callMethod(String.class, "toUpperCase")
                .because("they take the digits and the letters of the user's locale; give Locale.ROOT").check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatNullMeans() {
        classes().that().haveSimpleName("package-info").should().beAnnotatedWith(org.jspecify.annotations.NullMarked.class).check(CLASSES);
        assertThat(CLASSES.stream().map(type -> type.getPackage().getName()).distinct()
                .filter(name -> !name.endsWith(".grammar") && !CLASSES.contain(name + ".package-info"))).isEmpty();
    }
}
