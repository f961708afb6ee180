package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The libraries as bundles of an OSGi framework, in which each sees only what its manifest imports. */
class FrameworkTest {
    @TempDir
    private Path folder;

    private Framework framework;

    @BeforeEach
    void startsAFramework() throws BundleException {
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("storage").toString()));
        framework.start();
    }

    @AfterEach
    void stopsIt() throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }

    @Test
    void dissectsInABundle() throws Exception {
        install(Jars.DISSECTOR_API);
        install(Jars.TCP_DISSECTOR);
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "app");
        headers.putValue(Constants.IMPORT_PACKAGE, "dev.remora.dissect, dev.remora.field, dev.remora.packet, dev.remora.transport");
        Path jar = Jars.pack(folder.resolve("app.jar"), manifest, Jars.compileConsumer(folder, "-cp"), "app/DissectSyn.class");

        Bundle app = install(jar);
        app.start();

        assertThat(app.loadClass("app.DissectSyn").getMethod("inFramework").invoke(null)).isEqualTo("49374 > 443 SYN");
    }

    @Test
    void resolvesEveryLibrary() throws Exception {
        for (Path jar : Jars.libraries())
            install(jar);
        install(Jars.ANTLR);

        for (Bundle bundle : framework.getBundleContext().getBundles())
            bundle.start();

        assertThat(framework.getBundleContext().getBundles()).hasSize(5).extracting(Bundle::getState).containsOnly(Bundle.ACTIVE);
    }

    @Test
    void makesCodeForRulesInABundle() throws Exception {
        for (Path jar : Jars.libraries())
            install(jar);
        Bundle rules = framework.getBundleContext().getBundle(Jars.RULES_DSL.toUri().toString());
        install(Jars.ANTLR);

        CopiesTest.assertMade(rules.loadClass("dev.remora.rules.fold.Copies").getClassLoader());
    }

    private Bundle install(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }
}
