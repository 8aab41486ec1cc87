package io.attune.commerce.invoices;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody owes and paid. Invoices, payments and credit notes stay in the books, open ones too, addressed to a
/// number; drafts and the credit we gave go.
@Component
@Order(PersonalData.COMMERCE)
@WithoutViewer("whoever answers for privacy answers for everybody")
class InvoiceRecords implements PersonalData {
    private static final String THEIR_INVOICES =
            "invoice_id in (select id from invoice where person_id = any(:people))";

    private final JdbcClient jdbc;

    InvoiceRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("invoice", "invoice_line", "payment", "credit_note", "allocation", "credit_terms");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                read(subject, "invoice", """
                        select id, number, addressee, address, currency, state, issued_on, due_on, total, tax, settled,
                               open_amount, note
                          from invoice where person_id = any(:people) order by id
                        """),
                read(subject, "invoice-line", """
                        select invoice_id, position, sku, text, quantity, unit, unit_price, discount, tax_rate, amount, tax
                          from invoice_line where %s order by invoice_id, position
                        """.formatted(THEIR_INVOICES)),
                read(subject, "payment", """
                        select received_on, amount, currency, method, reference, reversed_on, reversed_why
                          from payment where person_id = any(:people) order by id
                        """),
                read(subject, "credit-note", """
                        select number, issued_on, amount, currency, reason
                          from credit_note where person_id = any(:people) order by id
                        """),
                read(subject, "credit-terms", """
                        select credit_limit, term_days, changed_at from credit_terms where person_id = any(:people)
                        """));
    }

    /// What names only a company stays; the rule that an issued invoice never changes is lifted for this transaction.
    @Override
    public void erase(Subject subject, Erasure erasure) {
        jdbc.sql("select set_config('attune.erasing', 'on', true)")
                .query(String.class)
                .single();
        erasure.removed(
                "credit-terms",
                bound(subject, "delete from credit_terms where person_id = any(:people)")
                        .update());
        erasure.removed("invoice", bound(subject, """
                delete from invoice where person_id = any(:people) and state = 'draft'
                """).update());
        words(subject, """
                update invoice
                   set addressee = case when account_id is null or names_one_of(addressee, :words)
                                        then '#' || person_id else addressee end,
                       address = case when account_id is null or names_one_of(address, :words)
                                      then null else address end,
                       note = null, written_off_why = null
                 where person_id = any(:people)
                """).update();
        words(subject, """
                update invoice_line set text = '#' || id where %s and names_one_of(text, :words)
                """.formatted(THEIR_INVOICES)).update();
        bound(subject, "update payment set reference = null, reversed_why = null where person_id = any(:people)")
                .update();
        bound(subject, "update credit_note set reason = '#' || id where person_id = any(:people)")
                .update();
        erasure.kept("invoice", count(subject, "invoice"));
        erasure.kept("payment", count(subject, "payment"));
        erasure.kept("credit-note", count(subject, "credit_note"));
    }

    private long count(Subject subject, String table) {
        return bound(subject, "select count(*) from " + table + " where person_id = any(:people)")
                .query(Long.class)
                .single();
    }

    private Section read(Subject subject, String name, String sql) {
        return Section.of(name, bound(subject, sql));
    }

    private JdbcClient.StatementSpec words(Subject subject, String sql) {
        return bound(subject, sql).param("words", subject.loweredWords());
    }

    private JdbcClient.StatementSpec bound(Subject subject, String sql) {
        return jdbc.sql(sql).param("people", subject.personIds());
    }
}
