package io.attune.customers.accounts;

import io.attune.customers.IncomingAccount;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FurtherRows;
import io.attune.customers.records.Phones;
import io.attune.customers.records.StagedRecords;
import io.attune.platform.database.Copy;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The accounts of one run on their way in: staged by COPY, then settled in pieces, at last put below each other.
final class AccountArrivals implements Delivery<IncomingAccount> {
    private static final int PIECE = 10_000;
    private static final String TITLE = "coalesce(i.name, i.number)";

    private final JdbcClient jdbc;
    private final Phones phones;
    private final long run;
    private final Taking taking;
    private final StagedRecords records;
    private final FurtherRows further;
    private final Copy accounts;
    private long staged;
    private long repeated;
    private long skipped;
    private long refused;
    private boolean withParents;
    private StagedRecords.@Nullable Sizes sizes;

    AccountArrivals(JdbcClient jdbc, DataSource database, Phones phones, long run, Taking taking) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.run = run;
        this.taking = taking;
        AccountStaging.create(jdbc);
        this.records = new StagedRecords(jdbc, RecordKind.ACCOUNT, AccountStaging.MERGED, run, taking.remembered());
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
                .text(account.country())
                .endRow();
        further.add(account.line(), account.further(), account.country());
        withParents |= account.parent() != null;
        staged++;
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        accounts.flush();
        further.flush();
        AccountStaging.key(jdbc, taking.key());
        if (taking.key() == Taking.Key.USUAL) records.lastOfEach();
        repeated = staged - records.sizes().rows();
        if (repeated > 0) records.noteRepeated(TITLE);
        if (taking.key() == Taking.Key.NAME) AccountStaging.refuseTakenNumbers(jdbc);
        refused = records.refuse(wrong);
        skipped = records.skip(taking.merge(), TITLE);
        further.promote();
        records.index();
        if (withParents) refuseWrongParents(wrong);
        sizes = records.sizes();
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        StagedRecords.Sizes found = resolved();
        if (withParents) StagedHierarchy.compare(jdbc);
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
            created += AccountStaging.create(jdbc, from, from + PIECE, run);
            if (found.fresh() < found.rows()) updated += records.change(from, from + PIECE);
        }
        progress.done(found.end(), found.end());
        if (created < found.fresh() && records.adopt() > 0) updated += records.change(0, found.end());
        if (withParents || further.any()) updated += hangOn();
        return tally(found, created, updated);
    }

    /// A row that is refused may have been the parent of others, and takes its place in the old hierarchy again.
    private void refuseWrongParents(Consumer<LateRefusal> wrong) {
        StagedHierarchy.lock(jdbc);
        long gone;
        do {
            StagedHierarchy.find(jdbc);
            if (StagedHierarchy.refuseUnknown(jdbc) == 0) StagedHierarchy.refuseCycles(jdbc);
            gone = records.refuse(wrong);
            refused += gone;
        } while (gone > 0);
    }

    private long hangOn() {
        AccountStaging.identify(jdbc, run);
        if (withParents) {
            StagedHierarchy.compare(jdbc);
            StagedHierarchy.move(jdbc);
        }
        further.find();
        further.keep();
        return records.touch();
    }

    @Override
    public void tell(Consumer<Sample> samples) {
        records.tell(TITLE, "n.name = i.name", samples);
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
