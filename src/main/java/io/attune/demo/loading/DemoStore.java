package io.attune.demo.loading;

import io.attune.demo.DemoCompanies;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether the demo is there, half there or not, and the way back to an empty database from halfway.
@Component
@WithoutViewer("the demo company is made for everybody")
class DemoStore implements DemoCompanies {
    private final JdbcClient jdbc;

    DemoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a database holds before the demo is started on it.
    enum Content {
        NOTHING,
        HALF_A_DEMO,
        THE_DEMO,
        A_REAL_COMPANY
    }

    Content content() {
        return jdbc.sql("""
                select case when exists (select from demo_company where finished_at is not null) then 'THE_DEMO'
                            when exists (select from demo_company) then 'HALF_A_DEMO'
                            when exists (select from company_settings) or exists (select from colleague)
                              or exists (select from person) or exists (select from post) then 'A_REAL_COMPANY'
                            else 'NOTHING' end
                """)
                .query((row, n) -> Content.valueOf(row.getString(1)))
                .single();
    }

    @Override
    public Optional<Origin> loaded() {
        return jdbc.sql("select seed, founded from demo_company where finished_at is not null")
                .query((row, n) -> new Origin(row.getLong("seed"), Rows.instant(row, "founded")))
                .optional();
    }

    /// Marks this database as the demo's, so that an interrupted load is told from a real company.
    void claim(long seed, Instant founded) {
        jdbc.sql("""
                insert into demo_company (seed, founded) values (:seed, :founded)
                    on conflict (id) do update set seed = excluded.seed, founded = excluded.founded
                 where demo_company.finished_at is null
                """).param("seed", seed).param("founded", Rows.at(founded)).update();
    }

    /// Takes away what an interrupted load left; colleagues, settings and the audit stay, they are made once.
    @Transactional
    public void clear() {
        jdbc.sql("select id from demo_company where finished_at is null for update")
                .query(Integer.class)
                .single();
        jdbc.sql("""
                truncate post, reading, judgement, author, author_link, person_handle, conversation, reply, note,
                         activity, interaction, interaction_person, mention, task, invoice_task, notice, customer_file,
                         customer_file_piece,
                         webhook_receipt, sample_delivery, channel, score, tripwire_firing, yardstick, latency_step,
                         scoring_run,
                         lead, deal, deal_change, deal_contact, deal_line, deal_stay, stage, pipeline, lost_reason,
                         customer_order, order_line, order_return, warranty, warranty_claim, invoice, invoice_line,
                         payment, credit_note, allocation, number_series, credit_terms, exchange_rate, product,
                         product_category, product_price, timeline_entry, membership, consent, contact_point, custom_value,
                         custom_field, bulk_edit, bulk_edit_row, list_export, list_export_piece, saved_view, person_tag,
                         account_tag, tag, person_change, account_change, order_change, duplicate, duplicate_run,
                         person_merge, import_sample, import_notice, import_error, import_kept, import_template, import_run, upload,
                         upload_piece, person, account restart identity
                """).update();
    }

    void finish(Instant now) {
        jdbc.sql("update demo_company set finished_at = :now")
                .param("now", Rows.at(now))
                .update();
    }
}
