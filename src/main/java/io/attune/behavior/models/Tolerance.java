package io.attune.behavior.models;

/// How late a customer may be before the tripwire trips.
public enum Tolerance {
    /// Novo's rule: later than the expected latency. The earliest warning, and the one most often false.
    MEAN,

    /// Own rhythm: later than own mean + 1 standard deviation. Cohort: later than the larger of mean and p75.
    ///
    /// Measured on CDNOW: of the gaps of customers with own history that ended in a purchase 41 % would
    /// have tripped at the mean, 22 % trip here. Of these customers those tripped on 1997-09-30 came back
    /// within 39 weeks in 53 % of cases (at the mean: 59 %), the others in 84 %.
    SPREAD
}
