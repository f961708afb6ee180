package dev.remora.samples.dns;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Note;
import dev.remora.packet.Packet;

/** Where the sections of each message in a packet are: found once, so that no field counts its way through them. */
final class Sections implements Note {
    static final Kind<Sections> KIND = Kind.of(Sections::new);

    private final int[] questions  = new int[Dissection.MOST_LAYERS];
    private final int[] records    = new int[Dissection.MOST_LAYERS];
    private final int[] end        = new int[Dissection.MOST_LAYERS];
    private boolean     isComplete = true;

    private final DomainName name = new DomainName();

    private Sections() {}

    /** Nothing to forget: what is asked for a layer was found when that layer was dissected. */
    @Override
    public void clear() {}

    /**
     * Finds the sections of a message.
     *
     * @param  hasHeader whether its header is readable
     * @return           whether all that its header counts is there
     */
    boolean find(Packet packet, int layer, boolean hasHeader) {
        int at = Math.min(packet.at(layer) + Dns.HEADER, packet.limit(layer));
        isComplete = hasHeader;
        questions[layer] = at;
        records[layer] = hasHeader ? pass(Section.QUESTIONS, packet, layer, at, Dns.QUESTIONS.get(packet, layer)) : at;
        end[layer] = pass(Section.RECORDS, packet, layer, records[layer], isComplete ? records(packet, layer) : 0);
        return isComplete;
    }

    private static int records(Packet packet, int layer) {
        return Dns.ANSWERS.get(packet, layer) + Dns.AUTHORITY.get(packet, layer) + Dns.ADDITIONAL.get(packet, layer);
    }

    /** Position behind {@code count} entries, or behind the last one whose name is whole. */
    private int pass(Section section, Packet packet, int layer, int from, int count) {
        Frame frame = packet.frame();
        int limit = packet.limit(layer);
        int at = from;
        for (int left = count; left > 0; left--) {
            int body = DomainName.end(frame, at, limit);
            checkName(packet, layer, at, body);
            isComplete = body != DomainName.BAD && section.behind(frame, body, limit) <= limit;
            if (body == DomainName.BAD)
                return at;
            at = section.behind(frame, body, limit);
            if (!isComplete)
                return limit;
        }
        return at;
    }

    private void checkName(Packet packet, int layer, int at, int body) {
        int limit = packet.limit(layer);
        boolean cut = body == DomainName.BAD && limit < packet.end(layer);
        if (!cut && at < limit && name.labels(packet, layer, at, limit) == DomainName.BAD)
            packet.anomaly(Dns.BAD_NAME, layer, at, (body == DomainName.BAD ? limit : body) - at);
    }

    /** What reads the names. */
    DomainName name() {
        return name;
    }

    /** Position of the first name of a section. */
    int at(Section section, int layer) {
        return switch (section) {
            case QUESTIONS -> questions[layer];
            case RECORDS -> records[layer];
        };
    }

    /** Position behind the last entry of a section. */
    int end(Section section, int layer) {
        return switch (section) {
            case QUESTIONS -> records[layer];
            case RECORDS -> end[layer];
        };
    }
}
