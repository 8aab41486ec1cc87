package io.attune.commerce.warranties;

import io.attune.commerce.Debtor;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.warranties.Warranty.Claim;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `warranty` and its claims.
@Component
class WarrantyStore {
    private static final String WARRANTY = """
            select w.id, l.order_id, w.line_id, w.person_id, w.account_id, l.text, w.serial, w.starts_on, w.ends_on,
                   w.version, coalesce(a.name, p.name) as customer,
                   (select count(*) from order_line o where o.order_id = l.order_id and o.position <= l.position) as place
              from warranty w
              join order_line l on l.id = w.line_id
              join person p on p.id = survivor_of(w.person_id)
              left join account a on a.id = w.account_id
            """;

    private final JdbcClient jdbc;

    WarrantyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Warranty> ofOrder(Viewer viewer, OrderId order) {
        return withClaims(jdbc.sql(WARRANTY + " where l.order_id = :order and " + viewer.sees(Kind.MONEY, "w")
                        + " order by l.position, w.id")
                .param("order", order.value())
                .params(viewer.parameters())
                .query((row, _) -> warranty(row))
                .list());
    }

    /// Those that end last first.
    List<Warranty> of(Viewer viewer, Debtor debtor, int limit) {
        return withClaims(jdbc.sql(WARRANTY + """
                 where (w.account_id = :account::bigint
                        or :account::bigint is null and w.person_id = any(person_ids(:person::bigint)))
                   and %s
                 order by w.ends_on desc, w.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.MONEY, "w")))
                .param("account", debtor.accountId())
                .param("person", debtor.personId())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> warranty(row))
                .list());
    }

    Optional<Warranty> find(Viewer viewer, long warranty) {
        return withClaims(jdbc.sql(WARRANTY + " where w.id = :id and " + viewer.sees(Kind.MONEY, "w"))
                        .param("id", warranty)
                        .params(viewer.parameters())
                        .query((row, _) -> warranty(row))
                        .list())
                .stream()
                .findFirst();
    }

    /// The newest first, those with a lower id than `before`.
    List<Warranty> page(Viewer viewer, WarrantyFilter filter, long before, int limit) {
        return withClaims(jdbc.sql(WARRANTY + " where w.id < :before and " + WarrantyFilter.PREDICATE + " and "
                        + viewer.sees(Kind.MONEY, "w") + " order by w.id desc limit :limit")
                .param("before", before)
                .params(filter.parameters())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> warranty(row))
                .list());
    }

    /// Keeps one that the viewer may change from changing until the transaction ends, and says its version.
    Optional<Integer> lock(Viewer viewer, long warranty) {
        return jdbc.sql("select w.version from warranty w where w.id = :id and %s for update"
                        .formatted(viewer.changes(Kind.MONEY, "w")))
                .param("id", warranty)
                .params(viewer.parameters())
                .query(Integer.class)
                .optional();
    }

    /// The months that come with the product of a line.
    Optional<Integer> usualMonths(long line) {
        return jdbc.sql("""
                select p.warranty_months from order_line l join product p on p.id = l.product_id
                 where l.id = :line and p.warranty_months is not null
                """).param("line", line).query(Integer.class).optional();
    }

    /// Empty where this serial number of the line is registered already.
    @WithoutViewer("the order was found by the viewer")
    Optional<Long> register(OrderSheet order, long line, String serial, LocalDate starts, LocalDate ends, UserId who) {
        return jdbc.sql("""
                        insert into warranty (line_id, person_id, account_id, serial, starts_on, ends_on, owner_id,
                                              team_id, registered_by)
                        select l.id, o.person_id, o.account_id, :serial, :starts, :ends, o.owner_id, o.team_id, :who
                          from order_line l join customer_order o on o.id = l.order_id
                         where l.id = :line and o.id = :order
                        on conflict do nothing
                        returning id
                        """)
                .param("serial", serial)
                .param("starts", starts)
                .param("ends", ends)
                .param("who", who.value())
                .param("line", line)
                .param("order", order.order().id().value())
                .query(Long.class)
                .optional();
    }

    /// @throws DuplicateKeyException where this serial number of the line is registered already
    @WithoutViewer("the caller locked it by the viewer")
    void update(long warranty, String serial, LocalDate starts, LocalDate ends) {
        jdbc.sql("""
                update warranty set serial = :serial, starts_on = :starts, ends_on = :ends, version = version + 1
                 where id = :id
                """)
                .param("serial", serial)
                .param("starts", starts)
                .param("ends", ends)
                .param("id", warranty)
                .update();
    }

    @WithoutViewer("the caller locked it by the viewer")
    void delete(long warranty) {
        jdbc.sql("delete from warranty where id = :id").param("id", warranty).update();
    }

    /// After each change of its claims.
    @WithoutViewer("the caller found it by the viewer")
    void changed(long warranty) {
        jdbc.sql("update warranty set version = version + 1 where id = :id")
                .param("id", warranty)
                .update();
    }

    long claim(long warranty, LocalDate on, String problem, UserId who) {
        return jdbc.sql("""
                insert into warranty_claim (warranty_id, claimed_on, problem, created_by)
                values (:warranty, :on, :problem, :who)
                returning id
                """)
                .param("warranty", warranty)
                .param("on", on)
                .param("problem", problem)
                .param("who", who.value())
                .query(Long.class)
                .single();
    }

    /// False where it was settled already.
    boolean settle(long warranty, long claim, String end, LocalDate on, @Nullable String outcome) {
        return jdbc.sql("""
                        update warranty_claim set state = :state, settled_on = greatest(:on::date, claimed_on),
                               outcome = :outcome
                         where id = :claim and warranty_id = :warranty and state = 'open'
                        """)
                        .param("state", end)
                        .param("on", on)
                        .param("outcome", outcome)
                        .param("claim", claim)
                        .param("warranty", warranty)
                        .update()
                == 1;
    }

    private List<Warranty> withClaims(List<Warranty> bare) {
        if (bare.isEmpty()) return bare;
        Map<Long, List<Claim>> claims = new HashMap<>();
        jdbc.sql("select * from warranty_claim where warranty_id = any(:ids) order by id")
                .param("ids", Rows.column(bare, Warranty::id, Long[]::new))
                .query(row -> {
                    claims.computeIfAbsent(row.getLong("warranty_id"), _ -> new ArrayList<>())
                            .add(claim(row));
                });
        return bare.stream()
                .map(warranty -> warranty.with(claims.getOrDefault(warranty.id(), List.of())))
                .toList();
    }

    private static Warranty warranty(ResultSet row) throws SQLException {
        Long account = Rows.optionalLong(row, "account_id");
        return new Warranty(
                row.getLong("id"),
                new OrderId(row.getLong("order_id")),
                row.getLong("line_id"),
                row.getInt("place"),
                new PersonId(row.getLong("person_id")),
                account == null ? null : new AccountId(account),
                row.getString("customer"),
                row.getString("text"),
                row.getString("serial"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("version"),
                List.of());
    }

    private static Claim claim(ResultSet row) throws SQLException {
        String state = row.getString("state");
        LocalDate settled = Rows.optionalDay(row, "settled_on");
        String outcome = row.getString("outcome");
        ClaimState as = settled == null
                ? new ClaimState.Open()
                : state.equals("refused")
                        ? new ClaimState.Refused(settled, outcome)
                        : new ClaimState.Helped(state, settled, outcome);
        return new Claim(row.getLong("id"), row.getObject("claimed_on", LocalDate.class), row.getString("problem"), as);
    }
}
