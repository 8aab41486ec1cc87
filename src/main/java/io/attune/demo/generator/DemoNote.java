package io.attune.demo.generator;

import java.time.Instant;

/// A private note of a colleague in a thread.
public record DemoNote(String thread, String colleague, Instant writtenAt, String text) {}
