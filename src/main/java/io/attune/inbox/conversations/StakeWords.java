package io.attune.inbox.conversations;

import io.attune.analysis.reader.Intent;
import io.attune.inbox.stake.Customer;
import io.attune.inbox.stake.Customer.OpenTripwire;
import io.attune.inbox.stake.Message;
import io.attune.inbox.stake.Origin;
import io.attune.inbox.stake.Stake;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a conversation is worth what it is worth: one sentence, and the sum behind each part of it.
public record StakeWords(String total, String reasons, List<Line> lines) {
    /// One part of the stake: what it is, how it was computed, what it came to, and where its main number comes from.
    public record Line(
            String what,
            String sum,
            String amount,
            @Nullable String from) {}

    static StakeWords of(Origin origin, @Nullable Long person, Words words) {
        Stake stake = origin.stake();
        var reasons = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        Message message = origin.message();
        Customer customer = origin.customer();
        Intent intent = Objects.requireNonNullElse(origin.intent(), Intent.OTHER);
        String profile = person == null ? null : "/people/" + person + "#value";
        if (stake.retention().signum() > 0 && customer != null && message != null) {
            reasons.add(words.text(
                    "inbox.stake.retention." + intent.code(),
                    words.about(customer.value12()),
                    words.about(stake.retention())));
            lines.add(line(
                    words,
                    "retention",
                    stake.retention(),
                    profile,
                    words.text(
                            "inbox.stake.sum.retention",
                            words.money(customer.value12()),
                            share(risk(intent, origin.company().shares()), words),
                            words.text("intent." + intent.code()),
                            tone(message, words))));
        }
        if (stake.opportunity().signum() > 0 && message != null)
            opportunity(origin, message, intent, stake, profile, words, reasons, lines);
        OpenTripwire rhythm = customer == null ? null : customer.rhythm();
        if (stake.rhythm().signum() > 0 && customer != null && rhythm != null) {
            reasons.add(words.text(
                    "inbox.stake.rhythm",
                    words.days(rhythm.daysLate()),
                    words.days(Math.round(rhythm.latencyDays())),
                    words.about(stake.rhythm())));
            lines.add(line(
                    words,
                    "rhythm",
                    stake.rhythm(),
                    profile,
                    words.text(
                            "inbox.stake.sum.rhythm",
                            words.money(rhythm.value12OnRhythm()),
                            words.money(customer.value12()),
                            share(origin.company().shares().winBack(), words))));
        }
        if (stake.reach().signum() > 0 && message != null) {
            reasons.add(words.text("inbox.stake.reach", words.number(message.audience()), words.about(stake.reach())));
            lines.add(line(
                    words,
                    "reach",
                    stake.reach(),
                    null,
                    words.text(
                            "inbox.stake.sum.reach",
                            words.number(message.audience()),
                            exposure(origin.company().shares(), words),
                            tone(message, words))));
        }
        return new StakeWords(words.about(stake.total()), String.join(", ", reasons), lines);
    }

    private static void opportunity(
            Origin origin,
            Message message,
            Intent intent,
            Stake stake,
            @Nullable String profile,
            Words words,
            List<String> reasons,
            List<Line> lines) {
        Customer customer = origin.customer();
        StakeSettings shares = origin.company().shares();
        String margin = share(origin.company().margin(), words);
        if (customer == null) {
            BigDecimal share = message.social() ? shares.purchaseUnknownSocial() : shares.purchaseUnknownOther();
            String firstYear = words.about(origin.company().firstYearValue());
            reasons.add(words.text("inbox.stake.newcomer", firstYear, words.about(stake.opportunity())));
            lines.add(line(
                    words,
                    "opportunity",
                    stake.opportunity(),
                    "/behavior",
                    words.text(
                            "inbox.stake.sum.newcomer",
                            words.money(origin.company().firstYearValue()),
                            share(share, words))));
        } else if (intent == Intent.PURCHASE && !fromDeal(customer, origin)) {
            BigDecimal mean = customer.meanSpend();
            boolean own = mean != null;
            BigDecimal spend = mean != null ? mean : origin.company().medianSpend();
            reasons.add(words.text(
                    own ? "inbox.stake.purchase" : "inbox.stake.purchase.median",
                    words.about(spend),
                    words.about(stake.opportunity())));
            lines.add(line(
                    words,
                    "opportunity",
                    stake.opportunity(),
                    profile,
                    words.text(
                            "inbox.stake.sum.purchase",
                            words.money(spend),
                            margin,
                            share(shares.purchaseKnown(), words))));
        } else {
            reasons.add(
                    words.text("inbox.stake.deal", words.about(customer.openDeal()), words.about(stake.opportunity())));
            lines.add(line(
                    words,
                    "opportunity",
                    stake.opportunity(),
                    profile == null ? null : profile.replace("#value", "?tab=deals"),
                    words.text(
                            "inbox.stake.sum.deal",
                            words.money(customer.openDeal()),
                            margin,
                            share(shares.dealPoints(), words))));
        }
    }

    private static boolean fromDeal(Customer customer, Origin origin) {
        BigDecimal spend = customer.meanSpend() != null
                ? customer.meanSpend()
                : origin.company().medianSpend();
        StakeSettings shares = origin.company().shares();
        return customer.openDeal().multiply(shares.dealPoints()).compareTo(spend.multiply(shares.purchaseKnown())) > 0;
    }

    private static Line line(Words words, String part, BigDecimal amount, @Nullable String from, String sum) {
        return new Line(words.text("inbox.stake.part." + part), sum, words.money(amount), from);
    }

    private static String tone(Message message, Words words) {
        return words.text("inbox.stake.tone." + message.sentiment().code());
    }

    private static BigDecimal risk(Intent intent, StakeSettings shares) {
        return switch (intent) {
            case COMPLAINT -> shares.complaintRisk();
            case CANCELLATION -> shares.cancellationRisk();
            case QUESTION -> shares.questionRisk();
            case PRAISE, IDEA, PURCHASE, OTHER -> BigDecimal.ZERO;
        };
    }

    private static String share(BigDecimal share, Words words) {
        return words.percent(share.doubleValue());
    }

    /// A fraction of a cent needs its own digits.
    private static String exposure(StakeSettings shares, Words words) {
        return words.currency().getSymbol(words.locale()) + " "
                + words.number(shares.exposure().doubleValue(), 4);
    }
}
