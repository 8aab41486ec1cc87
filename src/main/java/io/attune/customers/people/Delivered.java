package io.attune.customers.people;

import io.attune.customers.IncomingPerson;
import io.attune.customers.PeopleIntake.Arrivals;
import io.attune.customers.PeopleIntake.Handle;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.merging.Following;
import io.attune.customers.records.FurtherRows;
import io.attune.customers.records.Phones;
import io.attune.customers.records.StagedRecords;
import io.attune.platform.database.Copy;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of one run on their way in: staged by COPY, then settled in pieces, so that progress can be told and a
/// cancelled run stops soon.
final class Delivered implements Arrivals {
    private static final int HANDLES = 5_000;

    private final JdbcClient jdbc;
    private final Phones phones;
    private final Following following;
    private final long run;
    private final Taking taking;
    private final StagedRecords records;
    private final FurtherRows further;
    private final Copy people;
    private final Copy handles;
    private boolean withCompanies;
    private boolean withHandles;

    Delivered(JdbcClient jdbc, DataSource database, Phones phones, Following following, long run, Taking taking) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.following = following;
        this.run = run;
        this.taking = taking;
        PersonStaging.create(jdbc);
        this.records = new StagedRecords(jdbc, PersonStaging.STAGED, run, taking);
        this.further = new FurtherRows(jdbc, database, RecordKind.PERSON, phones, run);
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
                .text(person.companyNumber())
                .text(person.role())
                .endRow();
        person.handles().forEach((network, handle) -> {
            handles.number(person.line()).text(network).text(handle).endRow();
            withHandles = true;
        });
        further.add(person.line(), person.further(), person.country());
        withCompanies |= person.company() != null || person.companyNumber() != null;
        records.staged();
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        people.flush();
        handles.flush();
        further.flush();
        PersonStaging.key(jdbc, taking.key());
        records.sort(this::refuseUnknownCompanies, wrong);
        further.promote();
        records.index();
        records.sorted();
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        resolve();
        if (withCompanies) StagedMemberships.find(jdbc);
        further.find();
        return records.forecast(samples);
    }

    @Override
    public Tally settle(Progress progress) {
        resolve();
        Tally tally = records.settle(progress, PersonStaging::create, this::hangOn);
        if (tally.updated() > 0) following.follow();
        return tally;
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

    private void refuseUnknownCompanies() {
        if (withCompanies) PersonStaging.refuseUnknownCompanies(jdbc);
    }

    private long hangOn() {
        if (!withCompanies && !withHandles && !further.any()) return 0;
        records.identify();
        if (withCompanies) {
            StagedMemberships.makeCompanies(jdbc, run);
            StagedMemberships.find(jdbc);
            StagedMemberships.keep(jdbc);
        }
        further.find();
        further.keep();
        return records.touch();
    }

    @Override
    public void tell(Consumer<Sample> samples) {
        records.tell(samples);
    }

    private void resolve() {
        if (!records.isSorted()) resolve(_ -> {});
    }
}
