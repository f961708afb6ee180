package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/** A key of a packet of a test with its values: {@code seq 1000}, {@code payload "GET /"}, {@code more}, {@code timestamps 1 0}. */
public record Setting(Span span, Word key, List<Value> values) implements Node {
    public Setting {
        values = List.copyOf(values);
    }

    @Override
    public List<Node> children() {
        return Nodes.of(key, values);
    }

    /** What a key is set to. */
    public sealed interface Value extends Node {

        /** A number, a name, an address, octets in hexadecimal: {@code 1000}, {@code echo-request}, {@code 47:45:54}. */
        record Plain(Span span, String text) implements Value {
            @Override
            public List<Node> children() {
                return List.of();
            }
        }

        /** Values from one to another, one for each packet of a repetition: {@code 1..100}. */
        record Range(Span span, String from, String to) implements Value {
            @Override
            public List<Node> children() {
                return List.of();
            }
        }

        /** Text in quotes; {@link Quoted} resolves it. */
        record Literal(Span span, String raw) implements Value {
            @Override
            public List<Node> children() {
                return List.of();
            }
        }

        /** A packet in parentheses: what an ICMP error quotes, or a tunnel carries. */
        record Inner(Span span, Packet packet) implements Value {
            @Override
            public List<Node> children() {
                return List.of(packet);
            }
        }

        /** Where a value is missing; there is a diagnostic for it. */
        record Missing(Span span) implements Value {
            @Override
            public List<Node> children() {
                return List.of();
            }
        }
    }
}
