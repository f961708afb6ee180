/** Targets for a fuzzer: whatever the octets are, the laws of packets, streams and connections hold. */
package dev.remora.fuzz;
