package io.attune.sales.report;

import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.util.List;

/// Close rates of social and classic leads, and what to make of them.
public record ReportPage(int months, CloseRate social, CloseRate classic, List<CloseRate> channels) {
    public static final List<Integer> SPANS = List.of(6, 12, 24, 60);
    /// With fewer decided ones the interval is so wide that a sentence would be a guess.
    static final long ENOUGH = 20;

    public ReportPage {
        channels = List.copyOf(channels);
    }

    static CloseRate named(String name, List<CloseRate> rates) {
        return rates.stream()
                .filter(rate -> rate.name().equals(name))
                .findFirst()
                .orElse(new CloseRate(name, 0, 0, 0, null, BigDecimal.ZERO));
    }

    public boolean empty() {
        return social.all() + classic.all() == 0;
    }

    public List<CloseRate> both() {
        return List.of(social, classic);
    }

    public boolean enough() {
        return social.decided() >= ENOUGH && classic.decided() >= ENOUGH;
    }

    public Interval difference() {
        return social.rate().minus(classic.rate());
    }

    /// Two sentences: which of the two closes better and how sure that is, then which is faster.
    public List<String> meaning(Words words) {
        if (!enough()) return List.of(words.text("close.meaning.few", ENOUGH), words.text("close.meaning.few.why"));
        return List.of(rates(words), days(words));
    }

    public String points(double share, Words words) {
        return words.number(Math.abs(share) * 100, 1);
    }

    private String rates(Words words) {
        Interval difference = difference();
        if (!difference.excludesZero())
            return words.text(
                    "close.meaning.same",
                    words.percent(social.rate().share()),
                    words.percent(classic.rate().share()),
                    signed(difference.low(), words),
                    signed(difference.high(), words));
        boolean social = difference.share() > 0;
        double least = social ? difference.low() : -difference.high();
        double most = social ? difference.high() : -difference.low();
        return words.text(
                social ? "close.meaning.social" : "close.meaning.classic",
                points(difference.share(), words),
                points(least, words),
                points(most, words));
    }

    private String days(Words words) {
        Double fast = social.medianDays();
        Double slow = classic.medianDays();
        if (fast == null || slow == null) return words.text("close.meaning.days.unknown");
        return words.text("close.meaning.days", words.days(Math.round(fast)), words.days(Math.round(slow)));
    }

    private String signed(double share, Words words) {
        return (share < 0 ? "−" : "+") + points(share, words);
    }
}
