package io.attune.behavior.figures;

import io.attune.behavior.instruments.Touchpoint;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import io.attune.behavior.models.PurchaseSample;
import io.attune.customers.Happenings;
import io.attune.customers.Happenings.Happening;
import io.attune.customers.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What happened to customers besides buying, touch by touch, as far as timelines tell.
final class Touchpoints {
    private final SortedMap<String, List<Touchpoint>> byKind = new TreeMap<>();

    static Touchpoints read(Happenings happenings, PurchaseSample customers, ZoneId zone, LocalDate until) {
        var touchpoints = new Touchpoints();
        happenings.each(Touch.sources(), since(zone, until), happened -> {
            if (customers.keeps(happened.person())) touchpoints.add(happened, zone, until);
        });
        return touchpoints.inOrder();
    }

    /// Those of one person.
    static Touchpoints of(PersonId person, Happenings happenings, ZoneId zone, LocalDate until) {
        var touchpoints = new Touchpoints();
        happenings
                .of(person, Touch.sources(), since(zone, until))
                .forEach(happened -> touchpoints.add(happened, zone, until));
        return touchpoints.inOrder();
    }

    SortedMap<String, List<Touchpoint>> all() {
        return byKind;
    }

    /// Those that speak for leaving, as histories of events.
    SortedMap<String, Histories> events() {
        var events = new TreeMap<String, Histories>();
        byKind.forEach((kind, points) -> events.put(kind, (until, taker) -> {
            History.Rows rows = History.rows(until, taker);
            for (Touchpoint point : points) rows.add(point.customer(), point.day(), 0);
            rows.end();
        }));
        return events;
    }

    private static Instant since(ZoneId zone, LocalDate until) {
        return Touch.since(until).atStartOfDay(zone).toInstant();
    }

    private Touchpoints inOrder() {
        byKind.values()
                .forEach(points -> points.sort(
                        Comparator.comparingLong(Touchpoint::customer).thenComparing(Touchpoint::day)));
        return this;
    }

    private void add(Happening happened, ZoneId zone, LocalDate until) {
        LocalDate day = happened.at().atZone(zone).toLocalDate();
        if (day.isAfter(until)) return;
        for (Touch touch : Touch.values()) if (touch.is(happened)) add(touch.code(), happened, day);
    }

    private void add(String kind, Happening happened, LocalDate day) {
        byKind.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(new Touchpoint(happened.person(), day));
    }
}
