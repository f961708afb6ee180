/**
 * What must hold for every protocol, as tests that a protocol's author runs.
 *
 * <p>A test class implements {@link dev.remora.testkit.ProtocolContract} and says which protocols it is for; frames that they should read lie as
 * {@code *.hex} beside it, each with its {@code *.tree}:
 *
 * <pre>{@code
 * class NtpTest implements ProtocolContract {
 *     @Override
 *     public List<Protocol> protocols() {
 *         return List.of(Ntp.PROTOCOL);
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.remora.testkit;

import org.jspecify.annotations.NullMarked;
