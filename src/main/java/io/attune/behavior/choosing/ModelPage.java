package io.attune.behavior.choosing;

import io.attune.behavior.figures.Judgement;
import io.attune.behavior.figures.Judgement.Judged;
import io.attune.behavior.figures.Judgement.Model;
import io.attune.behavior.models.BuyingModelKind;
import io.attune.behavior.models.ModelChoice.Gain;
import io.attune.behavior.models.Tracking.Week;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The models of the last run, and how all would have done. `used` is the label of the model that is
/// chosen, "" for the best.
public record ModelPage(
        ScoringRun run,
        String used,
        @Nullable Judgement judgement,
        @Nullable String asked) {
    private static final int DRAWN = 156;
    private static final int QUARTER = 13;

    public @Nullable Judged judged() {
        return judgement == null ? null : judgement.judged();
    }

    public List<Choice> choices(Words words) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", words.text("behavior.use.best")));
        for (BuyingModelKind kind : BuyingModelKind.values()) choices.add(new Choice(kind.label(), label(words, kind)));
        return choices;
    }

    /// Without the number that makes the rhythm regular, which is chosen by likelihood.
    public static String label(Words words, BuyingModelKind kind) {
        return words.text("behavior.kind." + kind.label());
    }

    /// The model that is drawn: asked for, else the one that scored, else the best.
    public @Nullable Model plotted() {
        Judged judged = judged();
        if (judged == null || judged.models().isEmpty()) return null;
        return BuyingModelKind.of(asked == null ? "" : asked)
                .flatMap(judged::model)
                .or(() -> judged.models().stream()
                        .filter(one -> one.name().equals(run.buying().kind()))
                        .findFirst())
                .orElse(judged.models().getFirst());
    }

    /// The model that scored, where it could be judged.
    public @Nullable Model scoring() {
        Judged judged = judged();
        return judged == null
                ? null
                : judged.models().stream().filter(this::inUse).findFirst().orElse(null);
    }

    public boolean inUse(Model model) {
        return model.name().equals(run.buying().kind());
    }

    public static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the model adds over plain rules, in one sentence.
    public static String gains(Words words, Model model) {
        if (model.gains().isEmpty()) return words.text("behavior.gains.none");
        return String.join(
                " ",
                model.gains().stream()
                        .map((Gain gain) -> words.text("behavior.gains." + code(gain)))
                        .toList());
    }

    /// The last three years: of weeks long before, often of a few customers only, nothing is learned.
    private static List<Week> weeks(Model model) {
        List<Week> all = model.tracking();
        return all.subList(Math.max(0, all.size() - DRAWN), all.size());
    }

    /// Purchases of each week, as a line.
    public static List<Double> actual(Model model) {
        return weeks(model).stream().map(week -> (double) week.actual()).toList();
    }

    public static List<Double> expected(Model model) {
        return weeks(model).stream().map(Week::expected).toList();
    }

    public static double most(Model model) {
        return weeks(model).stream()
                .mapToDouble(week -> Math.max(week.expected(), (double) week.actual()))
                .max()
                .orElse(0);
    }

    /// The share of the plot that the model was fitted to.
    public static double fitted(Judged judged, Model model) {
        double held = ChronoUnit.DAYS.between(judged.until(), judged.end()) / 7.0;
        int weeks = weeks(model).size();
        return weeks == 0 ? 1 : Math.clamp(1 - held / weeks, 0, 1);
    }

    /// Every thirteenth week and the last, for whoever reads numbers.
    public static List<Week> quarters(Model model) {
        List<Week> weeks = weeks(model);
        int size = weeks.size();
        return IntStream.range(0, size)
                .filter(i -> weeks.get(i).week() % QUARTER == 0 || i == size - 1)
                .mapToObj(weeks::get)
                .toList();
    }
}
