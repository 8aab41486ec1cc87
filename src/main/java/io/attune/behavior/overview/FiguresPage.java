package io.attune.behavior.overview;

import io.attune.behavior.figures.Frictions;
import io.attune.behavior.figures.Hurdles;
import io.attune.behavior.figures.LatencyCurves;
import io.attune.behavior.figures.Leaving;
import io.attune.behavior.figures.Leaving.Learned;
import io.attune.behavior.figures.SourceValues;
import io.attune.behavior.figures.Sources;
import io.attune.behavior.figures.ValueFields;
import io.attune.behavior.figures.WonBy;
import io.attune.behavior.instruments.RelativeValue.AtAge;
import io.attune.behavior.instruments.RelativeValue.Source;
import io.attune.behavior.instruments.ValueMatrix.Advice;
import io.attune.behavior.lookalikes.LookAlike.Pattern;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of one month, of everybody. `now` is the month of the last run; only of its figures
/// people can be listed, for who was where at the end of an earlier month is counted and not kept. `by` is what
/// hurdles and values are compared by.
public record FiguresPage(
        YearMonth month,
        boolean now,
        WonBy by,
        List<YearMonth> months,
        @Nullable ValueFields matrix,
        @Nullable LatencyCurves latency,
        @Nullable Hurdles hurdles,
        @Nullable SourceValues sources,
        @Nullable Frictions frictions,
        @Nullable Leaving leaving) {
    private static final double MOST = 200;

    public FiguresPage {
        months = List.copyOf(months);
    }

    public String name(Words words, YearMonth which) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", words.locale()).format(which);
    }

    public String shortName(Words words, YearMonth which) {
        return DateTimeFormatter.ofPattern("LLL yy", words.locale()).format(which);
    }

    public List<Advice> advices() {
        return List.of(Advice.values());
    }

    public static BigDecimal money(double amount) {
        return BigDecimal.valueOf(Math.round(amount * 100), 2);
    }

    /// Where this page stands, compared by `which`.
    public String address(WonBy which) {
        return address(which, now);
    }

    public String address() {
        return address(by, now);
    }

    /// The present month, compared as this page.
    public String latest() {
        return address(by, true);
    }

    private String address(WonBy which, boolean latest) {
        var query = new ArrayList<String>();
        if (!latest) query.add("month=" + month);
        if (which != WonBy.SOURCE) query.add("by=" + which.code());
        return query.isEmpty() ? "/behavior" : "/behavior?" + String.join("&", query);
    }

    /// The company's own name of a source or campaign, or a word of ours.
    public String wonBy(Words words, String key) {
        if (key.isEmpty()) return words.text("behavior.source.all");
        return key.startsWith(Sources.NAMED)
                ? key.substring(Sources.NAMED.length())
                : words.text("behavior." + by.code() + "." + key);
    }

    /// The list of whom it is about; there is none of an earlier month, and of those that are not told apart.
    public @Nullable String people(String key) {
        String list = "/behavior/customers?sort=-value&f=" + by.code() + "~";
        if (!now) return null;
        if (key.equals(Sources.UNKNOWN)) return list + "empty~";
        if (!key.startsWith(Sources.NAMED)) return null;
        return list + "is~" + URLEncoder.encode(key.substring(Sources.NAMED.length()), StandardCharsets.UTF_8);
    }

    /// What words there are of a figure that is compared by `by`.
    public String words(String figure) {
        return by == WonBy.SOURCE ? figure : figure + "." + by.code();
    }

    /// The list of those who have bought so often, and may take the next step.
    public static String standing(int step) {
        return "/behavior/customers?sort=-value&f=purchases~is~" + step;
    }

    /// The list of those to whom it happened.
    public static String met(String touch) {
        return "/behavior/customers?sort=-value&f=met~is~" + touch;
    }

    /// The list of those of today of whom the same can be said, and who are not gone for good already; null where no
    /// list
    /// tells it.
    public static @Nullable String alike(Learned learned, Pattern pattern) {
        String same = switch (pattern.feature().kind()) {
            case OVERDUE -> "expected~to~" + learned.cutOff().plusDays(learned.horizon());
            case PURCHASES -> "purchases~to~" + Math.round(pattern.value());
            case EVENT -> "met~is~" + pattern.feature().event();
            case AGE, LAST_GAP, IRREGULARITY, MEAN_SPEND, LAST_SPEND -> null;
        };
        return same == null
                ? null
                : "/behavior/customers?sort=-value&f=silent~to~" + (learned.horizon() - 1) + "&f=" + same;
    }

    /// At the highest age at which there are customers enough.
    public static @Nullable AtAge lastEnough(Source source) {
        AtAge found = null;
        for (AtAge age : source.ages()) if (age.enough() && !Double.isNaN(age.index())) found = age;
        return found;
    }

    /// Where an index stands on a scale from 0 to 200; what is beyond stands at the end of it.
    public static String place(double index) {
        return Chart.percent(Math.clamp(index / MOST, 0.02, 0.98));
    }

    public static boolean beyond(double index) {
        return index > MOST;
    }
}
