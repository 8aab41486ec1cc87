package io.attune.demo.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two years of leads and deals, made of a company that is there already. Social leads close somewhat better and
/// faster,
/// and with a few hundred of each that is seen, but not by much.
public final class DemoSales {
    public record Stage(String name, double probability, boolean committed) {}

    public record Pipeline(String name, List<Stage> stages) {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    public static final List<Pipeline> PIPELINES = List.of(
            new Pipeline(
                    "Projects",
                    List.of(
                            new Stage("Enquiry", .10, false),
                            new Stage("Qualified", .25, false),
                            new Stage("Offer", .50, false),
                            new Stage("Negotiation", .70, false),
                            new Stage("Verbal yes", .90, true))),
            new Pipeline(
                    "Shops",
                    List.of(
                            new Stage("First talk", .15, false),
                            new Stage("Samples sent", .40, false),
                            new Stage("Terms", .75, true))));
    public static final List<String> REASONS =
            List.of("Too expensive", "Bought elsewhere", "No answer any more", "Not now", "Does not fit");

    private static final int LEADS = 760;
    private static final int DIRECT = 150;
    private static final int DAYS = 730;
    private static final long LARGEST_CENTS = 3_800_000;
    private static final List<String> CLASSIC =
            List.of("website", "website", "fair", "phone", "referral", "newsletter");
    private static final List<String> SOCIAL =
            List.of("instagram", "instagram", "x", "bluesky", "facebook", "mastodon");
    private static final List<String> FAIRS = List.of("Light + Interior", "Outdoor Days", "Design Week");
    private static final List<String> SUBJECTS = List.of(
            "lights for the lobby",
            "pendants for the hall",
            "desk lamps",
            "terrace and garden",
            "new shop",
            "spring range",
            "guest rooms",
            "reading corners",
            "refit of the office",
            "winter stock");
    private static final List<String> ROLES = List.of("decides", "pays", "uses it", "advises");

    private final DemoCompany company;
    private final Dice dice;
    private final Catalog catalog = new Catalog();
    private final Population population = new Population();
    private final List<DemoPerson> buyers;
    private final List<DemoAuthor> voices;
    private final List<DemoLead> leads = new ArrayList<>();
    private final List<DemoDeal> deals = new ArrayList<>();

    private DemoSales(DemoCompany company) {
        this.company = company;
        dice = new Dice(company.seed(), "sales");
        // The cast is in the pictures of the inbox with prices that know of no deal.
        buyers = company.people().stream()
                .filter(person -> person.accountId() != null && !Cast.PEOPLE.contains(person.id()))
                .toList();
        voices = company.authors().stream()
                .filter(author -> SOCIAL.contains(author.network()))
                .toList();
    }

    public static DemoSales of(DemoCompany company) {
        var sales = new DemoSales(company);
        for (int n = 0; n < LEADS; n++) sales.lead(dayAgo(sales.dice));
        for (int n = 0; n < DIRECT; n++) sales.direct(dayAgo(sales.dice));
        return sales;
    }

    /// In no order of time; their deals are places in [#deals].
    public List<DemoLead> leads() {
        return List.copyOf(leads);
    }

    public List<DemoDeal> deals() {
        return List.copyOf(deals);
    }

    /// More of them lately: the company grows.
    private static Instant dayAgo(Dice dice) {
        return Instant.EPOCH.plus(Duration.ofMinutes((long) (DAYS * Math.pow(dice.uniform(), 1.25) * 24 * 60)));
    }

    private void lead(Instant ago) {
        Instant created = before(ago);
        boolean social = dice.chance(.44);
        String channel = dice.pick(social ? SOCIAL : CLASSIC);
        boolean won = dice.chance(social ? .30 : .205);
        // Of those that come to nothing most are no more than a lead.
        boolean becomes = won || dice.chance(.30);
        Instant decided = created.plus(hours(dice.lognormal(social ? 24 : 37, .6)));
        if (becomes) converted(created, decided, social, channel, won);
        else lost(created, decided, social, channel);
    }

    private void converted(Instant created, Instant decided, boolean social, String channel, boolean won) {
        DemoPerson person = dice.pick(buyers);
        Instant converted = created.plus(Duration.between(created, decided).dividedBy(3));
        boolean yet = converted.isBefore(company.now());
        String owner = owner();
        Integer deal = null;
        if (yet) {
            deal = deals.size();
            deals.add(deal(person, converted, decided, won, social, channel, owner));
        }
        leads.add(new DemoLead(
                person.name(),
                account(person),
                person.mail(),
                social,
                channel,
                campaign(channel),
                yet ? "converted" : dice.chance(.5) ? "qualified" : "working",
                created,
                yet ? converted : created.plus(hours(dice.uniform())),
                null,
                yet ? person.id() : null,
                yet ? person.accountId() : null,
                deal,
                owner));
    }

