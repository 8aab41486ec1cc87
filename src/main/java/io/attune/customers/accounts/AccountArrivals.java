package io.attune.customers.accounts;

import io.attune.customers.IncomingAccount;
import io.attune.customers.OwnersChanged;
import io.attune.customers.RecordKind;
import io.attune.customers.RecordsChanged;
import io.attune.customers.records.FurtherRows;
import io.attune.customers.records.Phones;
import io.attune.customers.records.StagedRecords;
import io.attune.platform.database.Copy;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The accounts of one run on their way in: staged by COPY, then settled in pieces, at last put below each other.
final class AccountArrivals implements Delivery<IncomingAccount> {
    private final JdbcClient jdbc;
    private final Phones phones;
    private final ApplicationEventPublisher events;
    private final StagedRecords records;
    private final FurtherRows further;
    private final Copy accounts;
    private boolean withParents;
    private boolean withOwners;

    AccountArrivals(
            JdbcClient jdbc,
            DataSource database,
            Phones phones,
            ApplicationEventPublisher events,
            long run,
            Taking taking) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.events = events;
        AccountStaging.create(jdbc);
        this.records = new StagedRecords(jdbc, AccountStaging.STAGED, run, taking);
        this.further = new FurtherRows(jdbc, database, RecordKind.ACCOUNT, phones, run);
        this.accounts = Copy.into(database, "incoming_account", AccountStaging.COLUMNS);
    }

    @Override
    public void add(IncomingAccount account) {
        accounts.number(account.line())
                .text(account.number())
                .text(account.name())
                .text(account.parent())
                .text(account.website())
                .text(account.email())
                .text(account.phone())
                .text(phones.normal(account.phone(), account.country()).orElse(null))
                .text(account.street())
                .text(account.postcode())
                .text(account.city())
                .text(account.country());
        withOwners |= StagedRecords.owner(accounts, account.further());
        accounts.endRow();
        further.add(account.line(), account.further(), account.country());
        withParents |= account.parent() != null;
        records.staged();
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        accounts.flush();
        further.flush();
        records.keyByNumberOrName();
        records.sort(() -> {}, wrong);
        further.promote();
        records.index();
        if (withParents) refuseWrongParents(wrong);
        records.sorted();
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        resolve();
        if (withParents) StagedHierarchy.compare(jdbc);
        further.find();
        return records.forecast(samples);
    }

    @Override
    public Tally settle(Progress progress) {
        resolve();
        List<Long> given = withOwners ? records.givenAway() : List.of();
        Tally tally = records.settle(progress, AccountStaging::create, this::hangOn);
        if (!given.isEmpty()) events.publishEvent(OwnersChanged.of(RecordKind.ACCOUNT, given));
        if (tally.created() + tally.updated() > 0) events.publishEvent(RecordsChanged.many(RecordKind.ACCOUNT));
        return tally;
    }

    @Override
    public void tell(Consumer<Sample> samples) {
        records.tell(samples);
    }

    /// A row that is refused may have been the parent of others, and takes its place in the old hierarchy again.
    private void refuseWrongParents(Consumer<LateRefusal> wrong) {
        StagedHierarchy.lock(jdbc);
        do {
            StagedHierarchy.find(jdbc);
            if (StagedHierarchy.refuseUnknown(jdbc) == 0) StagedHierarchy.refuseCycles(jdbc);
        } while (records.refuse(wrong) > 0);
    }

    private long hangOn() {
        if (!withParents && !further.any()) return 0;
        records.identify();
        if (withParents) {
            StagedHierarchy.compare(jdbc);
            StagedHierarchy.move(jdbc);
        }
        further.find();
        further.keep();
        return records.touch();
    }

    private void resolve() {
        if (!records.isSorted()) resolve(_ -> {});
    }
}
