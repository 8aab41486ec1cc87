package io.attune.demo.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everybody who writes: customers under their handles and mail addresses, and strangers.
final class Crowd {
    static final int STRANGERS = 3_000;
    private final Population population;
    private final Dice dice;
    private final Handles handles;
    private final List<Speaker> strangers = new ArrayList<>();
    private final Map<String, List<Speaker>> byPerson = new HashMap<>();
    private final Map<String, Speaker> byAuthor = new HashMap<>();
    private final List<Speaker> all = new ArrayList<>();
    private final List<DemoLink> links = new ArrayList<>();

    Crowd(long seed, Population population, List<Buyer> buyers) {
        this.population = population;
        dice = new Dice(seed, "crowd");
        handles = new Handles(dice);
        new CastVoices(buyers).enter(this);
        for (Buyer buyer : buyers) if (!byPerson.containsKey(buyer.person().id())) customer(buyer);
        for (int n = 0; n < STRANGERS; n++) strangers.add(stranger());
    }

    List<Speaker> all() {
        return all;
    }

    List<Speaker> strangers() {
        return strangers;
    }

    List<DemoLink> links() {
        return links;
    }

    List<Speaker> voicesOf(String personId) {
        return byPerson.getOrDefault(personId, List.of());
    }

    @Nullable
    Speaker author(String id) {
        return byAuthor.get(id);
    }

    void enter(Speaker speaker, @Nullable DemoLink link) {
        handles.reserve(speaker.author().network(), speaker.author().handle());
        all.add(speaker);
        byAuthor.put(speaker.author().id(), speaker);
        if (link == null) return;
        links.add(link);
        if (link.confirmed())
            byPerson.computeIfAbsent(link.personId(), id -> new ArrayList<>()).add(speaker);
    }

    String nextId() {
        return String.format(Locale.ROOT, "S-%05d", all.size() + 1);
    }

    private void customer(Buyer buyer) {
        String person = buyer.person().id();
        if (dice.chance(buyer.company() ? 0.9 : 0.36)) {
            Speaker mail = voice(buyer, "mail");
            enter(mail, new DemoLink(mail.author().id(), person, "mail address of the orders", 100));
        }
        if (!dice.chance(buyer.company() ? 0.15 : 0.41)) return;
        String first = Networks.any(dice, buyer.person().language());
        social(buyer, first);
        String second = Networks.any(dice, buyer.person().language());
        if (dice.chance(0.2) && !second.equals(first)) social(buyer, second);
    }

    private void social(Buyer buyer, String network) {
        Speaker speaker = voice(buyer, network);
        String author = speaker.author().id();
        String person = buyer.person().id();
        enter(
                speaker,
                switch (dice.below(4)) {
                    case 0 -> new DemoLink(author, person, "verified sign-in", 100);
                    case 1 -> new DemoLink(author, person, "handle given with an order", 97);
                    case 2 -> new DemoLink(author, person, "linked by a colleague", 95);
                    default -> new DemoLink(author, person, "imported", 90);
                });
    }

    private Speaker voice(Buyer buyer, String network) {
        boolean mail = network.equals("mail");
        DemoPerson person = buyer.person();
        String handle = mail
                ? person.mail()
                : dice.chance(0.75) ? handles.named(network, buyer.name()) : handles.hidden(network, person.language());
        return speaker(network, handle, person.name(), person.language(), person.city(), buyer, buyer.name());
    }

    private Speaker stranger() {
        Culture culture =
                dice.chance(0.15) ? population.culture(dice, dice.pick(Phrases.LANGUAGES)) : population.culture(dice);
        Name name = population.name(dice, culture.language());
        String network = dice.chance(0.12) ? "mail" : Networks.any(dice, culture.language());
        boolean hidden = !network.equals("mail") && dice.chance(0.45);
        String handle = network.equals("mail")
                ? name.latinGiven() + "." + name.latinFamily() + dice.between(10, 99_999) + "@webpost.example"
                : hidden ? handles.hidden(network, culture.language()) : handles.named(network, name);
        Speaker speaker = speaker(
                network,
                handle,
                hidden ? handle.replaceAll("@.*|\\.skies.*", "") : name.full(),
                culture.language(),
                dice.pick(culture.cities()),
                null,
                hidden ? null : name);
        enter(speaker, null);
        return speaker;
    }

    private Speaker speaker(
            String network,
            String handle,
            String display,
            String language,
            String city,
            @Nullable Buyer buyer,
            @Nullable Name name) {
        boolean mail = network.equals("mail");
        int followers = mail ? 0 : (int) Math.min(90_000, dice.lognormal(network.equals("forum") ? 12 : 210, 1.5));
        var author = new DemoAuthor(
                nextId(),
                network,
                mail ? handle : Networks.id(dice, network),
                handle,
                display,
                followers,
                followers > 9_000 && dice.chance(0.6),
                language,
                city);
        String called = name == null ? null : language.equals("ja") ? name.family() : name.given();
        return new Speaker(
                author,
                buyer,
                name == null ? dice.chance(0.5) : name.woman(),
                called,
                !mail && dice.chance(0.14),
                !mail && dice.chance(0.08),
                !mail && dice.chance(0.06),
                buyer == null ? 0 : buyer.culture().hoursAhead());
    }
}
