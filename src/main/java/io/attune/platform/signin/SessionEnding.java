package io.attune.platform.signin;

import io.attune.platform.security.AccessChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends the sessions of somebody whose access changed, in the transaction that changes it.
@Component
class SessionEnding {
    private final JdbcClient jdbc;

    SessionEnding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(AccessChanged changed) {
        jdbc.sql("delete from spring_session where principal_name = :user")
                .param("user", changed.user().toString())
                .update();
    }
}
