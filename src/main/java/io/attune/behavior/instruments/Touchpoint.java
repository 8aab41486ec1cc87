package io.attune.behavior.instruments;

import java.time.LocalDate;

/// Something that happened to a customer on a day: a late delivery, a complaint, a post that nobody answered.
public record Touchpoint(long customer, LocalDate day) {}
