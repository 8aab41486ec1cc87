package io.attune.sales.deals;

import io.attune.customers.RecordKind;
import io.attune.customers.records.FurtherRows;
import io.attune.customers.records.StagedRecords;
import io.attune.platform.database.Copy;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import io.attune.sales.IncomingDeal;
import io.attune.sales.IncomingDeal.State;
import io.attune.sales.deals.StagedPlaces.Place;
import io.attune.sales.pipelines.Pipelines;
import io.attune.sales.pipelines.Stage;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The deals of one run on their way in: staged by COPY, then settled in pieces.
final class StagedDeals implements Delivery<IncomingDeal> {
    private final JdbcClient jdbc;
    private final DealTimeline timeline;
    private final long run;
    private final StagedPlaces places;
    private final StagedRecords records;
    private final FurtherRows further;
    private final Copy deals;
    private final Copy contacts;

    StagedDeals(
            JdbcClient jdbc, DataSource database, Pipelines pipelines, DealTimeline timeline, long run, Taking taking) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.run = run;
        this.places = new StagedPlaces(pipelines);
        DealStaging.create(jdbc);
        this.records = new StagedRecords(jdbc, DealStaging.STAGED, run, taking);
        this.further = new FurtherRows(jdbc, database, RecordKind.DEAL, null, run);
        this.deals = Copy.into(database, "incoming_deal", DealStaging.COLUMNS);
        this.contacts = Copy.into(database, "incoming_contact", "line", "said");
    }

    @Override
    public void add(IncomingDeal deal) {
        Place place = places.of(deal);
        State state = place.state();
        boolean lost = state == State.LOST;
        Stage stage = place.stage();
        deals.number(deal.line())
                .text(deal.number())
                .text(deal.name())
                .text(deal.account())
                .number(place.pipeline().id())
                .number(place.start().id())
                .text(stage == null ? null : Long.toString(place.pipeline().id()))
                .text(stage == null ? null : Long.toString(stage.id()))
                .text(state == null ? null : state.name().toLowerCase(Locale.ROOT))
                .at(state == null || state == State.OPEN ? null : deal.ended())
                .text(deal.lostReason() == null || !lost ? null : Long.toString(places.reason(deal.lostReason())))
                .text(lost ? Long.toString(places.reason(null)) : null)
                .decimal(deal.amount())
                .text(code(deal))
                .day(deal.closeOn())
                .at(deal.opened());
        StagedRecords.owner(deals, deal.further());
        deals.endRow();
        for (String said : deal.people())
            contacts.number(deal.line()).text(said).endRow();
        further.add(deal.line(), deal.further(), null);
        records.staged();
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        deals.flush();
        contacts.flush();
        further.flush();
        records.keyByNumberOrName();
        records.sort(() -> DealStaging.meant(jdbc), wrong);
        DealStaging.compare(jdbc);
        records.index();
        records.sorted();
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        resolve();
        DealStaging.contacts(jdbc);
        further.find();
        return records.forecast(samples);
    }

    @Override
    public Tally settle(Progress progress) {
        resolve();
        Tally tally = records.settle(progress, DealStaging::create, this::hangOn);
        timeline.imported(run);
        return tally;
    }

    @Override
    public void tell(Consumer<Sample> samples) {
        records.tell(samples);
    }

    private long hangOn() {
        records.identify();
        DealStaging.stays(jdbc, run);
        DealStaging.contacts(jdbc);
        DealStaging.keepContacts(jdbc);
        further.find();
        further.keep();
        return records.touch();
    }

    private void resolve() {
        if (!records.isSorted()) resolve(_ -> {});
    }

    private static @Nullable String code(IncomingDeal deal) {
        return deal.currency() == null ? null : deal.currency().getCurrencyCode();
    }
}
