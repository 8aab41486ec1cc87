package io.attune.commerce.receivables;

import io.attune.commerce.Receivables.Standing;

/// What somebody owes in a line, and where the rest is.
public record StandingPage(Standing standing, String more) {}
