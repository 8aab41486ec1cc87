package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.Likeness;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.SearchQuery;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsRows;
import io.attune.customers.records.FactsRows.Beside;
import io.attune.customers.records.Stamp;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// All SQL that reads `account`.
@Component
class AccountStore implements Accounts {
    private static final int RANKED = 500;

    /// What is spelt as typed: in the name, or as the number or phone.
    private static final String HOLDING = """
            select a.id from account a where fold(a.name) like '%' || fold(:literal) || '%'
             union all select a.id from account a where a.external_id = :query
             union all select a.id from account a where reverse(a.phone_number) like :digits
            """;

    private static final String ALIKE = "select a.id from account a where fold(:query) <% fold(a.name)";

    private final JdbcClient jdbc;
    private final FactsRows facts;
    private final Likeness likeness;

    AccountStore(JdbcClient jdbc, FactsRows facts, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.likeness = new Likeness(jdbc, transactions);
    }

    @Override
    public Optional<AccountSummary> find(Viewer viewer, AccountId account) {
        return jdbc.sql("""
                select a.id, a.name, a.external_id, a.city, a.country,
                       (select above.name from account above where above.id = a.parent_id and %s) as parent
                  from account a
                 where a.id = :id and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "above"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .query((row, _) -> summary(row))
                .optional();
    }

    @Override
    public Map<AccountId, AccountSummary> summaries(Viewer viewer, Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, AccountSummary>();
        if (accounts.isEmpty()) return found;
        jdbc.sql("""
                select a.id, a.name, a.external_id, a.city, a.country,
                       (select above.name from account above where above.id = a.parent_id and %s) as parent
                  from account a
                 where a.id = any(:ids) and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "above"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("ids", Rows.column(accounts, AccountId::value, Long[]::new))
                .params(viewer.parameters())
                .query((row, _) -> summary(row))
                .list()
                .forEach(account -> found.put(account.id(), account));
        return found;
    }

    @Override
    public List<AccountSummary> like(Viewer viewer, String query, int limit) {
        var wanted = new SearchQuery(query);
        if (wanted.empty()) return List.of();
        List<AccountSummary> holding = holding(viewer, wanted, limit);
        return holding.isEmpty() ? alike(viewer, wanted, limit) : holding;
    }

    List<AccountSummary> holding(Viewer viewer, SearchQuery wanted, int limit) {
        return likeness.find(() -> ranked(viewer, wanted, limit, HOLDING));
    }

    List<AccountSummary> alike(Viewer viewer, SearchQuery wanted, int limit) {
        return likeness.find(() -> ranked(viewer, wanted, limit, ALIKE));
    }

    private List<AccountSummary> ranked(Viewer viewer, SearchQuery wanted, int limit, String condition) {
        // No number ends with a letter.
        String digits = viewer.shows(Field.PHONE) ? wanted.digitsFromTheEnd().orElse("x") : "x";
        return jdbc.sql("""
                select a.id, a.name, a.external_id, a.city, a.country,
                       (select above.name from account above where above.id = a.parent_id and %1$s) as parent
                  from (select a.* from account a
                         where a.id in (%3$s) and %2$s
                         limit :ranked) a
                 order by (a.external_id = :query or fold(a.name) = fold(:query)) is true desc,
                          word_similarity(fold(:query), fold(a.name)) desc, a.name, a.id
                 limit :limit
                """.formatted(viewer.sees(Kind.ACCOUNTS, "above"), viewer.sees(Kind.ACCOUNTS, "a"), condition))
                .param("literal", wanted.literal())
                .param("query", wanted.text())
                .param("digits", digits + "%")
                .params(viewer.parameters())
                .param("ranked", RANKED)
                .param("limit", limit)
                .query((row, _) -> summary(row))
                .list();
    }

    @Override
    public List<AccountSummary> named(Viewer viewer, String name) {
        return jdbc.sql("""
                select a.id, a.name, a.external_id, a.city, a.country, null as parent
                  from account a
                 where (fold(a.name) = fold(:name) or a.external_id = :name) and %s
                 order by (a.external_id = :name) is true desc, a.id
                 limit 2
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a")))
                .param("name", name)
                .params(viewer.parameters())
                .query((row, _) -> summary(row))
                .list();
    }

    Optional<AccountRecord> record(Viewer viewer, AccountId account) {
        return jdbc.sql("""
                select a.*, (select above.name from account above where above.id = a.parent_id and %s) as parent_name
                  from account a
                 where a.id = :id and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "above"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .query((row, _) -> record(viewer, row))
                .optional();
    }

    /// These, in their order, as far as the viewer sees them; four statements, however many they are.
    List<AccountRecord> records(Viewer viewer, List<Long> ids) {
        Beside beside = facts.beside(RecordKind.ACCOUNT, ids);
        return jdbc.sql("""
                select a.*, (select above.name from account above where above.id = a.parent_id and %s) as parent_name
                  from account a
                 where a.id = any(:ids) and %s
                 order by array_position(:ids, a.id)
                """.formatted(viewer.sees(Kind.ACCOUNTS, "above"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("ids", Rows.ids(ids))
                .params(viewer.parameters())
                .query((row, _) -> record(row, facts.read(viewer, row, beside)))
                .list();
    }

    /// The account with this number, where the viewer may change it.
    Optional<AccountRecord> numbered(Viewer viewer, String number) {
        return jdbc.sql("""
                select a.*, (select above.name from account above where above.id = a.parent_id and %s) as parent_name
                  from account a
                 where a.external_id = :number and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "above"), viewer.changes(Kind.ACCOUNTS, "a")))
                .param("number", number)
                .params(viewer.parameters())
                .query((row, _) -> record(viewer, row))
                .optional();
    }

    boolean changeable(Viewer viewer, AccountId account) {
        return jdbc.sql("select exists (select from account a where a.id = :id and %s)"
                        .formatted(viewer.changes(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    /// The accounts above, the highest first, then this one and all below it, each under its own; only what the viewer
    /// sees. Cut at `limit`.
    List<Branch> tree(Viewer viewer, AccountId account, int limit) {
        return jdbc.sql("""
                with recursive above(id, parent_id, height) as (
                    select id, parent_id, 0 from account where id = :id
                     union all
                    select a.id, a.parent_id, b.height + 1 from account a join above b on a.id = b.parent_id
                     where b.height < 50),
                top as (select max(height) as height from above),
                below(id, depth, path) as (
                    select v.id, t.height, array[(select name || e'\\u0001' || id from account where id = v.id)]
                      from above v, top t where v.height = 0
                     union all
                    select a.id, b.depth + 1,
                           b.path || (a.name || e'\\u0001' || a.id) from account a join below b on a.parent_id = b.id
                     where b.depth < 100)
                select a.id, a.name, a.city, s.depth,
                       (select count(*) from membership m join person p on p.id = m.person_id and p.merged_into is null
                         where m.account_id = a.id and (m.until is null or m.until >= current_date) and %1$s) as people
                  from (select v.id, t.height - v.height as depth, array[]::text[] as path
                          from above v, top t where v.height > 0
                         union all
                        select id, depth, path from below) s
                  join account a on a.id = s.id
                 where %2$s
                 order by s.path, s.depth, a.id
                 limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new Branch(
                        new AccountId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("city"),
                        row.getInt("depth"),
                        row.getLong("people")))
                .list();
    }

    /// How many people the viewer sees in this account and all below it, each once, of those who have not left.
    long people(Viewer viewer, AccountId account) {
        return jdbc.sql("""
                select count(distinct p.id)
                  from account_tree(:id) as t(id)
                  join account a on a.id = t.id
                  join membership m on m.account_id = a.id and (m.until is null or m.until >= current_date)
                  join person p on p.id = m.person_id and p.merged_into is null
                 where %s and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .query(Long.class)
                .single();
    }

    /// Who belongs to this account or one below it: those who still do first, then by name. After the `skipped` first.
    List<Member> members(Viewer viewer, AccountId account, int skipped, int limit) {
        boolean mails = viewer.shows(Field.MAIL);
        return jdbc.sql("""
                select p.id, p.name, p.email, p.phone, m.role, m.since, m.until, a.id as account_id,
                       a.name as account_name, coalesce(m.until < current_date, false) as gone
                  from account_tree(:id) as t(id)
                  join account a on a.id = t.id
                  join membership m on m.account_id = a.id
                  join person p on p.id = m.person_id and p.merged_into is null
                 where %s and %s
                 order by gone, a.id <> :id, p.name, p.id
                offset :skipped limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .param("skipped", skipped)
                .param("limit", limit)
                .query((row, _) -> new Member(
                        new PersonId(row.getLong("id")),
                        mails || !row.getString("name").equalsIgnoreCase(row.getString("email"))
                                ? row.getString("name")
                                : "#" + row.getLong("id"),
                        mails ? row.getString("email") : null,
                        viewer.shows(Field.PHONE) ? row.getString("phone") : null,
                        row.getString("role"),
                        Rows.optionalDay(row, "since"),
                        Rows.optionalDay(row, "until"),
                        row.getBoolean("gone"),
                        new AccountId(row.getLong("account_id")),
                        row.getString("account_name")))
                .list();
    }

    private AccountRecord record(Viewer viewer, ResultSet row) throws SQLException {
        return record(row, facts.read(viewer, RecordKind.ACCOUNT, row));
    }

    private static AccountRecord record(ResultSet row, Facts known) throws SQLException {
        Long parent = Rows.optionalLong(row, "parent_id");
        @Nullable String parentName = row.getString("parent_name");
        return new AccountRecord(
                new AccountId(row.getLong("id")),
                known,
                Stamp.of(row),
                row.getString("website"),
                parent == null ? null : new AccountId(parent),
                parentName);
    }

    private static AccountSummary summary(ResultSet row) throws SQLException {
        return new AccountSummary(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                row.getString("external_id"),
                row.getString("city"),
                row.getString("country"),
                row.getString("parent"));
    }
}
