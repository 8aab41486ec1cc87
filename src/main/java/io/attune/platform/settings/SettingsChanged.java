package io.attune.platform.settings;

/// The company changed its settings; prices and deadlines follow.
public record SettingsChanged(boolean valueChanged, boolean deadlinesChanged) {}
