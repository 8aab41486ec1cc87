package io.attune.imports.files;

/// What a run met that kept no row out: the key of a message, what the rows say, how many there
/// are, and the line of the first. Its words are filled with all three.
public record Notice(String reason, String what, long rows, long line) {}
