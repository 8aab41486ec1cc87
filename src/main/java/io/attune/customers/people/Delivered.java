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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of one run on their way in: staged by COPY, then settled in pieces, so that progress can be told and a
/// cancelled run stops soon.
final class Delivered implements Arrivals {
    private static final int PIECE = 10_000;
    private static final String TITLE = "coalesce(i.name, i.email::text, i.number)";
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
    private long staged;
    private long repeated;
    private long skipped;
    private long refused;
    private StagedRecords.@Nullable Sizes sizes;
    private boolean withCompanies;
    private boolean withHandles;

    Delivered(JdbcClient jdbc, DataSource database, Phones phones, Following following, long run, Taking taking) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.following = following;
        this.run = run;
        this.taking = taking;
        PersonStaging.create(jdbc);
        this.records = new StagedRecords(jdbc, RecordKind.PERSON, PersonStaging.MERGED, run, taking.remembered());
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
        staged++;
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        people.flush();
        handles.flush();
        further.flush();
        PersonStaging.key(jdbc, taking.key());
        if (taking.key() == Taking.Key.USUAL) records.lastOfEach();
        repeated = staged - records.sizes().rows();
        if (repeated > 0) records.noteRepeated(TITLE);
        if (taking.key() == Taking.Key.MAIL) PersonStaging.refuseTakenNumbers(jdbc);
        if (withCompanies) PersonStaging.refuseUnknownCompanies(jdbc);
        refused = records.refuse(wrong);
        skipped = records.skip(taking.merge(), TITLE);
        further.promote();
        records.index();
        sizes = records.sizes();
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        StagedRecords.Sizes found = resolved();
        if (withCompanies) StagedMemberships.find(jdbc);
        further.find();
        records.samples(TITLE, samples);
        return tally(found, found.fresh(), records.differing());
    }

    @Override
    public Tally settle(Progress progress) {
        StagedRecords.Sizes found = resolved();
        long created = 0;
        long updated = 0;
        for (long from = 0; from < found.end(); from += PIECE) {
            progress.done(from, found.end());
            created += PersonStaging.create(jdbc, from, from + PIECE, run);
            // Where all are new, looking for what differs from before would only read them again.
            if (found.fresh() < found.rows()) updated += records.change(from, from + PIECE);
        }
        progress.done(found.end(), found.end());
        if (created < found.fresh() && records.adopt() > 0) updated += records.change(0, found.end());
        if (withCompanies || withHandles || further.any()) updated += hangOn();
        if (updated > 0) following.follow();
        return tally(found, created, updated);
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

    private long hangOn() {
        PersonStaging.identify(jdbc, run);
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
        records.tell(TITLE, "n.email = i.email", samples);
    }

    private StagedRecords.Sizes resolved() {
        if (sizes == null) resolve(_ -> {});
        if (sizes == null) throw new IllegalStateException("not resolved");
        return sizes;
    }

    private Tally tally(StagedRecords.Sizes found, long created, long updated) {
        return new Tally(created, updated, found.rows() - created - updated, repeated, skipped, refused);
    }
}
