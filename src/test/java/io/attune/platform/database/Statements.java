package io.attune.platform.database;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// What the application asks of its database while it answers a request: by the thread that answers, so that jobs
/// beside it do not count.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Statements extends OncePerRequestFilter implements QueryExecutionListener {
    private static final Statements ALL = new Statements();

    private static final ThreadLocal<List<Asked>> HERE = new ThreadLocal<>();

    private final Map<String, List<Asked>> byPath = new ConcurrentHashMap<>();

    private Statements() {}

    /// One statement as it was run, with what was bound to it.
    public record Asked(String sql, List<ParameterSetOperation> parameters) {
        /// How PostgreSQL would run it again.
        public String plan(Connection connection) throws SQLException {
            var plan = new StringBuilder();
            try (var statement = connection.prepareStatement("explain " + sql)) {
                for (ParameterSetOperation one : parameters) one.getMethod().invoke(statement, one.getArgs());
                try (var lines = statement.executeQuery()) {
                    while (lines.next()) plan.append(lines.getString(1)).append('\n');
                }
            } catch (InvocationTargetException | IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            return plan.toString();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Heard {
        @Bean
        static BeanPostProcessor listeningDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database
                            ? ProxyDataSourceBuilder.create(database)
                                    .listener(ALL)
                                    .build()
                            : bean;
                }
            };
        }

        @Bean
        Statements statements() {
            return ALL;
        }
    }

    /// Those of the last request for this path (with its query), once it is over: an answer may be read before.
    public List<Asked> of(String path) {
        return Awaitility.await(path).until(() -> byPath.get(path), Objects::nonNull);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = new ArrayList<Asked>();
        HERE.set(asked);
        try {
            chain.doFilter(request, response);
        } finally {
            HERE.remove();
            String query = request.getQueryString();
            byPath.put(request.getRequestURI() + (query == null ? "" : "?" + query), asked);
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Only what was run counts.
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        List<Asked> asked = HERE.get();
        if (asked == null) return;
        for (QueryInfo query : queries) {
            List<List<ParameterSetOperation>> rows = query.getParametersList();
            asked.add(new Asked(query.getQuery(), rows.isEmpty() ? List.of() : List.copyOf(rows.getFirst())));
        }
    }
}
