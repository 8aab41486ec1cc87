package io.attune.customers.accounts;

import static io.attune.customers.CustomersApp.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.customers.CustomersApp;
import io.attune.customers.TimelineEntry;
import io.attune.customers.WholeCustomers;
import io.attune.customers.records.Contacts;
import io.attune.customers.records.Facts;
import io.attune.customers.records.Refused;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.customers.timeline.TimelinePage;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Nordlicht and its houses: how accounts hang together, and what they come to.
@WholeCustomers
class AccountTests {
    private static final Viewer MIRA = viewer(7, Scope.ALL);
    private static final Viewer TOM = viewer(8, Scope.OWN);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AccountStore accounts;

    @Autowired
    AccountEdits edits;

    @Autowired
    AccountParts parts;

    @Autowired
    TransactionTemplate transaction;

    private AccountId group = new AccountId(0);
    private AccountId north = new AccountId(0);
    private AccountId kiel = new AccountId(0);

    @BeforeEach
    void hotels() {
        jdbc.sql("truncate account, person, membership, customer_order, timeline_entry, tag, custom_field cascade")
                .update();
        CustomersApp.colleagues(jdbc);
        group = make("Nordlicht Hotels", null);
        north = make("Nordlicht Nord", group);
        kiel = make("Hotel Kiel", north);
    }

    @Test
    void theTreeShowsWhatIsAboveAndAllThatIsBelow() {
        make("Hotel Aurich", north);
        assertThat(accounts.tree(MIRA, north, 99))
                .extracting(branch -> branch.depth() + " " + branch.name())
                .containsExactly("0 Nordlicht Hotels", "1 Nordlicht Nord", "2 Hotel Aurich", "2 Hotel Kiel");
    }

