package io.attune.behavior.models;

/// A fitted parameter; the standard error is NaN where the likelihood is too flat to give one.
public record Estimate(String name, double value, double standardError) {}
