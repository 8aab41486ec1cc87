package io.attune.segments.rules;

import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who belongs to a segment: a tree of all, any and not over typed leaves. It holds no expression of any language.
///
/// `not` is the difference to everybody there is. All of nothing are everybody, any of nothing is nobody.
public sealed interface Rule {
    int MOST_LEAVES = 200;
    int DEEPEST = 10;

    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    record Not(Rule rule) implements Rule {}

    sealed interface Leaf extends Rule {}

    /// What is known of them: a [Trait] by its key, or a field that the company added.
    record Has(TraitKey trait, Test test) implements Leaf {}

    /// What they did, and how.
    record Did(Deed deed, How how, Window window) implements Leaf {}

    /// One thing after another, each within so many days of the one before; on the same day counts.
    record InTurn(List<Deed> deeds, int days, Window window) implements Leaf {
        public InTurn {
            deeds = List.copyOf(deeds);
            if (deeds.size() < 2 || deeds.size() > 4)
                throw new IllegalArgumentException("2 to 4 things come in turn, not " + deeds.size());
        }
    }

    /// How they stand as of the last scoring; either bound may be open, both are included.
    record Stands(
            Figure figure,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) implements Leaf {}

    /// Their tripwire has tripped.
    record Late() implements Leaf {}

    /// They write on one of these networks, on any where none is named, with so many followers there.
    record Present(List<String> networks, @Nullable Long followers) implements Leaf {
        public Present {
            networks = List.copyOf(networks);
        }
    }

    record Within(long segment) implements Leaf {}

    /// We may reach them for this, by this way.
    record Allows(Purpose purpose, Way way) implements Leaf {}

    /// A share of everybody that is drawn once and for all: of a hundred equal parts those from `from` up to, not
    /// including, `to`.
    record Share(String salt, int from, int to) implements Leaf {
        public Share {
            if (from < 0 || to > 100 || from >= to)
                throw new IllegalArgumentException("a share is part of 0 to 100, not " + from + " to " + to);
        }
    }

    default Stream<Leaf> leaves() {
        return switch (this) {
            case All(List<Rule> rules) -> rules.stream().flatMap(Rule::leaves);
            case Any(List<Rule> rules) -> rules.stream().flatMap(Rule::leaves);
            case Not(Rule rule) -> rule.leaves();
            case Leaf leaf -> Stream.of(leaf);
        };
    }

    /// The segments it speaks of.
    default List<Long> segments() {
        return leaves().flatMap(leaf -> leaf instanceof Within(long segment) ? Stream.of(segment) : Stream.of())
                .distinct()
                .toList();
    }
}
