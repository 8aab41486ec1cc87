package io.attune.customers.people;

import io.attune.customers.AccountId;
import io.attune.customers.NewCustomers;
import io.attune.customers.PersonId;
import io.attune.customers.records.CustomerSettings;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@WithoutViewer("makes new ones; who may is asked before")
class NewCustomerStore implements NewCustomers {
    private final JdbcClient jdbc;
    private final CustomerSettings settings;

    NewCustomerStore(JdbcClient jdbc, CustomerSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public PersonId person(Arrival arrival) {
        return new PersonId(jdbc.sql("""
                insert into person (name, email, phone, phone_number, source, campaign, owner_id, team_id)
                values (:name, :email, :phone, :number, :source, :campaign, :owner, :team)
                returning id
                """)
                .param("name", arrival.name())
                .param("email", arrival.email())
                .param("phone", arrival.phone())
                .param("number", settings.phones().normal(arrival.phone(), null).orElse(null))
                .param("source", arrival.source())
                .param("campaign", arrival.campaign())
                .param("owner", id(arrival.owner()))
                .param("team", id(arrival.team()))
                .query(Long.class)
                .single());
    }

    @Override
    public AccountId account(String name, @Nullable UserId owner, @Nullable TeamId team) {
        return new AccountId(jdbc.sql("""
                insert into account (name, owner_id, team_id) values (:name, :owner, :team) returning id
                """)
                .param("name", name)
                .param("owner", id(owner))
                .param("team", id(team))
                .query(Long.class)
                .single());
    }

    @Override
    public void belongs(PersonId person, AccountId account) {
        jdbc.sql("insert into membership (person_id, account_id) values (:person, :account) on conflict do nothing")
                .param("person", person.value())
                .param("account", account.value())
                .update();
    }

    private static @Nullable Long id(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable Long id(@Nullable TeamId team) {
        return team == null ? null : team.value();
    }
}
