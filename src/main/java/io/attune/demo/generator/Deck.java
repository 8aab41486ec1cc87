package io.attune.demo.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Lines drawn like cards: what has just been said goes to the back, so that nobody reads it twice on one screen.
final class Deck {
    private final List<Phrases.Line> cards;
    private final Dice dice;
    private final String name;

    Deck(String name, List<Phrases.Line> lines, Dice dice) {
        this.name = name;
        this.dice = dice;
        cards = new ArrayList<>(lines);
        dice.shuffle(cards);
    }

    String draw(Set<String> facts) {
        for (int i = 0; i < cards.size(); i++) {
            Phrases.Line line = cards.get(i);
            if (!facts.containsAll(line.needs())) continue;
            cards.remove(i);
            int back = (cards.size() + 1) / 3;
            cards.add(cards.size() - (back == 0 ? 0 : dice.below(back)), line);
            return line.text();
        }
        throw new IllegalStateException("no line of " + name + " can be said with only " + facts);
    }
}
