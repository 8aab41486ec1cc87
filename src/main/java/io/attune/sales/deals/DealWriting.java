package io.attune.sales.deals;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FieldsReader;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Version;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.sales.DealId;
import io.attune.sales.deals.ApiDeal.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of deals: each change is what a colleague would do, all of them or none.
@Component
class DealWriting {
    private final Deals deals;
    private final DealStore store;
    private final DealPartStore parts;
    private final DealReader reader;
    private final CustomFields fields;
    private final ExternalKeys keys;

    DealWriting(
            Deals deals,
            DealStore store,
            DealPartStore parts,
            DealReader reader,
            CustomFields fields,
            JdbcClient jdbc) {
        this.fields = fields;
        this.deals = deals;
        this.store = store;
        this.parts = parts;
        this.reader = reader;
        this.keys = new ExternalKeys(jdbc, "deal");
    }

    /// Those in their order; four statements, however many they are.
    List<ApiDeal> shown(Viewer viewer, List<Deal> found) {
        List<Long> ids = found.stream().map(deal -> deal.id().value()).toList();
        Map<Long, String> names = keys.of(ids);
        Map<Long, List<DealContact>> contacts = parts.contacts(viewer, ids);
        Map<Long, List<DealLine>> lines = parts.lines(ids);
        Map<Long, Map<CustomField, FieldValue>> own = fields.values(RecordKind.DEAL, ids);
        var shown = new ArrayList<ApiDeal>();
        for (Deal deal : found) {
            long id = deal.id().value();
            shown.add(ApiDeal.of(
                    deal,
                    names.get(id),
                    contacts.getOrDefault(id, List.of()),
                    lines.getOrDefault(id, List.of()),
                    FieldsReader.json(own.getOrDefault(id, Map.of()))));
        }
        return shown;
    }

    Optional<Deal> known(Viewer viewer, String externalId) {
        return keys.find(externalId).flatMap(id -> store.find(viewer, new DealId(id)));
    }

    /// Whoever may not change what they wrote never wrote it.
    @Transactional
    public DealId create(Viewer viewer, Input input) {
        var contacts = reader.contacts(viewer, input.people());
        DealId id = deals.open(viewer, reader.draft(viewer, input, null), contacts.keySet(), null);
        if (store.lock(viewer, id).isEmpty()) throw ApiProblem.field("owner", "api.problem.owner");
        keys.put(id.value(), input.externalId());
        if (contacts.values().stream().anyMatch(Optional::isPresent)) deals.replaceContacts(viewer, id, contacts);
        if (!input.things().isEmpty()) deals.replaceLines(viewer, id, reader.lines(input, List.of()));
        if (!input.outcome().equals("open")) end(viewer, id, input);
        return id;
    }

    /// `was` is what the deal looked like to the program that decided on `version`.
    @Transactional
    public void change(Viewer viewer, Deal before, int version, Input was, Input input) {
        DealId id = before.id();
        lock(viewer, id, version);
        boolean ends = !input.outcome().equals(was.outcome());
        if (ends && !before.status().isOpen()) deals.reopen(viewer, id, version);
        if (!input.outcome().equals("open") && !ends && !Objects.equals(was.stage(), input.stage()))
            throw ApiProblem.field("stage", "api.problem.deal.ended");
        if (differs(was, input)) deals.change(viewer, id, present(viewer, id), reader.draft(viewer, input, before));
        if (!was.people().equals(input.people()))
            deals.replaceContacts(viewer, id, reader.contacts(viewer, input.people()));
        if (!was.things().equals(input.things())) deals.replaceLines(viewer, id, reader.lines(input, parts.lines(id)));
        if (ends && !input.outcome().equals("open")) end(viewer, id, input);
        keys.put(id.value(), input.externalId());
    }

    @Transactional
    public void delete(Viewer viewer, DealId id, int version) {
        lock(viewer, id, version);
        deals.delete(viewer, id);
    }

    private void lock(Viewer viewer, DealId id, int version) {
        int present = store.lock(viewer, id).orElseThrow(() -> new NotFound("deal " + id));
        if (present != version) throw Version.changed();
    }

    private void end(Viewer viewer, DealId id, Input input) {
        int version = present(viewer, id);
        if (input.outcome().equals("won")) deals.win(viewer, id, version);
        else deals.lose(viewer, id, version, reason(input.lostReason()));
    }

    private int present(Viewer viewer, DealId id) {
        return deals.find(viewer, id).version();
    }

    private long reason(@Nullable Long reason) {
        if (reason == null) throw ApiProblem.field("lostReason", "problem.required");
        if (!deals.knowsReason(reason)) throw ApiProblem.field("lostReason", "api.problem.unknown");
        return reason;
    }

    /// Whether there is anything to change besides contacts, lines, keys and the outcome.
    private static boolean differs(Input was, Input now) {
        return !plain(was).equals(plain(now));
    }

    private static Input plain(Input input) {
        return new Input(
                null,
                input.name(),
                input.account(),
                input.stage(),
                null,
                null,
                input.amount(),
                input.currency(),
                input.expectedOn(),
                input.source(),
                input.channel(),
                input.owner(),
                input.team(),
                null,
                null,
                input.own());
    }
}
