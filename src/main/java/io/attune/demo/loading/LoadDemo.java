package io.attune.demo.loading;

import io.attune.demo.generator.DemoCompany;
import io.attune.identity.Duplicates;
import io.attune.inbox.MissedPromises;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.UserId;
import io.attune.platform.web.LiveEvents;
import io.attune.segments.ReadySegments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fills an empty database with Lumen. The orders are scored first and the posts go the way of all
/// posts, so every price in the inbox is one that Attune computed.
@Component
@ConditionalOnBooleanProperty("attune.demo")
class LoadDemo implements JobKind {
    private static final Logger LOG = LoggerFactory.getLogger(LoadDemo.class);
    private static final long SEED = 20_261;
    private static final Duration LONGEST_SCORING = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final DemoStore store;
    private final DemoPeople people;
    private final CustomerRows customers;
    private final SalesRows sales;
    private final MoneyRows money;
    private final AuthorRows authors;
    private final PostRows posts;
    private final ThreadRows threads;
    private final ActivityRows activities;
    private final DoubleRecords doubles;
    private final Duplicates duplicates;
    private final ReadySegments segments;
    private final ImportRows imports;
    private final Loading loading;
    private final ObjectProvider<JobKind> kinds;
    private final MissedPromises promises;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final LiveEvents live;
    private final Clock clock;

    LoadDemo(
            DemoStore store,
            DemoPeople people,
            CustomerRows customers,
            SalesRows sales,
            MoneyRows money,
            AuthorRows authors,
            PostRows posts,
            ThreadRows threads,
            ActivityRows activities,
            DoubleRecords doubles,
            Duplicates duplicates,
            ReadySegments segments,
            ImportRows imports,
            Loading loading,
            ObjectProvider<JobKind> kinds,
            MissedPromises promises,
            Jobs jobs,
            JdbcClient jdbc,
            LiveEvents live,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.customers = customers;
        this.sales = sales;
        this.money = money;
        this.authors = authors;
        this.posts = posts;
        this.threads = threads;
        this.activities = activities;
        this.doubles = doubles;
        this.duplicates = duplicates;
        this.segments = segments;
        this.imports = imports;
        this.loading = loading;
        this.kinds = kinds;
        this.promises = promises;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /// There is nothing to choose.
    record Input() {}

    /// Shown when the job is done; the order is that of the message `job.demo.result`.
    record Outcome(long people, long orders, long posts, long seconds) {}

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        if (store.loaded().isPresent()) return;
        Instant started = clock.instant();
        var bar = new Bar(run);
        bar.step("generating");
        store.claim(SEED, started);
        store.clear();
        DemoCompany company = DemoCompany.generate(SEED, started);
        bar.total(company);
        bar.step("people");
        Map<String, UserId> colleagues = people.make();
        customers.insert(company, colleagues);
        money.insert(company);
        sales.insert(company, colleagues);
        authors.insert(company);
        bar.done(company.people().size() + company.orders().size());
        bar.step("scoring");
        awaitScores(run);
        bar.step("posts");
        int before = bar.done;
        posts.receive(company, received -> bar.done(before + received));
        bar.step("reading");
        awaitReading(bar, company.posts().size());
        bar.step("desk");
        threads.settle(company, colleagues);
        sales.link();
        activities.insert(colleagues);
        doubles.insert();
        imports.insert(colleagues);
        store.finish(clock.instant());
        duplicates.look();
        segments.make(Objects.requireNonNull(colleagues.get("samuel")));
        promises.look();
        // What was written and sent back speaks of friction; scores know of purchases only, so they stay.
        kinds.stream()
                .filter(kind -> kind.name().equals("figures"))
                .forEach(kind -> jobs.startOnce(kind.getClass(), new Input(), null));
        live.changed("inbox", "demo");
        long seconds = Duration.between(started, clock.instant()).toSeconds();
        run.result(new Outcome(
                company.people().size(),
                company.orders().size(),
                company.posts().size(),
                seconds));
        LOG.info("The demo is loaded, in {} s: {}", seconds, bar.took());
    }

    /// Prices are right from the first post on once everybody is scored; later scores would price
    /// everything again.
    private void awaitScores(JobRun run) throws InterruptedException {
        if (kinds.stream().noneMatch(kind -> kind.name().equals("scoring"))) return;
        Instant end = clock.instant().plus(LONGEST_SCORING);
        while (clock.instant().isBefore(end) && !scored()) {
            run.step("scoring");
            Thread.sleep(LOOK);
        }
    }

    private boolean scored() {
        return jdbc.sql("select exists (select from scoring_run where finished_at is not null)")
                .query(Boolean.class)
                .single();
    }

    private void awaitReading(Bar bar, int all) throws InterruptedException {
        int before = bar.done;
        for (int unread = posts.unread(); unread > 0; unread = posts.unread()) {
            bar.done(before + all - unread);
            Thread.sleep(LOOK);
        }
    }

    /// The job's progress and that of the sign-in page; every message counts twice, as received and as
    /// read.
    private final class Bar {
        private final JobRun run;
        private String step = "generating";
        private final Map<String, Double> took = new LinkedHashMap<>();
        private Instant since = clock.instant();
        private int done;
        private int total;

        Bar(JobRun run) {
            this.run = run;
        }

        void total(DemoCompany company) {
            total = company.people().size()
                    + company.orders().size()
                    + 2 * company.posts().size();
        }

        /// Each step with its seconds.
        String took() {
            took.merge(step, Duration.between(since, clock.instant()).toMillis() / 1000., Double::sum);
            return took.toString();
        }

        void step(String next) {
            Instant now = clock.instant();
            took.merge(step, Duration.between(since, now).toMillis() / 1000., Double::sum);
            since = now;
            step = next;
            run.step(next);
            loading.at(next, done, total);
        }

        void done(int now) {
            done = now;
            run.progress(now, total);
            loading.at(step, now, total);
        }
    }
}
