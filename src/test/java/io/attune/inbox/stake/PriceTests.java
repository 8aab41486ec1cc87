package io.attune.inbox.stake;

import static io.attune.analysis.reader.Intent.*;
import static io.attune.analysis.reader.Sentiment.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.inbox.stake.Customer.OpenTripwire;
import io.attune.platform.settings.StakeSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The product's table of cases, to the cent.
class PriceTests {
    private static final List<Intent> INTENTS = List.of(Intent.values());
    private static final Company COMPANY = new Company(money("0.30"), money("90"), money("60"), StakeSettings.STARTING);
    private static final Customer ADA = new Customer(
            money("276"),
            money("287.87"),
            new OpenTripwire(money("330"), 112, LocalDate.of(2026, 9, 19), 63),
            BigDecimal.ZERO);

    @Test
    void anAngryPublicComplaintOfALateCustomerPricesRetentionRhythmAndReach() {
        expect(price(ADA, NEGATIVE, true, 3_400, COMPLAINT), "41.40", "5.40", "0", "6.80", "53.60");
    }

    @Test
    void aCancellationByMailPricesTheYearAtRisk() {
        expect(price(worth("2950"), NEGATIVE, false, 0, CANCELLATION), "1180.00", "0", "0", "0", "1180.00");
    }

    @Test
    void aCustomerWhoWantsToBuyIsPricedByTheirMeanOrder() {
        var customer = new Customer(BigDecimal.ZERO, money("180"), null, BigDecimal.ZERO);
        expect(price(customer, NEUTRAL, true, 310, PURCHASE), "0", "0", "13.50", "0.43", "13.93");
    }

    @Test
    void anUnknownAuthorWhoWantsToBuyIsPricedByANewcomersFirstYear() {
        expect(price(null, NEUTRAL, true, 9_800, PURCHASE), "0", "0", "2.40", "13.72", "16.12");
    }

    @Test
    void aNeutralQuestionRisksLittle() {
        expect(price(worth("210"), NEUTRAL, true, 1_100, QUESTION), "7.35", "0", "0", "1.54", "8.89");
    }

    @Test
    void praiseRisksNothingButIsHeard() {
        expect(price(worth("900"), POSITIVE, true, 5_000, PRAISE), "0", "0", "0", "3.00", "3.00");
    }

    @Test
    void anIdeaInTheForumIsHeardByFew() {
        expect(price(null, POSITIVE, true, 400, IDEA), "0", "0", "0", "0.24", "0.24");
    }

    @Test
    void afterOurReplyOnlyTheRhythmStays() {
        Stake stake = Price.answered(ADA, COMPANY);
        assertThat(stake.total()).isEqualByComparingTo("5.40");
        assertThat(stake.rhythm()).isEqualByComparingTo("5.40");
    }

    @Test
    void anOpenDealCountsForEveryIntentThatNeedsAnAnswer() {
        var prospect = new Customer(BigDecimal.ZERO, null, null, money("12000"));
        expect(price(prospect, NEUTRAL, false, 0, QUESTION), "0", "0", "180.00", "0", "180.00");
        assertThat(price(prospect, POSITIVE, false, 0, PRAISE).stake().total()).isEqualByComparingTo("0");
    }

    @Test
    void theLargestOpportunityCountsAndTheyAreNotAdded() {
        var customer = new Customer(BigDecimal.ZERO, money("180"), null, money("12000"));
        assertThat(price(customer, NEUTRAL, false, 0, PURCHASE).stake().opportunity())
                .isEqualByComparingTo("180");
    }

    @Test
    void ofSeveralIntentsTheDearestCounts() {
        Price price = price(worth("1000"), NEGATIVE, false, 0, COMPLAINT, CANCELLATION, QUESTION);
        assertThat(price.intent()).isEqualTo(CANCELLATION);
        assertThat(price.stake().total()).isEqualByComparingTo("400");
    }

    @Test
    void somebodyWithoutOrdersWhoWantsToBuyIsPricedByTheCompanysMedian() {
        assertThat(price(Customer.NEVER_BOUGHT, NEUTRAL, false, 0, PURCHASE)
                        .stake()
                        .total())
                .isEqualByComparingTo("6.75");
    }

    @Test
    void privateMessagesReachNobodyElse() {
        assertThat(price(null, NEGATIVE, false, 1_000_000, COMPLAINT).stake().total())
                .isEqualByComparingTo("0");
    }

    @Test
    void beingLateNeverLowersAPriceAndAngerNeverCostsLessThanCalm() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            BigDecimal onRhythm = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            Intent intent = INTENTS.get(random.nextInt(INTENTS.size()));
            long audience = random.nextInt(100_000);
            var calm = new Customer(value, null, null, BigDecimal.ZERO);
            var late = new Customer(
                    value, null, new OpenTripwire(onRhythm, 30, LocalDate.of(2026, 1, 1), 5), BigDecimal.ZERO);
            Price angry = price(late, NEGATIVE, true, audience, intent);
            assertThat(angry.stake())
                    .isGreaterThanOrEqualTo(
                            price(calm, NEGATIVE, true, audience, intent).stake());
            assertThat(angry.stake())
                    .isGreaterThanOrEqualTo(
                            price(late, NEUTRAL, true, audience, intent).stake());
            assertThat(angry.stake())
                    .isGreaterThanOrEqualTo(
                            price(late, POSITIVE, true, audience, intent).stake());
        }
    }

    private static Price price(
            @Nullable Customer customer, Sentiment tone, boolean isPublic, long audience, Intent... intents) {
        return Price.of(new Message(Set.of(intents), tone, isPublic, true, audience), customer, COMPANY);
    }

    private static void expect(
            Price price, String retention, String rhythm, String opportunity, String reach, String stake) {
        assertThat(price.stake().retention()).isEqualByComparingTo(retention);
        assertThat(price.stake().rhythm()).isEqualByComparingTo(rhythm);
        assertThat(price.stake().opportunity()).isEqualByComparingTo(opportunity);
        assertThat(price.stake().reach()).isEqualByComparingTo(reach);
        assertThat(price.stake().total()).isEqualByComparingTo(stake);
    }

    private static Customer worth(String value12) {
        return new Customer(money(value12), null, null, BigDecimal.ZERO);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
