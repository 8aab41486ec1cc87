package io.attune.platform.webhooks;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What receivers answered: we sent them ids only, but they may have said a name.
@Component
@Order(PersonalData.CUSTOMERS - 5)
class KeptAttempts implements PersonalData {
    private final JdbcClient jdbc;

    KeptAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("webhook_attempt");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of();
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        jdbc.sql("update webhook_attempt set answer = null where names_one_of(answer, :words)")
                .param("words", subject.loweredWords())
                .update();
    }
}
