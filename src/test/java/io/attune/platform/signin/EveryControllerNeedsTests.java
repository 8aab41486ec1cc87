package io.attune.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of ours asks for a right, or stands in the list of those that are open on purpose.
@SpringBootTest
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class EveryControllerNeedsTests {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void eachHandlerNamesARightOrStandsInTheOpenList() {
        var unguarded = new ArrayList<String>();
        var seen = new ArrayList<String>();
        handlers.getHandlerMethods().forEach((mapping, method) -> {
            if (!RightsInterceptor.ours(method)) return;
            for (String pattern : mapping.getPatternValues()) {
                seen.add(pattern);
                if (RightsInterceptor.needs(method) == null && !OpenPaths.asksForNoRight(pattern))
                    unguarded.add(pattern + " in " + method.getShortLogMessage());
            }
        });
        assertThat(seen).contains("/settings/people", "/login", "/me");
        assertThat(unguarded).as("add @Needs(Right.…)").isEmpty();
    }
}
