package io.attune.customers.merging;

import io.attune.customers.Merges;
import io.attune.customers.OwnersChanged;
import io.attune.customers.PeopleMerged;
import io.attune.customers.PeopleParted;
import io.attune.customers.PersonId;
import io.attune.customers.merging.BesideStore.Table;
import io.attune.customers.records.CustomerEvents;
import io.attune.customers.records.CustomerSettings;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Merges two people and takes it back. The survivor's row gets the values that were chosen; the
/// duplicate's stays as it is, with a mark, and so does everything that belongs to either.
@Component
class Merging implements Merges {
    private final MergeStore merges;
    private final BesideStore beside;
    private final CustomerSettings settings;
    private final MergeSides sides;
    private final ApplicationEventPublisher events;
    private final WebhookEvents webhooks;
    private final Audit audit;
    private final Clock clock;

    Merging(
            MergeStore merges,
            BesideStore beside,
            CustomerSettings settings,
            MergeSides sides,
            ApplicationEventPublisher events,
            WebhookEvents webhooks,
            Audit audit,
            Clock clock) {
        this.merges = merges;
        this.beside = beside;
        this.settings = settings;
        this.sides = sides;
        this.events = events;
        this.webhooks = webhooks;
        this.audit = audit;
        this.clock = clock;
    }

    /// Two people with the versions that were looked at.
    record Pair(PersonId survivor, int survivorVersion, PersonId duplicate, int duplicateVersion) {}

    /// @throws SomebodyWasFaster where one of them has changed since
    /// @throws MergeRefused where something tells them apart
    @Transactional
    public void merge(Viewer viewer, Pair pair, Choices choices) {
        if (!sides.changeable(viewer, pair.survivor(), pair.duplicate()))
            throw new NotFound("person " + pair.survivor() + " or " + pair.duplicate());
        List<MergeStore.Locked> locked = locked(pair.survivor(), pair.duplicate());
        for (MergeStore.Locked one : locked) {
            int seen = one.id() == pair.survivor().value() ? pair.survivorVersion() : pair.duplicateVersion();
            if (one.mergedInto() != null || one.version() != seen) throw new SomebodyWasFaster();
        }
        merge(pair.survivor(), pair.duplicate(), choices.within(viewer), null, viewer.user());
    }

    @Override
    @Transactional
    public boolean join(PersonId survivor, PersonId duplicate, String rule) {
        if (survivor.equals(duplicate)) return false;
        List<MergeStore.Locked> locked;
        try {
            locked = merges.lock(List.of(survivor.value(), duplicate.value()));
        } catch (PessimisticLockingFailureException _) {
            // The next look for duplicates finds them again.
            return false;
        }
        if (locked.size() < 2 || locked.stream().anyMatch(one -> one.mergedInto() != null)) return false;
        if (toldApart(survivor, duplicate) != null) return false;
        merge(survivor, duplicate, Choices.NONE, rule, null);
        return true;
    }

    /// Restores both as they were; what somebody changed of the survivor since then stays changed.
    @Transactional
    public void undo(Viewer viewer, PersonId survivor, long id) {
        var duplicate = new PersonId(last(survivor, id).merged());
        if (!sides.changeable(viewer, survivor, duplicate)) throw new NotFound("person " + survivor);
        for (MergeStore.Locked one : locked(survivor, duplicate))
            if (one.id() == survivor.value() && one.mergedInto() != null) throw new Conflict("merge.undo.order");
        // Until both were locked, somebody else could undo it, or merge one more.
        Merge merge = last(survivor, id);
        List<Long> all = merges.same(List.of(survivor.value()));
        Person now = merges.person(survivor.value());
        ObjectNode back = JsonNodeFactory.instance.objectNode();
        for (Trait trait : merge.taken())
            if (now.same(trait, merge.after())) back.setAll(merge.before().of(trait));
        merges.put(survivor.value(), back, viewer.user());
        for (Table table : Table.values()) beside.restore(table, survivor.value(), merge.before(), merge.after());
        beside.restoreContacts(survivor.value(), merge.before(), merge.after());
        merges.unmark(merge);
        merges.delete(merge);
        audit.record(viewer.user(), "person.parted", "person:" + survivor, Map.of("duplicate", duplicate.toString()));
        events.publishEvent(new OwnersChanged(all, List.of()));
        events.publishEvent(new PeopleParted(survivor.value(), duplicate.value(), all));
        webhooks.happened(CustomerEvents.PERSON_PARTED, both(survivor, duplicate));
    }

