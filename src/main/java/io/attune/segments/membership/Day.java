package io.attune.segments.membership;

import java.time.LocalDate;

/// How many there were at the end of a day, and who came and went on it.
public record Day(LocalDate day, long members, long entered, long gone) {}
