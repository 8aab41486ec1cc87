package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Typed;
import io.attune.sales.pipelines.Pipeline;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/// A deal as it is typed. `account` and `person` are as [Picks] writes them; an empty amount is the sum of the lines.
public record DealForm(
        int version,

        @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long")
        String name,

        @Nullable String account,
        @Nullable String person,
        long stage,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String expected,
        @Nullable String source,
        @Size(max = 60, message = "problem.long") @Nullable String channel,
        @Nullable Long owner,
        @Nullable Long team) {

    static DealForm of(Deal deal, String account) {
        return new DealForm(
                deal.version(),
                deal.name(),
                account,
                null,
                deal.stage(),
                deal.byHand() ? Typed.asDecimal(deal.amount()) : "",
                deal.currency().getCurrencyCode(),
                deal.expectedOn() == null ? "" : deal.expectedOn().toString(),
                deal.source().code(),
                deal.channel(),
                deal.owner() == null ? null : deal.owner().value(),
                deal.team() == null ? null : deal.team().value());
    }

    static DealForm blank(long stage, String person, String account, Currency currency, Viewer viewer) {
        return new DealForm(
                0,
                "",
                account,
                person,
                stage,
                "",
                currency.getCurrencyCode(),
                "",
                "classic",
                null,
                viewer.user().value(),
                viewer.teams().stream().map(TeamId::value).min(Long::compare).orElse(null));
    }

    DealForm decidedOn(int current) {
        return new DealForm(
                current, name, account, person, stage, amount, currency, expected, source, channel, owner, team);
    }

    /// Empty where something is not right; `errors` then says what. `kept` is an account that the viewer does not see
    /// and that stays where nothing else is typed.
    Optional<DealDraft> draft(
            Viewer viewer, List<Pipeline> pipelines, Picks picks, @Nullable AccountId kept, Errors errors) {
        AccountId chosen = kept;
        if (!text(account).isEmpty()) {
            chosen = picks.account(viewer, text(account)).orElse(null);
            if (chosen == null) wrong(errors, "account", "problem.pick.account");
        }
        Pipeline pipeline = pipelines.stream()
                .filter(each -> each.find(stage).isPresent())
                .findFirst()
                .orElse(null);
        if (pipeline == null) wrong(errors, "stage", "problem.malformed");
        BigDecimal money = null;
        if (!text(amount).isEmpty()) {
            money = Typed.decimal(text(amount)).orElse(null);
            if (money == null) wrong(errors, "amount", "problem.number");
        }
        Currency unit = Typed.currency(currency).orElse(null);
        if (unit == null) wrong(errors, "currency", "problem.malformed");
        LocalDate day = null;
        if (!text(expected).isEmpty()) {
            day = Typed.date(expected).filter(DealForm::believable).orElse(null);
            if (day == null) wrong(errors, "expected", "problem.date");
        }
        if (errors.hasErrors() || pipeline == null || unit == null) return Optional.empty();
        return Optional.of(new DealDraft(
                name,
                chosen,
                pipeline.id(),
                stage,
                money == null ? null : money.setScale(2, RoundingMode.HALF_UP),
                unit,
                day,
                Source.of(Objects.requireNonNullElse(source, "classic")),
                text(channel).isEmpty() ? null : text(channel),
                owner == null || owner == 0 ? null : new UserId(owner),
                team == null || team == 0 ? null : new TeamId(team)));
    }

    /// The fields in which two versions differ, with what the other one says.
    TreeMap<String, String> differences(DealForm other) {
        var differences = new TreeMap<String, String>();
        differ(differences, "name", name, other.name);
        differ(differences, "account", text(account), text(other.account));
        differ(differences, "amount", text(amount), text(other.amount));
        differ(differences, "currency", text(currency), text(other.currency));
        differ(differences, "expected", text(expected), text(other.expected));
        differ(differences, "channel", text(channel), text(other.channel));
        return differences;
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static void differ(TreeMap<String, String> differences, String field, String mine, String theirs) {
        if (!mine.equals(theirs)) differences.put(field, theirs.isEmpty() ? "–" : theirs);
    }

    private static boolean believable(LocalDate day) {
        return day.getYear() > 1900 && day.getYear() < 2200;
    }

    private static void wrong(Errors errors, String field, String problem) {
        errors.rejectValue(field, problem, problem);
    }
}
