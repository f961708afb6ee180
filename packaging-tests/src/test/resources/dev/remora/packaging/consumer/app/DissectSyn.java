package app;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Provider;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;
import java.util.HexFormat;
import java.util.ServiceLoader;

public final class DissectSyn {
    private static final String SYN = """
            000102030405 060708090a0b 0800
            4500003c 12344000 4006 0000 0a000001 0a000002
            c0de01bb 01234567 00000000 a002faf0 beef0000
            020405b4 0402 080a0000000100000000 01 030307""";

    public static void main(String... arguments) {
        System.out.println(describe(Dissectors.load()));
    }

    /** In a framework, where each jar has a loader of its own: the providers are those that this library's loader sees. */
    public static String inFramework() {
        return describe(Dissectors.of(ServiceLoader.load(Provider.class, Tcp.class.getClassLoader())));
    }

    private static String describe(Dissectors dissectors) {
        Packet packet = dissectors.open().dissect(Frame.of(HexFormat.of().parseHex(SYN.replaceAll("\\s", ""))));
        int tcp = packet.find(Tcp.PROTOCOL);
        return Tcp.SRC_PORT.get(packet, tcp) + " > " + Tcp.DST_PORT.get(packet, tcp) + (Tcp.SYN.get(packet, tcp) ? " SYN" : "");
    }
}
