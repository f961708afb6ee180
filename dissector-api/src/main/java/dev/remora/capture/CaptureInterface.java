package dev.remora.capture;

/**
 * Where frames of a capture were taken: an interface of a pcapng section, or the one nameless interface of a pcap file.
 *
 * @param linkType         LINKTYPE_ number; see {@link dev.remora.packet.LinkType}
 * @param snapLength       most octets of a frame that were kept; 0 where the capture does not say
 * @param name             such as {@code eth0}; empty where the capture does not say
 * @param description      text for people; empty where the capture does not say
 * @param frameCheckOctets octets of frame check sequence at the end of each frame; -1 where the capture does not say
 */
public record CaptureInterface(int linkType, long snapLength, String name, String description, int frameCheckOctets) {}
