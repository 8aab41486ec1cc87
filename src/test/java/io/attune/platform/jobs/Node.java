package io.attune.platform.jobs;

import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// One server with nothing on it but jobs; two of them share a database.
final class Node implements AutoCloseable {
    static final Viewer ADA = viewer(1, Role.AGENT);
    static final Viewer BEN = viewer(2, Role.AGENT);
    static final Viewer ADMIN = viewer(3, Role.ADMIN);

    final List<String> changes = new CopyOnWriteArrayList<>();
    final Sample sample = new Sample();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private Node(DataSource database, boolean started) {
        LiveEvents live = (topic, id) -> changes.add(topic + " " + id);
        context.registerBean(DataSource.class, () -> database, bean -> bean.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(LiveEvents.class, () -> live);
        context.registerBean(Sample.class, () -> sample);
        context.register(
                Transactions.class,
                JobStore.class,
                JobKinds.class,
                JobRunner.class,
                JobScheduler.class,
                JobQueue.class);
        context.refresh();
        if (!started) context.getBean(JobScheduler.class).stop();
    }

    static Node started(DataSource database) {
        return new Node(database, true);
    }

    /// A node that only puts jobs into the queue.
    static Node idle(DataSource database) {
        return new Node(database, false);
    }

    Jobs jobs() {
        return context.getBean(Jobs.class);
    }

    JobStore store() {
        return context.getBean(JobStore.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    Job job(JobId id) {
        return store().find(ADMIN, id).orElseThrow();
    }

    Job await(JobId id, Predicate<Job> condition) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> job(id), condition);
    }

    Job awaitEnd(JobId id) {
        return await(id, job -> !job.state().active());
    }

    @Override
    public void close() {
        context.close();
    }

    private static Viewer viewer(long id, Role role) {
        return new Viewer(new UserId(id), "Ada", role, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
    }

    @EnableTransactionManagement
    static class Transactions {}

    /// What the job does is the test's choice.
    static class Sample implements JobKind {
        volatile Script script = run -> {};

        @Override
        public String name() {
            return "sample";
        }

        @Override
        public void run(JobRun run) throws Exception {
            script.run(run);
        }
    }

    interface Script {
        void run(JobRun run) throws Exception;
    }

    record Input(String text, int count) {}
}
