package io.attune.segments.membership;

import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.TraitKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All segments as they are at a moment: which rest on which, and what a viewer may hear of.
public final class Catalogue {
    private final Map<Long, Segment> all = new LinkedHashMap<>();

    Catalogue(Collection<Segment> segments) {
        segments.forEach(segment -> all.put(segment.id().value(), segment));
    }

    public List<Segment> all() {
        return List.copyOf(all.values());
    }

    public Optional<Segment> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    /// Each after all on which it rests.
    public List<Segment> inOrder() {
        var ordered = new LinkedHashMap<Long, Segment>();
        all.values().forEach(segment -> visit(segment, ordered, new HashSet<>()));
        return List.copyOf(ordered.values());
    }

    /// Those whose rule speaks of this one.
    public List<Segment> users(long id) {
        return all.values().stream()
                .filter(segment -> segment.rule().segments().contains(id))
                .toList();
    }

    /// The way from a rule back to the segment whose rule it is to be, by names; empty where there is none.
    public List<String> circle(long id, Rule rule) {
        for (long used : rule.segments()) {
            List<String> way = way(used, id, new HashSet<>());
            if (!way.isEmpty()) return way;
        }
        return List.of();
    }

    /// Whether this viewer may hear who fits a rule: not where it speaks, itself or by another segment, of records or
    /// fields that are kept from them.
    public boolean open(Viewer viewer, Rule rule) {
        return leaves(rule, new HashSet<>()).allMatch(leaf -> shows(viewer, leaf));
    }

    /// The predicate over a row of `person` whom the viewer may hear of as one who fits the rule.
    public String sees(Viewer viewer, Rule rule, String alias) {
        return String.join(
                " and ",
                asked(rule).stream().map(kind -> viewer.sees(kind, alias)).toList());
    }

    /// Whether figures of everybody may be shown.
    public boolean whole(Viewer viewer, Rule rule) {
        return asked(rule).stream().allMatch(kind -> viewer.reads(kind) == Scope.ALL);
    }

    /// Those that the viewer may hear of.
    public List<Segment> open(Viewer viewer) {
        return all.values().stream()
                .filter(segment -> open(viewer, segment.rule()))
                .toList();
    }

    /// The kinds of record that a leaf speaks of, itself or by another segment.
    Set<Kind> kindsOf(Rule.Leaf leaf) {
        return asked(leaf);
    }

    private Set<Kind> asked(Rule rule) {
        Set<Kind> kinds = EnumSet.of(Kind.PEOPLE);
        leaves(rule, new HashSet<>()).forEach(leaf -> kinds.addAll(kinds(leaf)));
        kinds.removeIf(kind -> kind != Kind.PEOPLE && !kind.ofCustomers());
        return kinds;
    }

    private Stream<Rule.Leaf> leaves(Rule rule, Set<Long> seen) {
        return rule.leaves()
                .flatMap(leaf -> leaf instanceof Rule.Within(long used) && all.containsKey(used) && seen.add(used)
                        ? leaves(all.get(used).rule(), seen)
                        : Stream.of(leaf));
    }

    private static boolean shows(Viewer viewer, Rule.Leaf leaf) {
        for (Kind kind : kinds(leaf)) {
            Scope needed = kind.ofCustomers() ? Scope.OWN : Scope.ALL;
            if (kind != Kind.PEOPLE && viewer.reads(kind).compareTo(needed) < 0) return false;
        }
        return switch (leaf) {
            case Rule.Stands(Figure figure, var _, var _) -> {
                Field field = figure.field();
                yield field == null || viewer.shows(field);
            }
            case Rule.Did(Deed deed, var _, var _) -> !deed.amount() || viewer.shows(Field.AMOUNTS);
            case Rule.InTurn turn -> turn.deeds().stream().noneMatch(Deed::amount) || viewer.shows(Field.AMOUNTS);
            case Rule.Has _, Rule.Late _, Rule.Present _, Rule.Within _, Rule.Allows _, Rule.Share _ -> true;
        };
    }

    /// Accounts and conversations have owners of their own, so only who sees all of them hears of theirs.
    private static Set<Kind> kinds(Rule.Leaf leaf) {
        return switch (leaf) {
            case Rule.Has(TraitKey key, var _) -> key.ofAccount() ? Set.of(Kind.ACCOUNTS) : Set.of();
            case Rule.Did(Deed deed, var _, var _) -> Set.of(deed.what().kind());
            case Rule.InTurn turn -> {
                Set<Kind> kinds = EnumSet.noneOf(Kind.class);
                turn.deeds().forEach(deed -> kinds.add(deed.what().kind()));
                yield kinds;
            }
            case Rule.Stands _, Rule.Late _ -> Set.of(Kind.MONEY);
            case Rule.Present _, Rule.Within _, Rule.Allows _, Rule.Share _ -> Set.of();
        };
    }

    private void visit(Segment segment, Map<Long, Segment> ordered, Set<Long> open) {
        long id = segment.id().value();
        if (ordered.containsKey(id) || !open.add(id)) return;
        for (long used : segment.rule().segments()) find(used).ifPresent(other -> visit(other, ordered, open));
        ordered.put(id, segment);
    }

    private List<String> way(long from, long to, Set<Long> seen) {
        Segment segment = all.get(from);
        if (segment == null || !seen.add(from)) return List.of();
        if (from == to) return List.of(segment.name());
        for (long used : segment.rule().segments()) {
            List<String> rest = way(used, to, seen);
            if (!rest.isEmpty()) {
                var way = new ArrayList<String>(List.of(segment.name()));
                way.addAll(rest);
                return way;
            }
        }
        return List.of();
    }
}
