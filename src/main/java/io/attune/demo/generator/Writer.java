package io.attune.demo.generator;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds words for moments: the line, what comes before and after it, and the habits of who writes.
final class Writer {
    private static final int REMEMBERED = 600;
    private static final int TRIES = 8;
    private static final Duration DAYS_LATER = Duration.ofHours(36);
    private final Phrases phrases;
    private final Catalog catalog;
    private final Dice dice;
    private final Wording wording;
    private final Map<String, Deck> decks = new HashMap<>();
    private final Set<String> recent = new LinkedHashSet<>();

    Writer(Phrases phrases, Catalog catalog, Dice dice) {
        this.phrases = phrases;
        this.catalog = catalog;
        this.dice = dice;
        wording = new Wording(dice);
    }

    String write(Moment moment) {
        if (moment.words() != null) return moment.words();
        Map<String, String> facts = facts(moment);
        String text = compose(moment, facts);
        int most = moment.parent() == null ? TRIES : 2;
        for (int tries = 1; tries < most && recent.contains(text); tries++) text = compose(moment, facts);
        recent.add(text);
        if (recent.size() > REMEMBERED) recent.remove(recent.iterator().next());
        return text;
    }

    private String compose(Moment moment, Map<String, String> facts) {
        boolean woman =
                moment.by() == null ? moment.speaker().woman() : moment.by().woman();
        String body = say(moment, moment.key(), woman, facts);
        if (moment.by() != null) return signed(moment, body, moment.by());
        if (moment.speaker().mail()) return letter(moment, body, woman, facts);
        boolean called = body.toLowerCase(Locale.ROOT).contains("lumen");
        boolean loud = moment.parent() == null && !moment.direct();
        boolean forum = moment.speaker().author().network().equals("forum");
        if (loud && !forum && !called && dice.chance(0.6)) {
            String gap = language(moment).equals("ja") ? "" : " ";
            body = say(moment, "open.public", woman, facts) + gap + body;
        }
        String closing = closing(moment.kind().tone());
        if (loud && closing != null && dice.chance(0.42)) body = joined(body, say(moment, closing, woman, facts));
        return wording.habits(body, moment.speaker());
    }

    private static String joined(String body, String closing) {
        boolean unfinished = Character.isLetterOrDigit(body.codePointBefore(body.length()));
        boolean sentence = Character.isLetter(closing.codePointAt(0));
        return body + (unfinished && sentence ? ". " : " ") + closing;
    }

    private String letter(Moment moment, String body, boolean woman, Map<String, String> facts) {
        if (moment.parent() != null) return body + "\n\n" + facts.get("name");
        return say(moment, "open.mail", woman, facts) + "\n\n" + body + "\n\n"
                + say(moment, "close.mail", woman, facts);
    }

    private String signed(Moment moment, String body, DemoColleague by) {
        if (moment.speaker().mail()) return body + "\n\n" + by.firstName() + "\nLumen";
        return dice.chance(0.4) ? body + " – " + by.firstName() : body;
    }

    private String say(Moment moment, String key, boolean woman, Map<String, String> facts) {
        String language = language(moment);
        String line = decks.computeIfAbsent(
                        language + "/" + key, name -> new Deck(name, phrases.of(language, key), dice))
                .draw(facts.keySet());
        return wording.fill(line, woman, facts);
    }

    private static String language(Moment moment) {
        return moment.speaker().author().language();
    }

    private static @Nullable String closing(Kind.Tone tone) {
        return switch (tone) {
            case GOOD -> "close.good";
            case BAD -> "close.bad";
            case PLAIN -> "close.plain";
            case NONE -> null;
        };
    }

    private Map<String, String> facts(Moment moment) {
        var facts = new HashMap<String, String>();
        Speaker speaker = moment.speaker();
        DemoAuthor author = speaker.author();
        String network = author.network();
        boolean named = network.equals("mail") || network.equals("forum") || moment.direct();
        facts.put("lumen", named ? "Lumen" : "@lumen");
        facts.put("city", author.city());
        String name = moment.by() == null ? author.displayName() : speaker.calledName();
        if (name != null) facts.put("name", name);
        DemoColleague agent = moment.parent() == null ? null : moment.parent().by();
        if (agent != null) facts.put("agent", agent.firstName());
        if (speaker.buyer() != null)
            facts.put("since", Integer.toString(speaker.buyer().person().since().getYear()));
        if (!speaker.mail()) facts.put("casual", "");
        subject(moment, facts);
        if (moment.parent() != null) course(moment, facts);
        return facts;
    }

    private static void course(Moment moment, Map<String, String> facts) {
        Moment root = moment.root();
        boolean broken = root.kind() == Kind.DAMAGED || root.kind() == Kind.DEFECT;
        if (broken) facts.put("broken", "");
        if (broken || root.kind() == Kind.LATE || root.kind() == Kind.WHERE) facts.put("parcel", "");
        if (Duration.between(root.at(), moment.at()).compareTo(DAYS_LATER) > 0) facts.put("later", "");
    }

    private void subject(Moment moment, Map<String, String> facts) {
        String language = language(moment);
        DemoOrder order = moment.subject().order();
        Product lamp = moment.subject().lamp();
        if (order != null) {
            facts.put("order", order.number());
            facts.put("price", price(order.cents(), language));
        }
        if (moment.subject().daysLate() >= 3)
            facts.put("days", Integer.toString(moment.subject().daysLate()));
        if (lamp == null) return;
        facts.put(lamp.runsOnBattery() ? "battery" : "mains", "");
        facts.put("model", lamp.model());
        facts.put("product", catalog.called(lamp, language, 0));
        facts.put("product.acc", catalog.called(lamp, language, 1));
        facts.put("product.gen", catalog.called(lamp, language, 2));
        if (order == null || moment.kind() != Kind.BILLING) facts.put("price", price(lamp.cents(), language));
    }

    private static String price(long cents, String language) {
        String amount = cents % 100 == 0
                ? Long.toString(cents / 100)
                : String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
        boolean before =
                language.equals("en") || language.equals("nl") || language.equals("ja") || language.equals("zh");
        return before ? "€" + amount : amount.replace('.', ',') + " €";
    }
}
