package io.attune.behavior.scoring;

import io.attune.behavior.figures.Figures;
import io.attune.behavior.figures.MakeFigures;
import io.attune.behavior.instruments.GridHistory;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.History;
import io.attune.behavior.models.PurchaseSample;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.platform.jobs.JobRun;
import java.time.LocalDate;
import java.util.function.Consumer;

/// What is kept of all purchases up to a day, read once.
record PurchaseReading(CustomerBase base, PurchaseSample sample, GridHistory grid) {
    static PurchaseReading of(Orders orders, LocalDate until, JobRun run) {
        return of(orders, until, run, _ -> {});
    }

    /// `also` takes every customer's history as well.
    static PurchaseReading of(Orders orders, LocalDate until, JobRun run, Consumer<History> also) {
        var reading = new Reader(run, until, also);
        orders.eachPurchase(reading);
        reading.histories.end();
        return new PurchaseReading(reading.base.build(), reading.sample, reading.grid);
    }

    private static final class Reader implements Consumer<Purchase> {
        private final JobRun run;
        private final CustomerBase.Builder base;
        private final PurchaseSample sample = PurchaseSample.of(MakeFigures.COUNTED);
        private final GridHistory grid;
        private final History.Rows histories;
        private long rows;

        Reader(JobRun run, LocalDate until, Consumer<History> also) {
            this.run = run;
            base = CustomerBase.until(until);
            grid = new GridHistory(Figures.BINS, MakeFigures.days(until));
            histories = History.rows(until, also.andThen(grid));
        }

        @Override
        public void accept(Purchase purchase) {
            run.progress(++rows, 0);
            long cents = purchase.cents();
            base.add(purchase.person(), purchase.day(), cents);
            histories.add(purchase.person(), purchase.day(), cents);
            sample.add(purchase.person(), purchase.day(), cents);
        }
    }
}
