package io.attune.platform.web;

/// A small number beside an entry of the navigation; a bean per number. `path` is that of the entry, `from` the path
/// that answers the number as a text, empty for none, and `topic` what it changes with.
public record NavigationCount(String path, String from, String topic) {}