    private Merge last(PersonId survivor, long id) {
        return merges.last(survivor.value())
                .filter(last -> last.id() == id)
                .orElseThrow(() -> new Conflict("merge.undo.order"));
    }

    @Override
    public List<String> identifiers() {
        return settings.identifiers();
    }

    @Override
    public void tellApart(List<String> identifiers) {
        settings.identifiers(identifiers);
    }

    private List<MergeStore.Locked> locked(PersonId survivor, PersonId duplicate) {
        if (survivor.equals(duplicate)) throw new Conflict("merge.same");
        try {
            List<MergeStore.Locked> locked = merges.lock(List.of(survivor.value(), duplicate.value()));
            if (locked.size() < 2) throw new SomebodyWasFaster();
            return locked;
        } catch (PessimisticLockingFailureException _) {
            throw new Conflict("merge.busy");
        }
    }

    private void merge(
            PersonId survivor, PersonId duplicate, Choices choices, @Nullable String rule, @Nullable UserId user) {
        String apart = toldApart(survivor, duplicate);
        if (apart != null) throw new MergeRefused(apart.isEmpty() ? "merge.apart.number" : "merge.apart.field", apart);
        Instant now = clock.instant();
        Person before = merges.person(survivor.value());
        Person other = merges.person(duplicate.value());
        Set<Trait> taken = choices.traits(before, other);
        beside.addContacts(survivor.value(), duplicate.value(), "[]");
        beside.addTags(survivor.value(), duplicate.value());
        beside.joinAccounts(survivor.value(), List.of(duplicate.value()), before, before);
        beside.takeFields(survivor.value(), duplicate.value(), choices.fields(before, other));
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Trait trait : taken) values.setAll(other.of(trait));
        merges.put(survivor.value(), values, user);
        beside.dropDoubled(survivor.value());
        var moved = new ArrayList<>(merges.mark(survivor.value(), duplicate.value(), now));
        moved.remove(duplicate.value());
        long id = merges.insert(
                new Merge(
                        0,
                        survivor.value(),
                        duplicate.value(),
                        moved,
                        taken,
                        before,
                        merges.person(survivor.value()),
                        other.of(Trait.OWNER).toString()),
                rule,
                user,
                now);
        audit.record(
                user,
                rule == null ? "person.merged" : "person.merged.rule",
                "person:" + survivor,
                Map.of("duplicate", duplicate.toString(), "merge", Long.toString(id)));
        List<Long> all = merges.same(List.of(survivor.value()));
        events.publishEvent(new OwnersChanged(all, List.of()));
        events.publishEvent(new PeopleMerged(survivor.value(), all));
        webhooks.happened(CustomerEvents.PERSON_MERGED, both(survivor, duplicate));
    }

    private static Map<String, Long> both(PersonId survivor, PersonId duplicate) {
        return Map.of("id", survivor.value(), "duplicate", duplicate.value());
    }

    /// What tells the two apart, or anybody who was merged into one from anybody merged into the other:
    /// "" for the number, else the label of a field.
    private @Nullable String toldApart(PersonId survivor, PersonId duplicate) {
        List<String> identifiers = settings.identifiers();
        if (identifiers.isEmpty()) return null;
        return merges.toldApart(merges.same(List.of(survivor.value(), duplicate.value())), identifiers)
                .map(Objects::requireNonNull)
                .orElse(null);
    }
}
