package io.attune.customers.merging;

import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MergingConfiguration {
    /// Which records were found to be one person. What they held is shown where it stands; who is forgotten
    /// is forgotten with all that was merged, so nothing is left to be undone.
    @Bean
    @Order(PersonalData.CUSTOMERS)
    PersonalData mergesOfSomebody(JdbcClient jdbc) {
        String theirs = "survivor_id = any(:people) or merged_id = any(:people)";
        return new PersonalRows(jdbc, "person_merge", "merge", theirs, """
                select survivor_id, merged_id, rule, merged_at, before -> 'row' ->> 'name' as name_before
                  from person_merge where survivor_id = any(:people) order by id
                """);
    }
}
