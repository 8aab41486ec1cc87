package io.attune.behavior.figures;

import io.attune.behavior.models.BuyingModelKind;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Estimate;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.Holdout;
import io.attune.behavior.models.ModelChoice;
import io.attune.behavior.models.ModelChoice.AliveBand;
import io.attune.behavior.models.ModelChoice.Candidate;
import io.attune.behavior.models.ModelChoice.Gain;
import io.attune.behavior.models.ModelNotFitted;
import io.attune.behavior.models.Tracking;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every model of buying fitted to the first part of what was bought and judged by the rest, beside
/// rules that need no model; or why that could not be: the log is too short where neither stands here.
public record Judgement(@Nullable Judged judged, ModelNotFitted.@Nullable Reason refused) {
    private static final int LEAST_WEEKS = 12;
    private static final int MOST_WEEKS = 52;

    /// Fitted up to `until` and judged up to `end`, for `customers` drawn from all. Models come with the
    /// smallest error first.
    public record Judged(
            LocalDate until,
            LocalDate end,
            int customers,
            List<Model> models,
            Map<BuyingModelKind, ModelNotFitted.Reason> refused,
            Holdout pastRate,
            Holdout nobody,
            double spendOfPastSpenders) {
        public Judged {
            models = List.copyOf(models);
            refused = Map.copyOf(refused);
        }

        public Optional<Model> model(BuyingModelKind kind) {
            return models.stream().filter(one -> one.kind() == kind).findFirst();
        }
    }

    /// `name` is [io.attune.behavior.models.BuyingModel#name]; the tracking is of all customers known at
    /// `until`.
    public record Model(
            BuyingModelKind kind,
            String name,
            List<Estimate> parameters,
            double logLikelihood,
            double aic,
            Holdout holdout,
            List<AliveBand> alive,
            double givenUpTooEarly,
            double spendOfBestFifth,
            List<Gain> gains,
            List<Tracking.Week> tracking) {
        public Model {
            parameters = List.copyOf(parameters);
            alive = List.copyOf(alive);
            gains = List.copyOf(gains);
            tracking = List.copyOf(tracking);
        }
    }

    /// The last third of the log is the holdout, at most a year.
    public static Judgement of(Histories customers, LocalDate until) {
        CustomerBase after = CustomerBase.of(customers, until);
        long weeks = weeks(after);
        long held = Math.min(MOST_WEEKS, weeks / 3);
        if (weeks < LEAST_WEEKS) return new Judgement(null, null);
        CustomerBase before = CustomerBase.of(customers, until.minusWeeks(held));
        try {
            return new Judgement(judged(ModelChoice.of(before, after), customers, before), null);
        } catch (ModelNotFitted refusal) {
            return new Judgement(null, refusal.reason());
        }
    }

    /// The model with the smallest error, BG/NBD where none could be judged.
    public BuyingModelKind best() {
        return judged == null || judged.models().isEmpty()
                ? BuyingModelKind.BG_NBD
                : judged.models().getFirst().kind();
    }

    private static Judged judged(ModelChoice choice, Histories customers, CustomerBase before) {
        return new Judged(
                choice.until(),
                choice.end(),
                before.size(),
                choice.candidates().stream()
                        .map(one -> model(choice, one, customers, before))
                        .toList(),
                choice.refused(),
                choice.pastRate(),
                choice.nobody(),
                choice.spendOfPastSpenders());
    }

    private static Model model(ModelChoice choice, Candidate one, Histories customers, CustomerBase before) {
        return new Model(
                one.kind(),
                one.fit().model().name(),
                one.fit().parameters(),
                one.fit().logLikelihood(),
                one.fit().aic(),
                one.holdout(),
                one.alive(),
                one.givenUpTooEarly(),
                one.spendOfBestFifth(),
                List.copyOf(choice.gains(one)),
                Tracking.of(customers, before, choice.end(), one.fit().model()).weeks());
    }

    private static long weeks(CustomerBase base) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < base.size(); i++)
            first = Math.min(first, base.summary(i).first().toEpochDay());
        return first == Long.MAX_VALUE ? 0 : ChronoUnit.WEEKS.between(LocalDate.ofEpochDay(first), base.until());
    }
}
