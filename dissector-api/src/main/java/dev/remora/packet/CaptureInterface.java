package dev.remora.packet;

/**
 * Where frames were taken: an interface of a pcapng section, the one nameless interface of a pcap file, or the one of a live capture.
 *
 * @param linkType         LINKTYPE_ number; see {@link LinkType}
 * @param snapLength       most octets of a frame that were kept; 0 where the capture does not say
 * @param name             such as {@code eth0}; empty where the capture does not say
 * @param description      text for people; empty where the capture does not say
 * @param filter           capture filter that frames have passed, such as {@code tcp port 80}; empty where the capture does not say
 * @param frameCheckOctets octets of frame check sequence at the end of each frame; -1 where the capture does not say
 * @param section          what the capture says about itself
 */
public record CaptureInterface(int linkType, long snapLength, String name, String description, String filter, int frameCheckOctets, CaptureSection section) {

    /** An interface of which no more is known; the name may be empty. */
    public static CaptureInterface of(int linkType, String name) {
        return new CaptureInterface(linkType, 0, name, "", "", -1, CaptureSection.SILENT);
    }

    /** Its name, or else its description, or {@code unknown}: as Wireshark has it, so that a filter finds the frames of interfaces that nobody named. */
    public String title() {
        return !name.isEmpty() ? name : description.isEmpty() ? "unknown" : description;
    }
}
