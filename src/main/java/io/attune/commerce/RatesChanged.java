package io.attune.commerce;

/// Exchange rates came or went; what was computed in the company's currency is to be computed again.
public record RatesChanged() {}
