package io.attune.behavior.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.behavior.figures.Hurdles.Series;
import io.attune.behavior.models.HurdleRates.Month;
import io.attune.behavior.models.PurchaseLog;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Counted by hand: hurdle rates by source and by campaign, of the same customers.
class HurdlesTests {
    private static final LocalDate UNTIL = LocalDate.of(2025, 4, 15);

    /// Ada and Ben came from a fair, Ada and Cleo by the night hike; of Dan nothing is known.
    private static final List<List<String>> PEOPLE =
            List.of(List.of("fair", "hike"), List.of("fair", ""), List.of("web", "hike"), List.of("", ""));

    private final PurchaseLog log = new PurchaseLog();

    @Test
    void eachCustomerCountsOncePerSourceAndOncePerCampaign() {
        buy("ada", "2025-01-03", "2025-02-20");
        buy("ben", "2025-01-05");
        buy("cleo", "2025-02-07", "2025-02-08", "2025-03-30");
        buy("dan", "2025-03-01");
        Hurdles hurdles = Hurdles.of(log, 1, sources(PEOPLE), UNTIL);
        Hurdles.Hurdle again = hurdles.hurdles().get(1);
        assertThat(again.purchases()).isEqualTo(2);
        assertThat(again.by(WonBy.SOURCE)).extracting(Series::source).containsExactly("", "=fair", "=web", "unknown");
        assertThat(again.by(WonBy.CAMPAIGN)).extracting(Series::source).containsExactly("", "=hike", "unknown");
        assertThat(counts(again.by(WonBy.SOURCE).get(1))).containsExactly("2/0", "2/1", "2/1");
        assertThat(counts(again.by(WonBy.CAMPAIGN).get(0))).containsExactly("2/0", "3/2", "4/2");
        assertThat(counts(again.by(WonBy.CAMPAIGN).get(1))).containsExactly("1/0", "2/2", "2/2");
        assertThat(counts(again.by(WonBy.CAMPAIGN).get(2))).containsExactly("1/0", "1/0", "2/0");
        assertThat(again.by(WonBy.SOURCE).getFirst())
                .isEqualTo(again.by(WonBy.CAMPAIGN).getFirst());
        assertThat(again.by(WonBy.SOURCE).get(2).first().month()).hasToString("2025-02");
    }

    @Test
    void whatNobodyWasWonByIsNotCounted() {
        buy("ada", "2025-01-03");
        Hurdles hurdles = Hurdles.of(log, 1, sources(List.of(List.of("fair", ""))), UNTIL);
        assertThat(hurdles.hurdles()).allSatisfy(hurdle -> {
            assertThat(hurdle.by(WonBy.SOURCE)).hasSize(1);
            assertThat(hurdle.by(WonBy.CAMPAIGN)).isEmpty();
        });
        assertThat(SourceValues.of(log, 1, sources(List.of(List.of("fair", ""))), 1, UNTIL)
                        .by(WonBy.CAMPAIGN))
                .isNull();
    }

    @Test
    void beforeAMonthIsOverThereIsNothingToShow() {
        buy("ada", "2025-04-03");
        buy("ben", "2025-04-04");
        buy("cleo", "2025-04-05");
        assertThat(Hurdles.of(log, 1, sources(PEOPLE), UNTIL).hurdles()).allSatisfy(hurdle -> {
            assertThat(hurdle.by(WonBy.SOURCE)).isEmpty();
            assertThat(hurdle.by(WonBy.CAMPAIGN)).isEmpty();
        });
    }

    @Test
    void theEightLargestOfEachAreToldApart() {
        var people = IntStream.range(0, 30)
                .mapToObj(n -> List.of("s" + (n < 2 ? 0 : n % 3), "c" + n))
                .toList();
        for (int n = 0; n < people.size(); n++) buy("person " + n, "2025-01-03");
        Hurdles.Hurdle one =
                Hurdles.of(log, 1, sources(people), UNTIL).hurdles().getFirst();
        assertThat(one.by(WonBy.SOURCE)).extracting(Series::source).containsExactly("", "=s0", "=s1", "=s2");
        assertThat(one.by(WonBy.CAMPAIGN))
                .hasSize(10)
                .extracting(Series::source)
                .contains("others");
        Series others = one.by(WonBy.CAMPAIGN).getLast();
        assertThat(others.source()).isEqualTo("others");
        assertThat(others.last().customers()).isEqualTo(22);
    }

    @Test
    void figuresKeptByAnOlderVersionAreStillRead() {
        var json = new JsonMapper();
        Hurdles hurdles = json.readValue("""
                {"share": 1.0, "hurdles": [{"purchases": 1, "window": 90, "series":
                    [{"source": "", "months": [{"month": "2025-03", "customers": 4, "over": 3}]}]}]}
                """, Hurdles.class);
        assertThat(hurdles.hurdles()
                        .getFirst()
                        .by(WonBy.SOURCE)
                        .getFirst()
                        .last()
                        .share())
                .isEqualTo(.75);
        assertThat(hurdles.hurdles().getFirst().by(WonBy.CAMPAIGN)).isEmpty();
        SourceValues values = json.readValue("{\"share\": 1.0, \"values\": {\"sources\": []}}", SourceValues.class);
        assertThat(values.by(WonBy.CAMPAIGN)).isNull();
        buy("ada", "2025-01-03");
        Hurdles now = Hurdles.of(log, 1, sources(PEOPLE), UNTIL);
        assertThat(json.readValue(json.writeValueAsString(now), Hurdles.class)).isEqualTo(now);
    }

    private void buy(String who, String... days) {
        for (String day : days) log.add(who, LocalDate.parse(day), 1_000);
    }

    /// Customers are numbered from 0 on in the order in which they first bought.
    private Sources sources(List<List<String>> people) {
        var sources = new Sources.Builder();
        for (int at = 0; at < people.size(); at++)
            sources.add(at, orNull(people.get(at).get(0)), orNull(people.get(at).get(1)));
        return sources.build(log, UNTIL);
    }

    private static @Nullable String orNull(String name) {
        return name.isEmpty() ? null : name;
    }

    private static List<String> counts(Series series) {
        return series.months().stream()
                .map((Month month) -> month.customers() + "/" + month.over())
                .toList();
    }
}
