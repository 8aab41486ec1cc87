package io.attune.inbox.stake;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Money at stake as the product defines it: a pure function of what was said, by whom, and the company's settings.
///
/// Retention is value12 × risk × tone; rhythm what lateness costs × win-back while a tripwire is open; opportunity the
/// larger of a wanted purchase and an open deal; reach what the public hears of it. See docs/money-at-stake.md.
public record Price(Intent intent, Stake stake) {
    private static final BigDecimal NEUTRAL_TONE = new BigDecimal(".7");
    private static final BigDecimal POSITIVE_TONE = new BigDecimal(".3");
    // Until the influence index exists every author weighs the same.
    private static final BigDecimal INFLUENCE = BigDecimal.ONE;
    private static final Set<Intent> NEEDS_ANSWER =
            EnumSet.of(Intent.COMPLAINT, Intent.CANCELLATION, Intent.QUESTION, Intent.PURCHASE);

    /// The price of one inbound post: that of its dearest intent.
    ///
    /// `customer` is absent for an author who is nobody we know: such an author has no value12 to lose.
    public static Price of(Message message, @Nullable Customer customer, Company company) {
        Price dearest = null;
        // In the order of the enum, so that equal prices always name the same intent.
        for (Intent intent : EnumSet.copyOf(message.intents())) {
            var price = new Price(intent, of(intent, message, customer, company));
            if (dearest == null || price.stake.compareTo(dearest.stake) > 0) dearest = price;
        }
        if (dearest == null) throw new IllegalStateException("a message has at least one intent");
        return dearest;
    }

    /// What stays after we replied, until the customer writes again: the rhythm they are still late on.
    public static Stake answered(@Nullable Customer customer, Company company) {
        return Stake.of(BigDecimal.ZERO, rhythm(customer, company), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Stake of(Intent intent, Message message, @Nullable Customer customer, Company company) {
        BigDecimal tone = tone(message.sentiment());
        BigDecimal value12 = customer == null ? BigDecimal.ZERO : customer.value12();
        return Stake.of(
                value12.multiply(risk(intent, company)).multiply(tone),
                rhythm(customer, company),
                opportunity(intent, message, customer, company),
                message.isPublic() ? reach(message.audience(), company).multiply(tone) : BigDecimal.ZERO);
    }

    private static BigDecimal risk(Intent intent, Company company) {
        return switch (intent) {
            case COMPLAINT -> company.shares().complaintRisk();
            case CANCELLATION -> company.shares().cancellationRisk();
            case QUESTION -> company.shares().questionRisk();
            case PRAISE, IDEA, PURCHASE, OTHER -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal tone(Sentiment sentiment) {
        return switch (sentiment) {
            case NEGATIVE -> BigDecimal.ONE;
            case NEUTRAL -> NEUTRAL_TONE;
            case POSITIVE -> POSITIVE_TONE;
        };
    }

    private static BigDecimal rhythm(@Nullable Customer customer, Company company) {
        if (customer == null || customer.rhythm() == null) return BigDecimal.ZERO;
        BigDecimal lost = customer.rhythm().value12OnRhythm().subtract(customer.value12());
        return lost.max(BigDecimal.ZERO).multiply(company.shares().winBack());
    }

    private static BigDecimal opportunity(
            Intent intent, Message message, @Nullable Customer customer, Company company) {
        BigDecimal purchase = intent == Intent.PURCHASE ? purchase(message, customer, company) : BigDecimal.ZERO;
        if (customer == null || !NEEDS_ANSWER.contains(intent)) return purchase;
        BigDecimal deal = customer.openDeal()
                .multiply(company.margin())
                .multiply(company.shares().dealPoints());
        return purchase.max(deal);
    }

    private static BigDecimal purchase(Message message, @Nullable Customer customer, Company company) {
        if (customer == null) {
            return company.firstYearValue()
                    .multiply(
                            message.social()
                                    ? company.shares().purchaseUnknownSocial()
                                    : company.shares().purchaseUnknownOther());
        }
        BigDecimal spend = customer.meanSpend() != null ? customer.meanSpend() : company.medianSpend();
        return spend.multiply(company.margin()).multiply(company.shares().purchaseKnown());
    }

    private static BigDecimal reach(long audience, Company company) {
        return BigDecimal.valueOf(audience)
                .multiply(company.shares().exposure())
                .multiply(INFLUENCE);
    }
}
