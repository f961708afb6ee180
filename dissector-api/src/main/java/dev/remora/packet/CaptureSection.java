package dev.remora.packet;

import java.util.List;

/**
 * What a capture says about itself: the header of a pcapng section. All empty for pcap.
 *
 * @param comments        by people, in order
 * @param hardware        the capture was made on
 * @param operatingSystem the capture was made on
 * @param application     that wrote the capture
 */
public record CaptureSection(List<String> comments, String hardware, String operatingSystem, String application) {
    /** Of a capture that says nothing. */
    public static final CaptureSection SILENT = new CaptureSection(List.of(), "", "", "");

    public CaptureSection {
        comments = List.copyOf(comments);
    }
}
