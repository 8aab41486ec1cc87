package io.attune.platform.tabular;

/// A row that cannot be taken as only all rows together show, such as one of a cycle; `column` is the field at fault.
public record LateRefusal(long line, String column, Problem problem) {}
