package io.attune.demo.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who the customers are: companies first, then their buyers, then everybody else.
final class Census {
    static final int ACCOUNTS = 150;
    static final int PEOPLE = 5_000;
    private static final List<String> SOURCES = List.of(
            "search", "search", "friend", "friend", "instagram", "newsletter", "fair", "marketplace", "showroom");
    private static final List<String> ROLES = List.of("owner", "buyer", "facility manager", "project lead");

    private final Population population;
    private final LocalDate today;
    private final Dice dice;
    private final Set<String> mails = new HashSet<>();
    private final List<DemoAccount> accounts = new ArrayList<>();
    private final List<Buyer> buyers = new ArrayList<>();

    Census(long seed, LocalDate today, Population population) {
        this.population = population;
        this.today = today;
        dice = new Dice(seed, "census");
        var cast = new CastHistory(today);
        accounts.addAll(cast.accounts());
        buyers.addAll(cast.buyers(population));
        for (Buyer each : buyers) mails.add(each.person().mail());
        companies();
        while (buyers.size() < PEOPLE) consumer();
    }

    List<DemoAccount> accounts() {
        return accounts;
    }

    List<Buyer> buyers() {
        return buyers;
    }

    private void companies() {
        List<List<String>> patterns = Rows.of("accounts.tsv");
        Set<String> taken = new HashSet<>();
        while (accounts.size() < ACCOUNTS) {
            List<String> pattern = dice.pick(patterns);
            Culture culture = population.culture(pattern.get(0), pattern.get(1));
            Name founder = population.name(dice, culture.language());
            String name = pattern.get(2).replace("{family}", founder.family());
            if (!taken.add(name)) continue;
            var account = new DemoAccount(
                    String.format(Locale.ROOT, "A-%04d", accounts.size() + 1),
                    name,
                    dice.pick(culture.cities()),
                    culture.country(),
                    Name.plain(name).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "") + ".example",
                    dice.chance(0.7) ? Cast.INES.key() : "katrin",
                    began());
            accounts.add(account);
            for (int contact = dice.between(1, 3); contact > 0; contact--)
                add(contact == 1 ? founder : population.name(dice, culture.language()), culture, account);
        }
    }

    private void consumer() {
        Culture culture = population.culture(dice);
        add(population.name(dice, culture.language()), culture, null);
    }

    private void add(Name name, Culture culture, @Nullable DemoAccount account) {
        String domain = account == null ? dice.pick(culture.mailDomains()) : account.domain();
        buyers.add(new Buyer(
                new DemoPerson(
                        String.format(Locale.ROOT, "P-%05d", buyers.size() + 1),
                        name.given(),
                        name.family(),
                        name.full(),
                        name.woman(),
                        mail(name, domain),
                        dice.chance(account == null ? 0.3 : 0.8) ? phone(culture) : null,
                        account == null ? dice.pick(culture.cities()) : account.city(),
                        culture.country(),
                        culture.language(),
                        account == null ? dice.pick(SOURCES) : "sales",
                        null,
                        account == null ? began() : account.since(),
                        account == null ? null : account.id(),
                        account == null ? null : dice.pick(ROLES)),
                culture,
                name));
    }

    /// One in seven was there before the three years that are shown; after that the base grows, twice as fast at the
    /// end.
    private LocalDate began() {
        int window = DemoCompany.DAYS;
        if (dice.chance(0.14)) return today.minusDays(window + dice.between(1, 700));
        double position = Math.sqrt(1 + 3 * dice.uniform()) - 1;
        return today.minusDays(window - (int) (position * (window - 1)));
    }

    private String mail(Name name, String domain) {
        String stem = switch (dice.below(4)) {
            case 0 -> name.latinGiven() + name.latinFamily();
            case 1 -> name.latinGiven().charAt(0) + "." + name.latinFamily();
            default -> name.latinGiven() + "." + name.latinFamily();
        };
        String mail = stem + "@" + domain;
        while (!mails.add(mail)) mail = stem + dice.between(2, 99) + "@" + domain;
        return mail;
    }

    /// With 555 after the country, which leads nowhere.
    private String phone(Culture culture) {
        return String.format(
                Locale.ROOT, "%s 555 %03d %04d", culture.callingCode(), dice.between(100, 999), dice.below(10_000));
    }
}
