package io.attune.platform.api;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Answers that are kept for a day hold copies of records, which their own modules show.
@Component
@Order(PersonalData.CUSTOMERS - 5)
class KeptAnswers implements PersonalData {
    private final JdbcClient jdbc;

    KeptAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("idempotent_request");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of();
    }

    /// The key stays taken: what was done must not be done again.
    @Override
    public void erase(Subject subject, Erasure erasure) {
        jdbc.sql("""
                update idempotent_request
                   set key = case when names_one_of(key, :words) then md5(key) else key end, body = ''
                 where names_one_of(key, :words) or names_one_of(convert_from(body, 'UTF8'), :words)
                """).param("words", subject.loweredWords()).update();
    }
}
