package io.attune.segments.membership;

import io.attune.customers.CustomFields;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.LiveEvents;
import io.attune.segments.SegmentId;
import io.attune.segments.rules.Facts;
import io.attune.segments.rules.Judge;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleRefused;
import io.attune.segments.rules.TraitKey;
import io.attune.segments.rules.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes, changes and deletes segments, and shows who is in them.
@Component
public class Segments {
    private static final int DAYS_SHOWN = 90;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 500;

    private final SegmentStore segments;
    private final SeenStore seen;
    private final FactStore facts;
    private final JudgingDay judging;
    private final CustomFields fields;
    private final People people;
    private final Audit audit;
    private final LiveEvents live;

    Segments(
            SegmentStore segments,
            SeenStore seen,
            FactStore facts,
            JudgingDay judging,
            CustomFields fields,
            People people,
            Audit audit,
            LiveEvents live) {
        this.segments = segments;
        this.seen = seen;
        this.facts = facts;
        this.judging = judging;
        this.fields = fields;
        this.people = people;
        this.audit = audit;
        this.live = live;
    }

    /// What somebody wants a segment to be.
    public record Wanted(String name, @Nullable String about, Rule rule) {}

    public Catalogue catalogue() {
        return segments.catalogue();
    }

    /// @throws RuleRefused where it makes no sense, or the name is taken
    @Transactional
    public SegmentId create(Viewer viewer, Wanted wanted, @Nullable String readyMade) {
        segments.lock();
        check(viewer, wanted, null);
        SegmentId id = segments.insert(wanted.name().strip(), about(wanted), wanted.rule(), readyMade, viewer.user())
                .orElseThrow(() -> new RuleRefused("name", "segment.refused.taken"));
        audit.record(viewer.user(), "segment.created", "segment:" + id, Map.of("name", wanted.name()));
        live.changed("segments", "all");
        return id;
    }

    /// False where it is not `version` any more.
    ///
    /// @throws RuleRefused where it makes no sense, or would rest on itself
    @Transactional
    public boolean change(Viewer viewer, Segment segment, int version, Wanted wanted) {
        segments.lock();
        check(viewer, wanted, segment.id());
        boolean changed = segments.update(
                segment.id(), version, wanted.name().strip(), about(wanted), wanted.rule(), viewer.user());
        if (changed) {
            audit.record(viewer.user(), "segment.changed", "segment:" + segment.id(), Map.of("name", wanted.name()));
            live.changed("segments", "all");
        }
        return changed;
    }

    /// False where it is not `version` any more.
    ///
    /// @throws RuleRefused with the names of those that rest on it
    @Transactional
    public boolean delete(Viewer viewer, Segment segment, int version) {
        segments.lock();
        List<String> users = segments.catalogue().users(segment.id().value()).stream()
                .map(Segment::name)
                .toList();
        if (!users.isEmpty()) throw new RuleRefused("", "segment.refused.used", String.join(", ", users));
        boolean gone = segments.delete(segment.id(), version);
        if (gone)
            audit.record(viewer.user(), "segment.deleted", "segment:" + segment.id(), Map.of("name", segment.name()));
        live.changed("segments", "all");
        return gone;
    }

    /// Everybody is judged again soon.
    public void again(Segment segment) {
        segments.wantNow(segment.id());
    }

    public Map<Long, Long> members(Viewer viewer, Catalogue catalogue) {
        return seen.members(viewer, catalogue);
    }

    public List<Member> page(Viewer viewer, Catalogue catalogue, Segment segment, long after, int limit) {
        return seen.page(viewer, catalogue, segment, after, limit);
    }

    public List<Member> latest(Viewer viewer, Catalogue catalogue, Segment segment) {
        return seen.latest(viewer, catalogue, segment);
    }

    /// Empty where figures of everybody are kept from the viewer.
    public List<Day> history(Viewer viewer, Catalogue catalogue, Segment segment) {
        if (!catalogue.whole(viewer, segment.rule())) return List.of();
        LocalDate today = judging.now(List.of()).now().atZone(viewer.zone()).toLocalDate();
        return seen.history(segment.id(), today.minusDays(DAYS_SHOWN));
    }

    public List<Belonging> of(Viewer viewer, PersonId person) {
        return segments.any() ? seen.of(viewer, segments.catalogue(), person) : List.of();
    }

    /// Why somebody fits a rule or does not; absent where the viewer does not see what it asks of them.
    public Optional<Verdict> why(Viewer viewer, Catalogue catalogue, Rule rule, PersonId person) {
        boolean open = people.open(viewer, person, Kind.PEOPLE)
                && rule.leaves()
                        .allMatch(leaf -> catalogue.kindsOf(leaf).stream()
                                .filter(Kind::ofCustomers)
                                .allMatch(kind -> people.open(viewer, person, kind)));
        if (!open) return Optional.empty();
        Moment moment = judging.now(List.of(rule));
        Facts known =
                facts.of(List.of(person.value()), List.of(rule), moment.zone()).get(person.value());
        return Optional.ofNullable(known).map(of -> new Judge(moment).why(rule, of));
    }

    private void check(Viewer viewer, Wanted wanted, @Nullable SegmentId id) {
        String name = wanted.name().strip();
        if (name.isEmpty()) throw new RuleRefused("name", "problem.required");
        if (name.length() > LONGEST_NAME) throw new RuleRefused("name", "problem.long");
        if (wanted.about() != null && wanted.about().length() > LONGEST_TEXT)
            throw new RuleRefused("about", "problem.long");
        if (segments.named(name, id)) throw new RuleRefused("name", "segment.refused.taken");
        sensible(viewer, wanted.rule(), id);
    }

    /// @throws RuleRefused where it speaks of what is not there or is kept from the viewer, or of itself
    public void sensible(Viewer viewer, Rule rule, @Nullable SegmentId id) {
        Catalogue catalogue = segments.catalogue();
        for (long used : rule.segments())
            if (catalogue
                    .find(used)
                    .filter(other -> catalogue.open(viewer, other.rule()))
                    .isEmpty()) throw new RuleRefused("", "segment.refused.segment", used);
        if (id != null) {
            List<String> circle = catalogue.circle(id.value(), rule);
            if (!circle.isEmpty())
                throw new RuleRefused(
                        "", "segment.refused.circle", circle.getLast() + " → " + String.join(" → ", circle));
        }
        if (!catalogue.open(viewer, rule)) throw new RuleRefused("", "segment.refused.kept");
        rule.leaves().forEach(leaf -> {
            if (leaf instanceof Rule.Has(TraitKey.Own(long field, boolean ofAccount), var _)
                    && fields.of(ofAccount ? RecordKind.ACCOUNT : RecordKind.PERSON).stream()
                            .noneMatch(known -> known.id() == field))
                throw new RuleRefused("", "segment.refused.field", field);
        });
    }

    private static @Nullable String about(Wanted wanted) {
        return wanted.about() == null || wanted.about().isBlank()
                ? null
                : wanted.about().strip();
    }
}
