package dev.remora.ide.model;

/** A packet of a capture, as the editor chooses it for the views. */
public record PacketChoice(CaptureFile file, int number) {}
