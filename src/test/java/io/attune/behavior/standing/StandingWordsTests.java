package io.attune.behavior.standing;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.attune.behavior.Standing;
import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.ModelNotFitted.Reason;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.models.StepLatency;
import io.attune.behavior.scoring.ModelReport;
import io.attune.behavior.scoring.ModelReport.Parameter;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.commerce.Purchase;
import io.attune.customers.PersonId;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Frame;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/// What a page says of Ada Oliveira, who bought 15 times every 16 weeks and now not for 25, and of others.
class StandingWordsTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate LAST = TODAY.minusWeeks(25);
    private static final LocalDate FIRST = LAST.minusDays(14 * 112L);
    private static final LatencyTable COHORTS = new LatencyTable(
            List.of(new StepLatency(1, 900, 140, 120, 190, 260)), new StepLatency(0, 900, 140, 120, 190, 260));

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    @Test
    void aRhythmIsToldInWords() {
        Words words = words(Locale.ENGLISH);
        assertThat(new StandingPage(ada()).rhythm(words, COHORTS))
                .isEqualTo("buys every 16 weeks (own; cohort 20 weeks); now 25 weeks without");
        assertThat(new StandingPage(once()).rhythm(words, COHORTS))
                .isEqualTo("bought once; who comes back does so after 20 weeks; now 3 weeks without");
        assertThat(new StandingPage(ada()).timing(words))
                .contains(new StandingPage.State("tripped 4 weeks ago", "neg"));
        assertThat(new StandingPage(once()).timing(words)).contains(new StandingPage.State("on rhythm", "pos"));
        assertThat(new StandingPage(ada()).rhythm(words(Locale.GERMAN), COHORTS))
                .isEqualTo("kauft alle 16 Wochen (eigener Rhythmus; Vergleichsgruppe 20 Wochen); jetzt 25 Wochen ohne");
    }

    @Test
    void aSinglePurchaseDoesNotTellWhetherSomebodyLeft() {
        assertThat(new StandingPage(once()).alive(words(Locale.ENGLISH))).isEqualTo("too early to tell");
        assertThat(new StandingPage(ada()).alive(words(Locale.ENGLISH))).isEqualTo("71%");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 5, 5, NEWCOMER", "1, 2, 5, 5, ONCE", "9, 5, 5, 5, CHAMPION", "9, 4, 4, 4, CHAMPION",
        "9, 2, 5, 4, CHAMPION_SLIPPING", "9, 3, 5, 5, LOYAL", "9, 5, 5, 2, LOYAL", "9, 1, 4, 3, SLIPPING",
        "3, 3, 3, 5, BIG_SPENDER", "3, 5, 2, 2, ACTIVE", "3, 3, 2, 2, OCCASIONAL", "3, 1, 3, 5, QUIET"
    })
    void ranksMakeAWord(int purchases, int recency, int frequency, int monetary, RfmWord word) {
        assertThat(RfmWord.of(standing(purchases, recency, frequency, monetary, .7, 112.0, true, LAST)))
                .isEqualTo(word);
    }

    @Test
    void aStripShowsWhatWasBoughtAndWhatIsLate() {
        var strip = RhythmStrip.of(ada(), purchases(15));
        assertThat(strip.dots()).hasSize(15).isSortedAccordingTo((a, b) -> Double.compare(a.at(), b.at()));
        assertThat(strip.late()).isTrue();
        assertThat(strip.expected()).isGreaterThan(strip.dots().getLast().at()).isLessThan(strip.today());
        assertThat(strip.tripwire()).isBetween(strip.expected(), strip.today());
        assertThat(strip.today()).isBetween(85.0, 97.0);
        assertThat(strip.dots()).allSatisfy(dot -> assertThat(dot.radius()).isBetween(3.5, 9.5));
        assertThat(strip.years()).extracting(RhythmStrip.Year::year).contains(2023, 2024, 2025, 2026);
    }

    @Test
    void aStripHoldsOnlyAsManyDotsAsCanBeSeenAndNoneAfterTheDayOfAnalysis() {
        assertThat(RhythmStrip.of(ada(), purchases(400)).dots()).hasSize(RhythmStrip.MOST_DOTS);
        assertThat(RhythmStrip.of(ada(), purchases(400)).leftOut()).isEqualTo(250);
        assertThat(RhythmStrip.of(ada(), List.of(new Purchase(7, TODAY.plusDays(1), 5)))
                        .dots())
                .isEmpty();
    }

    @Test
    void theValueIsExplainedToTheLastNumber() {
        Document card = rendered("behavior/standing/card", Locale.ENGLISH, page(ada(), fitted()));
        assertThat(card.text())
                .contains("buys every 16 weeks", "Value explained", "71%", "2.31", "1.64", "€561.00", "30%", "€276.00")
                .contains(
                        "Lost by silence so far €54.00", "BG/NBD r 0.2426 ± 0.0126", "α 4.4136", "as of Nov 21, 2026");
        assertThat(card.select("details #value")).hasSize(1);
        assertThat(card.select("svg circle")).hasSize(16);
        assertThat(card.select("[style]")).isEmpty();
        Document german = rendered("behavior/standing/card", Locale.GERMAN, page(ada(), fitted()));
        assertThat(german.text()).contains("Wert erklärt", "Durch das Schweigen bisher verloren", "0,2426");
    }

    @Test
    void aPlainEstimateSaysSo() {
        ScoringRun plain = run(
                new ModelReport("own-rate", List.of(new Parameter("purchasesPerWeek", .02, null)), null, 4),
                new ModelReport("own-mean", List.of(new Parameter("mean", 33, null)), null, 4),
                List.of(Reason.TOO_FEW_CUSTOMERS, Reason.TOO_FEW_SPENDERS));
        Document card = rendered("behavior/standing/card", Locale.ENGLISH, page(once(), plain));
        assertThat(card.text())
                .contains("plain estimate", "fewer than ten customers", "purchases a week 0.0200", "taken as certain");
    }

    @Test
    void thePiecesStandAlone() {
        assertThat(rendered("behavior/standing/facts", Locale.ENGLISH, new StandingPage(ada()))
                        .text())
                .isEqualTo("Worth next 12 months€276 Still a customer71% Spent in all€4,318");
        assertThat(rendered("behavior/standing/facts", Locale.ENGLISH, new StandingPage(ada()))
                        .select("a.stake")
                        .attr("href"))
                .isEqualTo("/people/7#value");
        assertThat(rendered("behavior/standing/chips", Locale.ENGLISH, new StandingPage(ada()))
                        .text())
                .isEqualTo("tripped 4 weeks ago Champion, slipping");
        assertThat(rendered("behavior/standing/side", Locale.ENGLISH, page(ada(), fitted()))
                        .text())
                .contains("€276", "71%", "Spent in 15 purchases €4,318", "25 weeks without");
        assertThat(rendered("behavior/standing/side-unscored", Locale.ENGLISH, new UnscoredPage(false, null))
                        .text())
                .contains("Has not bought anything yet");
        assertThat(rendered("behavior/standing/card-unscored", Locale.ENGLISH, new UnscoredPage(true, TODAY))
                        .text())
                .contains("Bought only after Nov 21, 2026");
    }

    private Document rendered(String template, Locale locale, Object page) {
        var output = new StringOutput();
        engine.render(template + ".jte", Map.of("frame", frame(locale), "page", page), output);
        return Jsoup.parse(output.toString());
    }

    private static RhythmPage page(Standing who, ScoringRun run) {
        return new RhythmPage(new StandingPage(who), RhythmStrip.of(who, purchases(who.purchases())), run, COHORTS);
    }

    private static ScoringRun fitted() {
        return run(
                new ModelReport(
                        "bg-nbd",
                        List.of(new Parameter("r", .242595, .0126), new Parameter("alpha", 4.413602, .378)),
                        -9582.4292,
                        2357),
                new ModelReport("gamma-gamma", List.of(new Parameter("p", 6.25, null)), -4055.9, 946),
                List.of());
    }

    private static ScoringRun run(ModelReport buying, ModelReport spend, List<Reason> refusals) {
        BigDecimal money = new BigDecimal("30");
        return new ScoringRun(
                1,
                TODAY,
                Instant.EPOCH,
                1,
                2357,
                946,
                4814,
                new BigDecimal(".3"),
                buying,
                spend,
                refusals,
                money,
                money,
                money);
    }

    private static Standing ada() {
        return standing(15, 2, 5, 5, .71, 112.0, true, LAST);
    }

    private static Standing once() {
        return standing(1, 5, 1, 1, 1, 140.0, false, TODAY.minusWeeks(3));
    }

    private static Standing standing(
            int purchases,
            int recency,
            int frequency,
            int monetary,
            double alive,
            double latency,
            boolean own,
            LocalDate last) {
        LocalDate tripwire = last.plusDays((long) latency + 35);
        return new Standing(
                new PersonId(7),
                TODAY,
                purchases == 1 ? last : FIRST,
                last,
                purchases,
                new BigDecimal("4318.00"),
                new BigDecimal("287.87"),
                recency,
                frequency,
                monetary,
                alive,
                1.64,
                new BigDecimal("561.00"),
                new BigDecimal("276.00"),
                new BigDecimal("330.00"),
                latency,
                own ? Rhythm.Source.OWN : Rhythm.Source.COHORT,
                last.plusDays((long) latency),
                tripwire,
                !TODAY.isBefore(tripwire));
    }

    private static List<Purchase> purchases(int count) {
        var purchases = new ArrayList<Purchase>();
        for (int i = count - 1; i >= 0; i--)
            purchases.add(new Purchase(7, LAST.minusDays(i * 112L), 900_000L + 300_000L * (i % 5)));
        return purchases;
    }

    private static Words words(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/behavior", "messages/tripwires", "messages/platform");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return new Words(messages, locale, ZoneOffset.UTC, Currency.getInstance("EUR"), clock);
    }

    private static Frame frame(Locale locale) {
        return new Frame(
                words(locale),
                new Viewer(
                        new UserId(1), "Mira Jansen", Role.MANAGER, Set.of(), Viewer.Scope.ALL, locale, ZoneOffset.UTC),
                "Lumen",
                false,
                "/people/7",
                List.of(),
                Map.of(),
                List.of(),
                "",
                "",
                "",
                "",
                piece -> _ -> {});
    }
}
