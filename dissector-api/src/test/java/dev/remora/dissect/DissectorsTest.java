package dev.remora.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U8;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers are found where the caller says, and protocols of a plug-in work as those of the library do. */
class DissectorsTest {
    private static final int LINK = 147;                                                      // LINKTYPE_USER0

    @TempDir
    private Path folder;

    /** The provider of a plug-in; its class is loaded once more by the plug-in's own class loader. */
    public static final class PlugIn implements Provider {
        private static final Header H = Header.of("plugin", "Plug-in", "its own");

        static final U8       KIND     = H.u8("kind", "Kind");
        static final Protocol PROTOCOL = H.end(1);

        /** For {@link java.util.ServiceLoader}. */
        public PlugIn() {}

        @Override
        public void provide(Registration to) {
            to.protocol(PROTOCOL).add(Dissection.LINK_TYPES, LINK, (d, at, end) -> d.push(PROTOCOL, at, end));
        }
    }

    /** As servers have it: the library in the parent, the provider and its service file here only. */
    private static final class PlugInLoader extends ClassLoader {
        private final URL services;

        PlugInLoader(Path services) throws IOException {
            super(Provider.class.getClassLoader());
            this.services = services.toUri().toURL();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(PlugIn.class.getName()) ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) {
            Class<?> known = findLoadedClass(name);
            if (known != null)
                return known;
            try (InputStream octets = PlugIn.class.getResourceAsStream("DissectorsTest$PlugIn.class")) {
                byte[] all = octets.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/services/" + Provider.class.getName()) ? Collections.enumeration(List.of(services)) : super.getResources(name);
        }
    }

    @Test
    void findsTheProvidersOfAClassLoader() throws IOException {
        Dissectors dissectors = Dissectors.load(plugIn());

        assertThat(dissectors.protocols()).extracting(Protocol::name).contains("plugin");
        assertThat(dissectors.catalogue().find("plugin.kind")).isPresent();
        Packet packet = dissectors.open().dissect(new Frame().wrap(new byte[]{7}, 0, 1, 1).describe(1, 0, LINK, -1));
        assertThat(packet.type(1).name()).isEqualTo("plugin");
        assertThat(packet.type(1)).isNotSameAs(PlugIn.PROTOCOL);                             // it is that of the plug-in's own class
    }

    @Test
    void findsNoneOfAnotherClassLoader() {
        assertThat(Dissectors.load().protocols()).extracting(Protocol::name).doesNotContain("plugin");
    }

    @Test
    void refusesTwoDissectorsForOneKey() {
        assertThatThrownBy(() -> Dissectors.of(List.of(new PlugIn(), new PlugIn()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol plugin is registered already, by " + PlugIn.class.getName());
        Provider other = to -> to.add(Dissection.LINK_TYPES, LINK, (d, at, end) -> d.push(Data.PROTOCOL, at, end));
        assertThatThrownBy(() -> Dissectors.of(List.of(new PlugIn(), other))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frame.encap_type 147 has a dissector already, by " + PlugIn.class.getName() + "; " + other.getClass().getName() + " is the second");
    }

    @Test
    void refusesTwoSummariesOfOneProtocol() {
        Provider one = to -> to.summary(PlugIn.PROTOCOL, Summary.of("One", "one"));
        Provider other = to -> to.summary(PlugIn.PROTOCOL, Summary.of("Other", "other"));

        assertThatThrownBy(() -> Dissectors.of(List.of(new PlugIn(), one, other))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("protocol plugin has a summary already, by ");
    }

    @Test
    void namesLinkLayersThatNobodyReads() {
        Packet packet = Dissectors.of(List.of()).open().dissect(new Frame().wrap(new byte[]{7}, 0, 1, 1).describe(1, 0, LINK, -1));

        assertThat(packet.layers()).isEqualTo(3);
        assertThat(packet.type(1).name()).isEqualTo("link");
        assertThat(packet.type(2)).isSameAs(Data.PROTOCOL);
    }

    private ClassLoader plugIn() throws IOException {
        return new PlugInLoader(Files.writeString(folder.resolve("services"), PlugIn.class.getName()));
    }

    @Test
    void refusesADissectorThatIsNone() {
        assertThatThrownBy(() -> Dissectors.of(List.of(to -> to.add(Dissection.LINK_TYPES, LINK, null)))).isInstanceOf(NullPointerException.class).hasMessage("dissector");
    }
}