    @Test
    void anAccountNeverStandsAboveItself() {
        assertThatThrownBy(() -> change(group, 1, "Nordlicht Hotels", kiel))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("parent");
                    assertThat(refused.reason()).isEqualTo("problem.account.cycle");
                });
        assertThatThrownBy(() -> change(group, 1, "Nordlicht Hotels", group)).isInstanceOf(Refused.class);
        assertThat(accounts.tree(MIRA, group, 99)).hasSize(3);
    }

    @Test
    void twoEditsAtOnceCannotCloseACycleThatNeitherSees() {
        AccountId a = make("A", null);
        AccountId b = make("B", null);
        var first = CompletableFuture.runAsync(() -> moving(a, b));
        var second = CompletableFuture.runAsync(() -> moving(b, a));
        int refused = 0;
        for (CompletableFuture<Void> one : List.of(first, second)) {
            try {
                one.join();
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(Refused.class);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void aCycleWithinOneStatementIsRefusedToo() {
        assertThatThrownBy(() -> jdbc.sql(
                                "update account set parent_id = case id when :a then :b else :a end where id in (:a, :b)")
                        .param("a", group.value())
                        .param("b", kiel.value())
                        .update())
                .hasMessageContaining("above itself");
    }

    @Test
    void peopleAndOrdersAreSummedUpOverEverythingBelow() {
        long jonas = person("Jonas Berg", 7);
        long lena = person("Lena Keller", 7);
        long past = person("Petra Past", 7);
        belongs(jonas, group, null);
        belongs(jonas, kiel, null);
        belongs(lena, kiel, null);
        belongs(past, kiel, "2020-12-31");
        order(jonas, kiel, "100.50", "paid");
        order(lena, null, "20", "paid");
        order(lena, kiel, "999", "cancelled");
        order(person("Somebody Else", 7), null, "5000", "paid");

        assertThat(accounts.people(MIRA, group)).isEqualTo(2);
        Piece bought = parts.of(AccountPart.Place.FACT, MIRA, group).getFirst();
        assertThat(String.valueOf(bought.model().get("bought"))).contains("orders=2", "amount=120.50");
        assertThat(accounts.members(MIRA, group, 0, 9))
                .extracting(Member::name)
                .containsExactly("Jonas Berg", "Jonas Berg", "Lena Keller", "Petra Past");
        assertThat(accounts.members(MIRA, group, 0, 9).getLast().gone()).isTrue();
    }

    @Test
    void nothingOfOthersIsCountedOrNamed() {
        jdbc.sql("update account set owner_id = 8 where id = :id")
                .param("id", group.value())
                .update();
        belongs(person("Jonas Berg", 7), group, null);
        belongs(person("Tom's Own", 8), group, null);
        belongs(person("Hidden", 8), kiel, null);
        assertThat(accounts.tree(TOM, group, 99)).extracting(Branch::name).containsExactly("Nordlicht Hotels");
        assertThat(accounts.people(TOM, group)).isEqualTo(1);
        assertThat(accounts.members(TOM, group, 0, 9)).extracting(Member::name).containsExactly("Tom's Own");
        assertThat(accounts.find(TOM, kiel)).isEmpty();
        assertThat(accounts.like(TOM, "kiel", 9)).isEmpty();
        assertThat(accounts.named(TOM, "Hotel Kiel")).isEmpty();
        jdbc.sql("update account set owner_id = 8 where id = :id")
                .param("id", kiel.value())
                .update();
        assertThat(accounts.find(TOM, kiel).orElseThrow().parent()).isNull();
    }

    @Test
    void theTimelineHoldsWhatHappenedBelowAndWhatNamesNoOtherAccount() {
        long jonas = person("Jonas Berg", 7);
        AccountId other = make("Elsewhere", null);
        belongs(jonas, kiel, null);
        for (String[] entry :
                new String[][] {{"1", "mail", null}, {"2", "order", kiel.toString()}, {"3", "order", other.toString()}})
            jdbc.sql("""
                    insert into timeline_entry (source, source_id, person_id, account_id, at, kind, text, owner_id)
                    values (:kind, cast(:id as bigint), :person, cast(:account as bigint),
                            timestamptz '2026-01-01' + cast(:id as int) * interval '1 day', :kind, 'x', 7)
                    """)
                    .param("id", entry[0])
                    .param("kind", entry[1])
                    .param("person", jonas)
                    .param("account", entry[2])
                    .update();
        Piece tab = parts.tab("timeline", MIRA, group).orElseThrow();
        var page = (TimelinePage) Objects.requireNonNull(tab.model().get("page"));
        assertThat(page.entries()).extracting(TimelineEntry::sourceId).containsExactly(2L, 1L);
    }

    @Test
    void aFormFilledInBeforeSomebodyElseSavedIsNotTaken() {
        change(north, 1, "Nordlicht Nord GmbH", group);
        assertThatThrownBy(() -> change(north, 1, "Mine", group)).isInstanceOf(SomebodyWasFaster.class);
        AccountRecord now = accounts.record(MIRA, north).orElseThrow();
        assertThat(now.facts().name()).isEqualTo("Nordlicht Nord GmbH");
        assertThat(now.stamp().version()).isEqualTo(2);
        assertThat(now.stamp().updatedBy()).isEqualTo(new UserId(7));
    }

    @Test
    void whoIsDeletedLeavesThoseBelowToTheOneAbove() {
        edits.delete(MIRA, north);
        assertThat(accounts.find(MIRA, kiel).orElseThrow().parent()).isEqualTo("Nordlicht Hotels");
        order(person("Jonas Berg", 7), kiel, "1", "paid");
        assertThatThrownBy(() -> edits.delete(MIRA, kiel)).isInstanceOf(Conflict.class);
        assertThat(accounts.find(MIRA, kiel)).isPresent();
    }

    /// Held open so that both have made their change before either ends.
    private void moving(AccountId account, AccountId under) {
        transaction.executeWithoutResult(_ -> {
            change(account, 1, account.toString(), under);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private AccountId make(String name, @Nullable AccountId parent) {
        return edits.create(MIRA, facts(name), null, parent);
    }

    private void change(AccountId account, int version, String name, @Nullable AccountId parent) {
        edits.change(MIRA, account, version, facts(name), null, parent);
    }

    private static Facts facts(String name) {
        return new Facts(name, null, Contacts.NONE, new UserId(7), null, List.of(), Map.of());
    }

    private long person(String name, long owner) {
        return jdbc.sql("insert into person (name, owner_id) values (:name, :owner) returning id")
                .param("name", name)
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    private void belongs(long person, AccountId account, @Nullable String until) {
        jdbc.sql("insert into membership (person_id, account_id, until) values (:p, :a, cast(:until as date))")
                .param("p", person)
                .param("a", account.value())
                .param("until", until)
                .update();
    }

    private void order(long person, @Nullable AccountId account, String amount, String status) {
        jdbc.sql("""
                insert into customer_order (order_key, person_id, account_id, ordered_on, ordered_at, amount, currency,
                                            status, owner_id)
                values (gen_random_uuid()::text, :person, cast(:account as bigint), '2026-01-05', '2026-01-05T12:00Z',
                        cast(:amount as numeric), 'EUR', :status, 7)
                """)
                .param("person", person)
                .param("account", account == null ? null : account.value())
                .param("amount", amount)
                .param("status", status)
                .update();
    }
}
