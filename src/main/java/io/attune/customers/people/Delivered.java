package io.attune.customers.people;

import io.attune.customers.IncomingPerson;
import io.attune.customers.PeopleIntake.Delivery;
import io.attune.customers.PeopleIntake.Handle;
import io.attune.customers.PeopleIntake.Outcome;
import io.attune.customers.PersonId;
import io.attune.customers.records.Phones;
import io.attune.platform.database.Copy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of one run on their way in: staged by COPY, then settled in pieces, so that progress can be told and a
/// cancelled run stops soon.
final class Delivered implements Delivery {
    private static final int PIECE = 10_000;
    private static final int HANDLES = 5_000;

    private final JdbcClient jdbc;
    private final Phones phones;
    private final long run;
    private final Copy people;
    private final Copy handles;
    private long staged;
    private boolean withCompanies;
    private boolean withHandles;

    Delivered(JdbcClient jdbc, DataSource database, Phones phones, long run) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.run = run;
        PersonStaging.create(jdbc);
        this.people = Copy.into(database, "incoming_person", PersonStaging.COLUMNS);
        this.handles = Copy.into(database, "incoming_handle", "line", "network", "handle");
    }

    @Override
    public void add(IncomingPerson person) {
        people.number(person.line())
                .text(person.number())
                .text(person.name())
                .text(person.email())
                .text(person.phone())
                .text(phones.normal(person.phone(), person.country()).orElse(null))
                .text(person.street())
                .text(person.postcode())
                .text(person.city())
                .text(person.country())
                .text(person.language())
                .text(person.source())
                .day(person.customerSince())
                .text(person.company())
                .text(person.role())
                .endRow();
        person.handles().forEach((network, handle) -> {
            handles.number(person.line()).text(network).text(handle).endRow();
            withHandles = true;
        });
        withCompanies |= person.company() != null;
        staged++;
    }

    @Override
    public long staged() {
        return staged;
    }

    @Override
    public Outcome settle(LongConsumer progress) {
        people.flush();
        handles.flush();
        long keyed = PersonStaging.key(jdbc);
        long created = 0;
        long updated = 0;
        for (long from = 0; from < keyed; from += PIECE) {
            progress.accept(from);
            int made = PersonStaging.create(jdbc, from, from + PIECE, run);
            created += made;
            // Where all are new, looking for what differs from before would only read them again.
            if (made < Math.min(PIECE, keyed - from)) updated += PersonStaging.change(jdbc, from, from + PIECE, run);
        }
        progress.accept(keyed);
        if (withCompanies) PersonStaging.join(jdbc, run);
        return new Outcome(created, updated, keyed - created - updated, staged - keyed);
    }

    @Override
    public void handles(Consumer<Collection<Handle>> batch) {
        if (!withHandles) return;
        List<Handle> full = new ArrayList<>(HANDLES);
        PersonStaging.handles(jdbc, HANDLES, row -> {
            full.add(new Handle(
                    new PersonId(row.getLong("person_id")), row.getString("network"), row.getString("handle")));
            if (full.size() < HANDLES) return;
            batch.accept(List.copyOf(full));
            full.clear();
        });
        if (!full.isEmpty()) batch.accept(full);
    }
}
