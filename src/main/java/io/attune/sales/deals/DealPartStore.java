package io.attune.sales.deals;

import io.attune.commerce.ProductId;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.sales.DealId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What hangs on a deal: its contacts, its lines and where it stood. Who may see the deal is asked before.
@Component
class DealPartStore {
    private final JdbcClient jdbc;

    DealPartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those whom the viewer sees.
    List<DealContact> contacts(Viewer viewer, DealId deal) {
        return contacts(viewer, List.of(deal.value())).getOrDefault(deal.value(), List.of());
    }

    /// Those of several deals at once; somebody of two records once, with the roles of both.
    Map<Long, List<DealContact>> contacts(Viewer viewer, List<Long> deals) {
        var found = new HashMap<Long, List<DealContact>>();
        jdbc.sql("""
                select c.deal_id, min(c.id) as id, p.id as person_id, p.name, p.email,
                       left(string_agg(distinct c.role, ', '), 80) as role
                  from deal_contact c
                  join person q on q.id = c.person_id
                  join person p on p.id = coalesce(q.merged_into, q.id)
                 where c.deal_id = any(:deals) and %s
                 group by c.deal_id, p.id
                 order by min(c.id)
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .params(viewer.parameters())
                .param("deals", Rows.ids(deals))
                .query(row -> {
                    found.computeIfAbsent(row.getLong("deal_id"), _ -> new ArrayList<>())
                            .add(contact(viewer, row));
                });
        return found;
    }

    Map<Long, List<DealLine>> lines(List<Long> deals) {
        var found = new HashMap<Long, List<DealLine>>();
        jdbc.sql("""
                select id, deal_id, product_id, what, quantity, price from deal_line
                 where deal_id = any(:deals)
                 order by id
                """).param("deals", Rows.ids(deals)).query(row -> {
            found.computeIfAbsent(row.getLong("deal_id"), _ -> new ArrayList<>())
                    .add(line(row));
        });
        return found;
    }

    /// Everybody, for what the deal leaves on timelines and in prices.
    List<Link> links(DealId deal) {
        return jdbc.sql("select id, person_id from deal_contact where deal_id = :deal order by id")
                .param("deal", deal.value())
                .query((row, _) -> new Link(row.getLong("id"), new PersonId(row.getLong("person_id"))))
                .list();
    }

    record Link(long id, PersonId person) {}

    /// Somebody who is there already, perhaps by another record of theirs, gets the role.
    void addContact(DealId deal, PersonId person, @Nullable String role) {
        jdbc.sql("""
                with there as (
                    update deal_contact set role = :role
                     where deal_id = :deal and person_id = any(same_people(array[:person]::bigint[])) returning id)
                insert into deal_contact (deal_id, person_id, role)
                select :deal, coalesce(survivor_of(:person), :person), :role::text where not exists (select from there)
                    on conflict (deal_id, person_id) do update set role = excluded.role
                """)
                .param("deal", deal.value())
                .param("person", person.value())
                .param("role", role)
                .update();
    }

    void removeContact(DealId deal, PersonId person) {
        jdbc.sql("""
                delete from deal_contact
                 where deal_id = :deal and person_id = any(same_people(array[:person]::bigint[]))
                """)
                .param("deal", deal.value())
                .param("person", person.value())
                .update();
    }

    List<DealLine> lines(DealId deal) {
        return jdbc.sql("select id, product_id, what, quantity, price from deal_line where deal_id = :deal order by id")
                .param("deal", deal.value())
                .query((row, _) -> line(row))
                .list();
    }

    void addLine(DealId deal, DealLine line) {
        jdbc.sql("""
                insert into deal_line (deal_id, product_id, what, quantity, price)
                values (:deal, :product, :what, :quantity, :price)
                """)
                .param("deal", deal.value())
                .param("product", line.product() == null ? null : line.product().value())
                .param("what", line.what().strip())
                .param("quantity", line.quantity())
                .param("price", line.price())
                .update();
    }

    private static DealContact contact(Viewer viewer, ResultSet row) throws SQLException {
        return new DealContact(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                row.getString("name"),
                viewer.shows(Field.MAIL) ? row.getString("email") : null,
                row.getString("role"));
    }

    private static DealLine line(ResultSet row) throws SQLException {
        return new DealLine(
                row.getLong("id"),
                product(row),
                row.getString("what"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"));
    }

    private static @Nullable ProductId product(ResultSet row) throws SQLException {
        Long id = Rows.optionalLong(row, "product_id");
        return id == null ? null : new ProductId(id);
    }

    void removeLine(DealId deal, long line) {
        jdbc.sql("delete from deal_line where deal_id = :deal and id = :line")
                .param("deal", deal.value())
                .param("line", line)
                .update();
    }

    /// In the order of time.
    List<Stay> stays(DealId deal) {
        return jdbc.sql("""
                select s.id, s.stage_id, s.stage_name, s.entered_at, s.left_at, u.name as by
                  from deal_stay s
                  left join colleague u on u.id = s.moved_by
                 where s.deal_id = :deal
                 order by s.entered_at, s.id
                """)
                .param("deal", deal.value())
                .query((row, _) -> new Stay(
                        row.getLong("id"),
                        Rows.optionalLong(row, "stage_id"),
                        row.getString("stage_name"),
                        Rows.instant(row, "entered_at"),
                        Rows.optionalInstant(row, "left_at"),
                        row.getString("by")))
                .list();
    }

    /// Those of several deals, without who moved them there.
    Map<Long, List<Stay>> stays(List<Long> deals) {
        var found = new HashMap<Long, List<Stay>>();
        jdbc.sql("""
                select deal_id, id, stage_id, stage_name, entered_at, left_at from deal_stay
                 where deal_id = any(:deals) order by deal_id, entered_at, id
                """).param("deals", Rows.ids(deals)).query(row -> {
            found.computeIfAbsent(row.getLong("deal_id"), _ -> new ArrayList<>())
                    .add(new Stay(
                            row.getLong("id"),
                            Rows.optionalLong(row, "stage_id"),
                            row.getString("stage_name"),
                            Rows.instant(row, "entered_at"),
                            Rows.optionalInstant(row, "left_at"),
                            null));
        });
        return found;
    }

    void enter(DealId deal, long stage, String name, Instant at, UserId by) {
        leave(deal, at);
        jdbc.sql("""
                insert into deal_stay (deal_id, stage_id, stage_name, entered_at, moved_by)
                values (:deal, :stage, :name, :at, :by)
                """)
                .param("deal", deal.value())
                .param("stage", stage)
                .param("name", name)
                .param("at", Rows.at(at))
                .param("by", by.value())
                .update();
    }

    void leave(DealId deal, Instant at) {
        jdbc.sql("""
                update deal_stay set left_at = greatest(:at, entered_at) where deal_id = :deal and left_at is null
                """).param("deal", deal.value()).param("at", Rows.at(at)).update();
    }

    /// As if the last move had not been made.
    void forget(Stay last, Stay before) {
        jdbc.sql("delete from deal_stay where id = :id").param("id", last.id()).update();
        resume(before);
    }

    /// Goes on where it ended.
    void resume(Stay stay) {
        jdbc.sql("update deal_stay set left_at = null where id = :id")
                .param("id", stay.id())
                .update();
    }
}
