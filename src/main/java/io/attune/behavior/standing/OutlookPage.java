package io.attune.behavior.standing;

import io.attune.behavior.Standing;
import io.attune.behavior.figures.Likeness.Told;
import io.attune.behavior.lookalikes.LookAlike;
import io.attune.behavior.lookalikes.LookAlike.Reason;
import io.attune.behavior.models.CustomerScore;
import io.attune.behavior.scoring.WhatIf.Chance;
import io.attune.behavior.scoring.WhatIf.Outlook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What may come of a customer, drawn as a curve of chances over a year; `likeness` is null where nothing was learned
/// of
/// those who left.
public record OutlookPage(
        Standing who, Outlook outlook, @Nullable Told likeness) {
    private static final int HEIGHT = 120;
    private static final int TOP = 8;
    private static final int DAYS = 364;
    private static final int REASONS = 4;
    private static final double LEFT = 2;
    private static final double WIDTH = 96;
    private static final List<Integer> TOLD = List.of(28, 91, 182, 364);

    /// From one week to the next: shares of the width, and pixels from the top.
    public record Stroke(String x1, String y1, String x2, String y2) {}

    public CustomerScore now() {
        return outlook.now();
    }

    public CustomerScore after() {
        return outlook.after();
    }

    /// Those told in numbers: four weeks, a quarter, half a year, a year.
    public List<Chance> told() {
        return outlook.chances().stream()
                .filter(chance -> TOLD.contains(chance.days()))
                .toList();
    }

    public List<Stroke> asItStands() {
        return strokes(Chance::now);
    }

    public List<Stroke> afterBuying() {
        return strokes(Chance::after);
    }

    /// The strongest of what speaks for leaving, as far as it can be seen beside the others: what the middle values
    /// contradict counts only together with the rest.
    public List<Reason> reasons(LookAlike like) {
        return like.reasons().stream()
                .filter(reason -> reason.value() != reason.stayed())
                .filter(reason -> (reason.left() - reason.stayed()) * (reason.value() - reason.stayed()) >= 0)
                .limit(REASONS)
                .toList();
    }

    public static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount);
    }

    public static String at(int days) {
        return percent(LEFT + WIDTH * days / DAYS);
    }

    public static String height(double chance) {
        return String.format(Locale.ROOT, "%.1f", TOP + (HEIGHT - TOP) * (1 - chance));
    }

    private List<Stroke> strokes(ToDoubleFunction<Chance> chance) {
        List<Chance> all = outlook.chances();
        return IntStream.range(1, all.size())
                .mapToObj(i -> new Stroke(
                        at(all.get(i - 1).days()),
                        height(chance.applyAsDouble(all.get(i - 1))),
                        at(all.get(i).days()),
                        height(chance.applyAsDouble(all.get(i)))))
                .toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
