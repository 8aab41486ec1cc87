package io.attune.identity.matching;

/// What one field says about two records: how far its values agree and how many bits that weighs
/// for (positive) or against (negative) their being one person. The values are shown as they were
/// compared, in lower case and without accents.
public record Evidence(Field field, Agreement agreement, double bits, String left, String right) {}
