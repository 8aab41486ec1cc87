package io.attune;

import io.attune.platform.database.TestPostgres;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/// Lets test classes share one application, which takes seconds to start: each class but the first finds it as if it
/// had just been started with an empty database.
public final class Afresh implements BeforeAllCallback {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    /// What the application remembers for a while, by bean and field: a new class must not see it.
    private static final Map<String, String> REMEMBERED = Map.of(
            "storedSettings", "copy", "channelStore", "copy", "knownNames", "known", "sharedReader", "learntUpTo");

    private static final Map<ApplicationContext, Map<String, @Nullable Object>> MET = new WeakHashMap<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        Map<String, @Nullable Object> first = MET.get(context);
        if (first == null) MET.put(context, remembered(context));
        else afresh(context, first);
    }

    private static void afresh(ApplicationContext context, Map<String, @Nullable Object> first) {
        DataSource database = context.getBean(DataSource.class);
        rest(JdbcClient.create(database));
        patiently(() -> TestPostgres.restore(database));
        first.forEach((bean, value) -> ReflectionTestUtils.setField(
                target(context, bean), Objects.requireNonNull(REMEMBERED.get(bean)), value));
        if (context.containsBean("requestBudget"))
            ((Map<?, ?>) Objects.requireNonNull(
                            ReflectionTestUtils.getField(target(context, "requestBudget"), "windows")))
                    .clear();
    }

    /// Empties tables while the application works: a worker may hold one, too, and then one of the two gives way.
    public static void patiently(Runnable emptying) {
        for (int n = 1; ; n++) {
            try {
                emptying.run();
                return;
            } catch (ConcurrencyFailureException e) {
                if (n == TRIES) throw e;
            }
        }
    }

    /// Lets what the last test started come to its end, unless it has none.
    private static void rest(JdbcClient jdbc) {
        try {
            Awaitility.await()
                    .atMost(REST)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> jdbc.sql("""
                    select not exists (select from job where state in ('waiting', 'running'))
                       and not exists (select from event_publication)
                    """).query(Boolean.class).single());
        } catch (ConditionTimeoutException _) {
            // It finds nothing to work on from now on.
        }
    }

    private static Map<String, @Nullable Object> remembered(ApplicationContext context) {
        var values = new HashMap<String, @Nullable Object>();
        REMEMBERED.forEach((bean, field) -> {
            if (context.containsBean(bean))
                values.put(bean, ReflectionTestUtils.getField(target(context, bean), field));
        });
        return values;
    }

    private static Object target(ApplicationContext context, String bean) {
        return AopTestUtils.getUltimateTargetObject(context.getBean(bean));
    }
}