    private void lost(Instant created, Instant decided, boolean social, String channel) {
        boolean yet = decided.isBefore(company.now());
        Culture culture = population.culture(dice);
        Name name = population.name(dice, culture.language());
        DemoAuthor voice = social ? dice.pick(voices) : null;
        boolean fresh = created.isAfter(company.now().minus(Duration.ofDays(3)));
        leads.add(new DemoLead(
                voice == null ? name.full() : voice.displayName(),
                voice == null && dice.chance(.7)
                        ? name.family() + " " + dice.pick(List.of("Studio", "Interiors", "Bau", "Hotel"))
                        : null,
                name.latinGiven() + "." + name.latinFamily() + dice.between(10, 9_999) + "@webpost.example",
                social,
                voice == null ? channel : voice.network(),
                campaign(channel),
                yet ? "lost" : fresh ? "new" : "working",
                created,
                yet ? decided : created,
                yet ? dice.pick(REASONS) : null,
                null,
                null,
                null,
                owner()));
    }

    /// With a customer who asks again, without a lead.
    private void direct(Instant ago) {
        Instant opened = before(ago);
        Instant decided = opened.plus(hours(dice.lognormal(33, .6)));
        deals.add(deal(
                dice.pick(buyers),
                opened,
                decided,
                dice.chance(.34),
                false,
                dice.pick(List.of("phone", "mail", "referral")),
                owner()));
    }

    private DemoDeal deal(
            DemoPerson person,
            Instant opened,
            Instant decided,
            boolean won,
            boolean social,
            String channel,
            String owner) {
        int pipeline = dice.chance(.72) ? 0 : 1;
        int stages = PIPELINES.get(pipeline).stages().size();
        boolean ended = decided.isBefore(company.now());
        int reached = won ? stages : dice.between(1, stages);
        var entered = new ArrayList<Instant>();
        for (int stage = 0; stage < reached; stage++) {
            Instant at = opened.plus(
                    Duration.between(opened, decided).multipliedBy(stage).dividedBy(reached));
            if (at.isBefore(company.now())) entered.add(at);
        }
        List<DemoDeal.Line> lines = lines();
        long sum =
                lines.stream().mapToLong(line -> line.quantity() * line.cents()).sum();
        boolean byHand = dice.chance(.35);
        long cents = byHand ? Math.max(10_000, sum * dice.between(80, 96) / 100 / 10_000 * 10_000) : sum;
        LocalDate expected = decided.plus(Duration.ofDays(dice.between(-6, 25)))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        return new DemoDeal(
                account(person) + ", " + dice.pick(SUBJECTS),
                person.accountId(),
                person.id(),
                dice.pick(ROLES),
                pipeline,
                ended ? won ? "won" : "lost" : "open",
                entered,
                ended ? decided : null,
                ended && !won ? dice.pick(REASONS) : null,
                lines,
                byHand,
                cents,
                expected,
                social,
                channel,
                owner);
    }

    private List<DemoDeal.Line> lines() {
        var lines = new ArrayList<DemoDeal.Line>();
        long room = LARGEST_CENTS;
        int count = dice.between(1, 3);
        for (int n = 0; n < count; n++) {
            Product product = dice.pick(catalog.lamps());
            long affordable = Math.max(2, room / product.cents() / 2);
            int quantity = (int) Math.clamp(Math.round(dice.lognormal(14, .8)), 2L, affordable);
            room -= quantity * product.cents();
            lines.add(new DemoDeal.Line(product.name(), quantity, product.cents()));
        }
        return lines;
    }

    private @Nullable String campaign(String channel) {
        if (channel.equals("fair")) return dice.pick(FAIRS);
        return channel.equals("newsletter") ? "Newsletter " + dice.between(1, 24) : null;
    }

    private String account(DemoPerson person) {
        return company.accounts().stream()
                .filter(account -> account.id().equals(person.accountId()))
                .findFirst()
                .map(DemoAccount::name)
                .orElse(person.name());
    }

    private String owner() {
        return dice.chance(.68) ? "ines" : "katrin";
    }

    private Instant before(Instant ago) {
        return company.now().minus(Duration.between(Instant.EPOCH, ago)).minus(Duration.ofMinutes(3));
    }

    private static Duration hours(double days) {
        return Duration.ofMinutes((long) (Math.max(.2, days) * 24 * 60));
    }
}
