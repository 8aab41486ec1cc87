package io.attune.behavior.figures;

import io.attune.behavior.figures.FigureStore.Kept;
import io.attune.behavior.instruments.GridHistory;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.PurchaseSample;
import io.attune.customers.Happenings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the figures of a run of scoring from the purchases that it read, once its scores are there.
@Component
public class MakeFigures {
    /// Figures are counted over all customers while there are at most so many; a share of 200,000 is
    /// known to a fifth of a percentage point.
    public static final int COUNTED = 200_000;
    /// A model's parameters and a regression are known well enough from so many customers.
    private static final int JUDGED = 5_000;
    private static final int LEARNED = 50_000;
    private static final int MONTHS = 13;

    private final FigureStore store;
    private final Happenings happenings;

    MakeFigures(FigureStore store, Happenings happenings) {
        this.store = store;
        this.happenings = happenings;
    }

    /// What a run has in hand: everybody summed up, the rows of those who are kept, and the grid of
    /// [#days].
    public record Material(
            CustomerBase base,
            PurchaseSample sample,
            GridHistory grid,
            BigDecimal margin,
            ZoneId zone,
            @Nullable Judgement judgement) {}

    /// The ends of the months before that day, and the day itself.
    public static List<LocalDate> days(LocalDate until) {
        YearMonth month = YearMonth.from(until);
        var days = new ArrayList<LocalDate>();
        for (int back = MONTHS; back > 0; back--)
            days.add(month.minusMonths(back).atEndOfMonth());
        days.add(until);
        return days;
    }

    /// Says which model foresees best.
    public static Judgement judge(PurchaseSample sample, LocalDate until) {
        return Judgement.of(sample.thinned(JUDGED), until);
    }

    /// `progress` is asked before each figure, and may end it by an exception.
    public void make(Material material, Runnable progress) {
        CustomerBase base = material.base();
        if (base.size() == 0) return;
        LocalDate until = base.until();
        PurchaseSample sample = material.sample();
        double share = sample.share();
        var kept = new ArrayList<Kept>();
        progress.run();
        // The first of the days is only there for the flows of the second.
        for (GridHistory.Day day : material.grid().days())
            if (day.moved() && day.all() > 0) kept.add(new Kept(FigureKind.LIFE_CYCLE, day.day(), day));
        kept.add(new Kept(FigureKind.MATRIX, until, store.matrix(material.margin())));
        kept.add(new Kept(FigureKind.LATENCY, until, LatencyCurves.of(base)));
        progress.run();
        Sources sources = store.sources().build(sample, until);
        kept.add(new Kept(FigureKind.HURDLES, until, Hurdles.of(sample, share, sources, until)));
        progress.run();
        kept.add(new Kept(
                FigureKind.SOURCES,
                until,
                SourceValues.of(sample, share, sources, material.margin().doubleValue(), until)));
        progress.run();
        Touchpoints touchpoints = Touchpoints.read(happenings, sample, material.zone(), until);
        kept.add(new Kept(
                FigureKind.FRICTION, until, Frictions.of(sample, share, touchpoints.all(), base.latency(), until)));
        progress.run();
        Histories few = sample.thinned(LEARNED);
        kept.add(new Kept(FigureKind.LEAVING, until, Leaving.of(few, touchpoints.events(), base.latency(), until)));
        progress.run();
        Judgement judgement = material.judgement();
        kept.add(new Kept(FigureKind.MODELS, until, judgement == null ? judge(sample, until) : judgement));
        store.put(kept);
    }
}
