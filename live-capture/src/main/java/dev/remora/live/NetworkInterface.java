package dev.remora.live;

import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/**
 * A network interface that packets can be captured from. Immutable.
 *
 * @param name        what to open it by: {@code eth0}
 * @param description libpcap's words for it; empty where it has none
 * @param addresses   its addresses, in text; IPv6 as RFC 5952 section 4 writes them
 */
public record NetworkInterface(String name, String description, List<String> addresses, boolean isLoopback, boolean isUp) {
    /**
     * All interfaces, in libpcap's order: the one it would take by default first.
     *
     * @throws LiveException where libpcap cannot be loaded or asked
     */
    public static List<NetworkInterface> list() throws LiveException {
        try {
            return Pcaps.findAllDevs().stream().map(NetworkInterface::of).toList();
        } catch (PcapNativeException | LinkageError e) {
            throw new LiveException(Diagnosis.of(e), e);
        }
    }

    private static NetworkInterface of(PcapNetworkInterface device) {
        String description = device.getDescription() == null ? "" : device.getDescription();
        List<String> addresses = device.getAddresses().stream().map(PcapAddress::getAddress).map(NetworkInterface::text).toList();
        return new NetworkInterface(device.getName(), description, addresses, device.isLoopBack(), device.isUp());
    }

    private static String text(InetAddress address) {
        if (!(address instanceof Inet6Address))
            return address.getHostAddress();
        TextBuffer text = new TextBuffer();
        AddressText.ipv6(address.getAddress(), 0, text);
        return text.toString();
    }
}
