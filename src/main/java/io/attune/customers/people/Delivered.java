package io.attune.customers.people;

import io.attune.customers.IncomingPerson;
import io.attune.customers.OwnersChanged;
import io.attune.customers.PeopleIntake.Arrivals;
import io.attune.customers.PeopleIntake.Aside;
import io.attune.customers.PeopleIntake.Handle;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.RecordsChanged;
import io.attune.customers.merging.Following;
import io.attune.customers.records.FurtherRows;
import io.attune.customers.records.Phones;
import io.attune.customers.records.StagedRecords;
import io.attune.platform.database.Copy;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of one run on their way in: staged by COPY, then settled in pieces, so that progress can be told and a
/// cancelled run stops soon.
final class Delivered implements Arrivals {
    private final JdbcClient jdbc;
    private final Phones phones;
    private final Following following;
    private final ApplicationEventPublisher events;
    private final long run;
    private final Taking taking;
    private final StagedRecords records;
    private final FurtherRows further;
    private final Copy people;
    private final StagedNotes handles;
    private final StagedNotes asides;
    private boolean withCompanies;
    private boolean withOwners;

    Delivered(
            JdbcClient jdbc,
            DataSource database,
            Phones phones,
            Following following,
            ApplicationEventPublisher events,
            long run,
            Taking taking) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.following = following;
        this.events = events;
        this.run = run;
        this.taking = taking;
        PersonStaging.create(jdbc);
        this.records = new StagedRecords(jdbc, PersonStaging.STAGED, run, taking);
        this.further = new FurtherRows(jdbc, database, RecordKind.PERSON, phones, run);
        this.people = Copy.into(database, "incoming_person", PersonStaging.COLUMNS);
        this.handles = new StagedNotes(jdbc, database, "incoming_handle");
        this.asides = new StagedNotes(jdbc, database, "incoming_aside");
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
                .text(person.campaign())
                .day(person.customerSince())
                .text(person.company())
                .text(person.companyNumber())
                .text(person.role());
        withOwners |= StagedRecords.owner(people, person.further());
        people.endRow();
        handles.add(person.line(), person.handles());
        asides.add(person.line(), person.further().asides());
        further.add(person.line(), person.further(), person.country());
        withCompanies |= person.company() != null || person.companyNumber() != null;
        records.staged();
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        people.flush();
        handles.flush();
        asides.flush();
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
        List<Long> given = withOwners ? records.givenAway() : List.of();
        Tally tally = records.settle(progress, PersonStaging::create, this::hangOn);
        if (!given.isEmpty()) events.publishEvent(OwnersChanged.of(RecordKind.PERSON, given));
        if (tally.updated() > 0) following.follow();
        if (tally.created() + tally.updated() > 0) events.publishEvent(RecordsChanged.many(RecordKind.PERSON));
        return tally;
    }

    @Override
    public void handles(Consumer<Collection<Handle>> batch) {
        handles.each((person, network, handle) -> new Handle(new PersonId(person), network, handle), batch);
    }

    @Override
    public void asides(Consumer<Collection<Aside>> batch) {
        asides.each((person, name, value) -> new Aside(new PersonId(person), name, value), batch);
    }

    private void refuseUnknownCompanies() {
        if (withCompanies) PersonStaging.refuseUnknownCompanies(jdbc);
    }

    private long hangOn() {
        if (!withCompanies && !handles.any() && !asides.any() && !further.any()) return 0;
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
