package io.attune.segments.pages;

import io.attune.channels.Networks;
import io.attune.customers.CustomField;
import io.attune.platform.web.Words;
import io.attune.segments.membership.Catalogue;
import io.attune.segments.membership.Segment;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.How;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleRefused;
import io.attune.segments.rules.Test;
import io.attune.segments.rules.TraitKey;
import io.attune.segments.rules.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules in the viewer's words. `fields` are those that the company added, of people and of accounts.
public record Sentences(Words words, Catalogue catalogue, List<CustomField> fields) {
    public Sentences {
        fields = List.copyOf(fields);
    }

    /// In one line, as lists have it.
    public String line(Rule rule) {
        return switch (rule) {
            case Rule.All(List<Rule> rules) -> rules.isEmpty() ? t("everybody") : joined(rules, t("and"));
            case Rule.Any(List<Rule> rules) -> rules.isEmpty() ? t("nobody") : joined(rules, t("or"));
            case Rule.Not(Rule part) -> words.text("segment.says.not", line(part));
            case Rule.Leaf leaf -> leaf(leaf);
        };
    }

    /// What stands above the parts of a group.
    public String head(Rule rule) {
        return switch (rule) {
            case Rule.All _ -> t("all");
            case Rule.Any _ -> t("any");
            case Rule.Not _ -> t("none");
            case Rule.Leaf leaf -> leaf(leaf);
        };
    }

    public String leaf(Rule.Leaf leaf) {
        return switch (leaf) {
            case Rule.Has(TraitKey key, Test test) -> test(attribute(key), test);
            case Rule.Did(Deed deed, How how, Window window) -> did(deed, how, window);
            case Rule.InTurn(List<Deed> deeds, int days, Window window) ->
                words.text(
                        "segment.says.turn",
                        deeds.stream().map(this::deed).collect(Collectors.joining(" → ")),
                        days,
                        window(window));
            case Rule.Stands(Figure figure, BigDecimal min, BigDecimal max) ->
                words.text("segment.says.stands", figure(figure), bounds(min, max, figure.money()));
            case Rule.Late() -> t("late");
            case Rule.Present(List<String> networks, Long followers) -> {
                String where = networks.isEmpty() ? t("anywhere") : networks(networks);
                yield followers == null
                        ? words.text("segment.says.present", where)
                        : words.text("segment.says.followers", where, followers);
            }
            case Rule.Within(long segment) ->
                words.text(
                        "segment.says.within",
                        catalogue.find(segment).map(Segment::name).orElse("#" + segment));
            case Rule.Allows(var purpose, var way) ->
                words.text(
                        "segment.says.allows",
                        words.text("privacy.purpose." + purpose.name()),
                        words.text("privacy.way." + way.name()));
            case Rule.Share(String salt, int from, int to) -> words.text("segment.says.share", from, to, salt);
        };
    }

    public String attribute(TraitKey key) {
        return switch (key) {
            case TraitKey.Known known -> words.text("segment.attribute." + known.written());
            case TraitKey.Own(long id, boolean ofAccount) -> {
                String label = fields.stream()
                        .filter(field -> field.id() == id)
                        .map(CustomField::label)
                        .findFirst()
                        .orElse("#" + id);
                yield ofAccount ? words.text("segment.attribute.account", label) : label;
            }
        };
    }

    public String figure(Figure figure) {
        return words.text("segment.figure." + figure.code());
    }

    public String what(Deed.What what) {
        return words.text("segment.what." + what.code());
    }

    public String refused(RuleRefused refused) {
        return words.text(refused.reason(), refused.arguments());
    }

    private String joined(List<Rule> rules, String with) {
        return rules.stream()
                .map(part ->
                        part instanceof Rule.Leaf || part instanceof Rule.Not ? line(part) : "(" + line(part) + ")")
                .collect(Collectors.joining(" " + with + " "));
    }

    private String test(String attribute, Test test) {
        return switch (test) {
            case Test.Is(List<String> values) ->
                words.text("segment.test.is.said", attribute, String.join(" " + t("or") + " ", values));
            case Test.Holds(String part) -> words.text("segment.test.has.said", attribute, part);
            case Test.Begins(String start) -> words.text("segment.test.begins.said", attribute, start);
            case Test.Between(BigDecimal min, BigDecimal max) ->
                words.text("segment.says.stands", attribute, bounds(min, max, false));
            case Test.Lies(Window window) -> words.text("segment.test.day.said", attribute, window(window));
            case Test.Says(boolean yes) ->
                words.text(yes ? "segment.test.yes.said" : "segment.test.no.said", attribute);
            case Test.Known() -> words.text("segment.test.known.said", attribute);
        };
    }

    private String did(Deed deed, How how, Window window) {
        String what = deed(deed);
        String when = window(window);
        return switch (how) {
            case How.Times(int min, Integer max) -> {
                if (max == null) yield words.text("segment.says.atleast", what, min, when);
                if (max == 0) yield words.text("segment.says.never", what, when);
                yield words.text("segment.says.times", what, min, max, when);
            }
            case How.First() -> words.text("segment.says.first", what, when);
            case How.Stopped() -> words.text("segment.says.stopped", what, when);
            case How.Restarted(int days) -> words.text("segment.says.restarted", what, days, when);
        };
    }

    private String deed(Deed deed) {
        var more = new ArrayList<String>();
        if (deed.amount()) more.add(bounds(deed.min(), deed.max(), true));
        if (!deed.intents().isEmpty())
            more.add(deed.intents().stream()
                    .map(intent -> words.text("intent." + intent.code()))
                    .collect(Collectors.joining(" " + t("or") + " ")));
        if (!deed.sentiments().isEmpty())
            more.add(deed.sentiments().stream()
                    .map(sentiment -> words.text("sentiment." + sentiment.code()))
                    .collect(Collectors.joining(" " + t("or") + " ")));
        if (!deed.networks().isEmpty()) more.add(networks(deed.networks()));
        return more.isEmpty() ? what(deed.what()) : what(deed.what()) + " (" + String.join(", ", more) + ")";
    }

    private static String networks(List<String> networks) {
        return networks.stream().map(Networks::name).collect(Collectors.joining(", "));
    }

    private String window(Window window) {
        return switch (window) {
            case Window.Ever() -> t("ever");
            case Window.Last(int days) -> words.text("segment.says.last", days);
            case Window.Before(int days) -> words.text("segment.says.before", days);
            case Window.Between(LocalDate from, LocalDate to) -> {
                if (from == null) yield to == null ? t("ever") : words.text("segment.says.until", words.day(to));
                yield to == null
                        ? words.text("segment.says.since", words.day(from))
                        : words.text("segment.says.between", words.day(from), words.day(to));
            }
        };
    }

    private String bounds(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean money) {
        if (min == null) return max == null ? t("known") : words.text("segment.says.to", number(max, money));
        if (max == null) return words.text("segment.says.from", number(min, money));
        return min.compareTo(max) == 0
                ? number(min, money)
                : words.text("segment.says.range", number(min, money), number(max, money));
    }

    private String number(BigDecimal number, boolean money) {
        return money
                ? words.money(number)
                : words.number(
                        number.doubleValue(),
                        Math.max(0, number.stripTrailingZeros().scale()));
    }

    private String t(String key) {
        return words.text("segment.says." + key);
    }
}
