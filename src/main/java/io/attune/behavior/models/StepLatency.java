package io.attune.behavior.models;

/// Days between purchase `step` and the next, over all customers who made the next (Novo's latency);
/// step 0 stands for all steps together.
public record StepLatency(int step, long cases, double mean, double median, double p75, double p90) {}
