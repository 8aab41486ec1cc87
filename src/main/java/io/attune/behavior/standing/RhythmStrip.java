package io.attune.behavior.standing;

import io.attune.behavior.Standing;
import io.attune.commerce.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A customer's purchases on a line of time, with what is expected next; places are per cent of the width, so that
/// the strip fits any screen and its letters keep their size.
public record RhythmStrip(
        List<Dot> dots,
        List<Year> years,
        int leftOut,
        double today,
        @Nullable Double expected,
        @Nullable Double tripwire,
        boolean late) {
    /// More dots than these are a smear, and the page grows with them.
    static final int MOST_DOTS = 150;

    private static final double LEFT = 3;
    private static final double RIGHT = 97;
    // A year's four digits need this much room on the narrowest screen.
    private static final double YEAR = 10;

    /// A day's purchases; the area tells their amount.
    public record Dot(double at, double radius, LocalDate day, BigDecimal amount) {}

    public record Year(double at, int year) {}

    public RhythmStrip {
        dots = List.copyOf(dots);
        years = List.copyOf(years);
    }

    /// Purchases after the day of analysis are left out, as the scores leave them out.
    static RhythmStrip of(Standing who, List<Purchase> purchases) {
        var byDay = new TreeMap<LocalDate, Long>();
        for (Purchase purchase : purchases) {
            if (!purchase.day().isAfter(who.analysisDate())) byDay.merge(purchase.day(), purchase.amount(), Long::sum);
        }
        List<LocalDate> days = new ArrayList<>(byDay.keySet());
        int leftOut = Math.max(0, days.size() - MOST_DOTS);
        days = days.subList(leftOut, days.size());
        LocalDate first = days.isEmpty() ? who.lastPurchase() : days.getFirst();
        var scale = Scale.of(first, who);
        long most = 1;
        for (LocalDate day : days) most = Math.max(most, byDay.getOrDefault(day, 0L));
        var dots = new ArrayList<Dot>();
        for (LocalDate day : days) {
            long amount = byDay.getOrDefault(day, 0L);
            double radius = 3.5 + 6 * Math.sqrt(Math.max(0, amount) / (double) most);
            dots.add(new Dot(scale.at(day), radius, day, BigDecimal.valueOf(amount, 4)));
        }
        return new RhythmStrip(
                dots,
                years(scale),
                leftOut,
                scale.at(who.analysisDate()),
                scale.within(who.expectedNext()),
                scale.within(who.tripwire()),
                who.expectedNext() != null && who.analysisDate().isAfter(who.expectedNext()));
    }

    public static String percent(double at) {
        return String.format(Locale.ROOT, "%.2f%%", at);
    }

    public static String pixels(double radius) {
        return String.format(Locale.ROOT, "%.1f", radius);
    }

    /// On which side of its mark a word stands, so that it is not cut off at the edges.
    public static String anchor(double at) {
        return at < 10 ? "start" : at > 88 ? "end" : "middle";
    }

    private static List<Year> years(Scale scale) {
        var years = new ArrayList<Year>();
        double free = 0;
        for (int year = scale.from.getYear(); year <= scale.to.getYear(); year++) {
            LocalDate start = LocalDate.of(year, 1, 1);
            double at = start.isBefore(scale.from) ? LEFT : scale.at(start);
            if (at < free || at > RIGHT - YEAR / 2) continue;
            years.add(new Year(at, year));
            free = at + YEAR;
        }
        return years;
    }

    /// From the first purchase shown to what comes last: today or the tripwire, unless that is years ahead.
    private record Scale(LocalDate from, LocalDate to) {
        static Scale of(LocalDate first, Standing who) {
            LocalDate today = who.analysisDate();
            long shown = Math.max(90, ChronoUnit.DAYS.between(first, today));
            LocalDate ahead = who.tripwire() == null ? today : who.tripwire();
            LocalDate limit = today.plusDays(shown);
            LocalDate end = ahead.isAfter(limit) ? limit : ahead.isAfter(today) ? ahead : today;
            long room = Math.max(7, Math.round(ChronoUnit.DAYS.between(first, end) * .06));
            return new Scale(first, end.plusDays(room));
        }

        double at(LocalDate day) {
            double share = (double) ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
            return LEFT + share * (RIGHT - LEFT);
        }

        @Nullable
        Double within(@Nullable LocalDate day) {
            return day == null || day.isAfter(to) || day.isBefore(from) ? null : at(day);
        }
    }
}
