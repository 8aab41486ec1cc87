package io.attune.segments.rules;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of one person, as far as some rules ask for it; of whoever was merged into them as well.
public final class Facts {
    private final long person;
    private final Map<String, List<Trait>> traits = new HashMap<>();
    private final Map<Deed.What, List<Happening>> happened = new EnumMap<>(Deed.What.class);
    private final Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    private final Map<Figure, Double> floats = new EnumMap<>(Figure.class);
    private final ArrayList<Presence> presences = new ArrayList<>();
    private final ArrayList<Word> words = new ArrayList<>();
    private final Set<Long> segments = new HashSet<>();
    private boolean tripped;

    public Facts(long person) {
        this.person = person;
    }

    /// Something known: of one type. A text is folded.
    public sealed interface Trait {
        record Text(String folded) implements Trait {}

        record Decimal(BigDecimal number) implements Trait {}

        record Day(LocalDate day) implements Trait {}

        record Flag(boolean yes) implements Trait {}
    }

    /// `amount` in the company's currency, absent where it is not known; what was read in a post, absent where nobody
    /// read it.
    public record Happening(
            LocalDate day,
            long id,
            @Nullable BigDecimal amount,
            @Nullable String network,
            Set<Intent> intents,
            @Nullable Sentiment sentiment) {
        public Happening {
            intents = Set.copyOf(intents);
        }

        public static Happening of(LocalDate day, long id, @Nullable BigDecimal amount) {
            return new Happening(day, id, amount, null, Set.of(), null);
        }
    }

    public record Presence(String network, @Nullable Long followers) {}

    /// The latest word of one record on one purpose by one way.
    public record Word(
            String purpose,
            String way,
            boolean given,
            @Nullable Instant expires) {}

    public long person() {
        return person;
    }

    public List<Trait> traits(TraitKey key) {
        return traits.getOrDefault(key.written(), List.of());
    }

    /// Everything of the kind, in no order.
    public List<Happening> happened(Deed.What what) {
        return happened.getOrDefault(what, List.of());
    }

    public @Nullable BigDecimal figure(Figure figure) {
        return figures.get(figure);
    }

    public @Nullable Double floating(Figure figure) {
        return floats.get(figure);
    }

    public List<Presence> presences() {
        return List.copyOf(presences);
    }

    public List<Word> words() {
        return List.copyOf(words);
    }

    public boolean tripped() {
        return tripped;
    }

    public boolean in(long segment) {
        return segments.contains(segment);
    }

    public void know(TraitKey key, Trait trait) {
        traits.computeIfAbsent(key.written(), _ -> new ArrayList<>()).add(trait);
    }

    public void did(Deed.What what, Happening happening) {
        happened.computeIfAbsent(what, _ -> new ArrayList<>()).add(happening);
    }

    public void stands(Figure figure, BigDecimal number) {
        figures.put(figure, number);
    }

    public void stands(Figure figure, double number) {
        floats.put(figure, number);
    }

    public void late() {
        tripped = true;
    }

    public void isPresent(Presence presence) {
        presences.add(presence);
    }

    public void said(Word word) {
        words.add(word);
    }

    /// Membership may change while several segments are judged, one after the other.
    public void belongs(long segment, boolean in) {
        if (in) segments.add(segment);
        else segments.remove(segment);
    }
}
