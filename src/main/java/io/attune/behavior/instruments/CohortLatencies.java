package io.attune.behavior.instruments;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.LatencyTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// Latency per cohort: a fixed partition of all customers, such as by where they came from.
public final class CohortLatencies {
    private CohortLatencies() {}

    /// Everybody's events up to a day, apart for each cohort.
    public static SortedMap<String, CustomerBase> bases(
            Histories histories, LongFunction<String> cohort, LocalDate until) {
        var builders = new TreeMap<String, CustomerBase.Builder>();
        histories.each(
                until,
                who -> builders.computeIfAbsent(cohort.apply(who.customer()), unseen -> CustomerBase.until(until))
                        .add(who));
        var bases = new TreeMap<String, CustomerBase>();
        builders.forEach((name, builder) -> bases.put(name, builder.build()));
        return bases;
    }

    public static Map<String, LatencyTable> of(Histories histories, LongFunction<String> cohort, LocalDate until) {
        var tables = new TreeMap<String, LatencyTable>();
        bases(histories, cohort, until).forEach((name, base) -> tables.put(name, base.latency()));
        return tables;
    }
}
