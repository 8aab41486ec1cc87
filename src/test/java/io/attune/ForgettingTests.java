package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.PersonId;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.privacy.Consents;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Petra asks what is known of her, refuses advertising, and wants to be forgotten; afterwards no column of any table
/// names her.
@WholeAttune
class ForgettingTests {
    private static final List<String> HERS = List.of(
            "Petra",
            "Secretsson",
            "petra.s",
            "secret.example",
            "S-0815",
            "arrives cracked",
            "Rua da Prata",
            "555 0815");

    /// Tables that name nobody outside the company, each with its reason.
    private static final Map<String, String> NOBODY = new LinkedHashMap<>();

    static {
        for (String table : List.of(
                "colleague",
                "team",
                "team_member",
                "access_link",
                "api_token",
                "attempt",
                "setup_code",
                "role_grant",
                "role_field")) NOBODY.put(table, "colleagues, not customers");
        for (String table : List.of(
                "job",
                "job_execution",
                "scheduled_tasks",
                "event_publication",
                "audit_entry",
                "webhook_event",
                "webhook_delivery")) NOBODY.put(table, "ids only");
        for (String table : List.of(
                "company_settings",
                "outgoing_settings",
                "webhook_endpoint",
                "channel",
                "pipeline",
                "stage",
                "lost_reason",
                "price_list",
                "number_series",
                "exchange_rate",
                "product",
                "product_category",
                "product_price",
                "tag",
                "custom_field",
                "duplicate_settings",
                "activity_settings",
                "customer_settings")) NOBODY.put(table, "settings");
        for (String table : List.of(
                "retention_rule",
                "retention_run",
                "webhook_receipt",
                "import_run",
                "import_kept",
                "demo_company",
                "bulk_edit",
                "duplicate_run")) NOBODY.put(table, "what happened, not to whom");
        for (String table : List.of(
                "scoring_run",
                "scoring_wish",
                "latency_step",
                "yardstick",
                "rhythm_rule",
                "behavior_figure",
                "buying_model_use")) NOBODY.put(table, "figures of all");
        for (String table : List.of("spring_session", "spring_session_attributes")) NOBODY.put(table, "sessions");
        for (String table : List.of("account", "account_tag", "account_change")) NOBODY.put(table, "a company");
        NOBODY.put("file_to_remove", "ids only");
        NOBODY.put("deal_stay", "how long a deal stood where");
        for (String table : List.of("segment", "segment_use", "segment_day"))
            NOBODY.put(table, "rules and figures of all");
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext application;

    @Autowired
    Consents consents;

    @Autowired
    List<PersonalData> modules;

    @Test
    void petraIsShownEverythingAndForgotten() throws IOException {
        TwoTeams world = TwoTeams.found(application);
        long petra = world.petra();
        traces(world);
        Browser ines = signIn();

        Page tab = ines.open("/people/" + petra + "?tab=privacy");
        Page refused = ines.submit(
                tab,
                "/people/" + petra + "/consents",
                "given",
                "false",
                "purpose",
                "MARKETING",
                "text",
                "Never, says Petra");
        assertThat(refused.text()).contains("No advertising", "Refused: advertising, all ways");
        assertThat(consents.of(new PersonId(petra), Purpose.MARKETING, Way.MAIL))
                .isInstanceOf(Permission.Refused.class);

        Page export = ines.submit(ines.open("/people/" + petra + "?tab=privacy"), "/people/" + petra + "/export");
        String request = export.at().getPath();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ines.open(request).text().contains("The archive is ready"));
        Map<String, String> archive = unzipped(request);
        assertThat(archive)
                .containsKeys("index.html", "data.json", "person.csv", "post.csv", "order.csv", "consent.csv");
        assertThat(archive.get("post.csv")).contains("arrives cracked").doesNotContain("trail light is broken");
        assertThat(archive.get("index.html"))
                .contains("Petra Secretsson", "777.77")
                .doesNotContain("<script>alert");
        assertThat(archive.get("person.csv")).contains("Petra asks friends");
        assertThat(archive.get("note.csv")).contains("'=cmd");

        Page preview = ines.open("/people/" + petra + "/erasure");
        assertThat(preview.text()).contains("books are kept by law", "Posts and answers");
        assertThat(ines.open("/people/" + petra).status()).isEqualTo(200);

        jdbc.sql("""
                insert into webhook_endpoint (name, url, events, created_at, created_by, disabled_at, disabled_why)
                select 'Newsletter', 'https://news.example', '{person.erased}', now(), min(id), now(), 'colleague'
                  from colleague
                """).update();
        Page erasure = ines.submit(preview, "/people/" + petra + "/erasure", "reason", "ASKED");
        String erased = erasure.at().getPath();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ines.open(erased).text().contains("Done on"));
        assertThat(ines.open(erased).text())
                .contains("stays as a number without any property", "stay addressed to a number");
        assertThat(ines.open(request + "/archive").status()).isEqualTo(404);
        assertThat(found()).as("places where Petra is still named").isEmpty();
        assertThat(world.number("select count(*) from person where id = " + petra + " and campaign is null"))
                .isOne();
        assertThat(world.number("select count(*) from person_merge")).isZero();
        assertThat(world.number("select count(*) from duplicate")).isZero();
        assertThat(world.number("select count(*) from customer_order where person_id = " + petra))
                .isOne();
        assertThat(jdbc.sql("select body from webhook_event where type = 'person.erased'")
                        .query(String.class)
                        .single())
                .contains("\"id\":" + petra);
        assertThat(world.number("select count(*) from conversation where person_id = " + world.nora()))
                .isOne();
        assertThat(ines.open("/people/" + world.nora()).text()).contains("Nora Visible");
        assertThat(ines.open("/settings/privacy").text()).contains("Unknown authors", "Refused rows of imports");
    }

    @Test
    void everyTableHasSomebodyWhoAnswersForIt() {
        Set<String> owned = new TreeSet<>();
        for (PersonalData module : modules) owned.addAll(module.tables());
        List<String> tables =
                jdbc.sql("""
                select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                   and relname not like 'flyway%'
                """).query((row, _) -> row.getString("name")).list();
        assertThat(tables)
                .as("name it in the tables() of its module's PersonalData, or say here why nobody is in it")
                .allSatisfy(table -> assertThat(owned.contains(table) != NOBODY.containsKey(table))
                        .as(table)
                        .isTrue());
    }

    /// What colleagues and files left of her besides.
    private void traces(TwoTeams world) {
        for (String sql : List.of(
                "update person set phone = '+351 555 0815', street = 'Rua da Prata 7', campaign = 'Petra asks friends' where id = %1$s",
                "insert into note (conversation_id, user_id, text, at) values (%2$s, 1, '=cmd about Petra', now())",
                """
                insert into reply (conversation_id, answers_post_id, user_id, text, state, request_key, queued_at, send_after)
                values (%2$s, %3$s, 1, 'Dear Petra', 'withdrawn', gen_random_uuid(), now(), now())
                """,
                """
                insert into lead (name, email, source, note, status, status_at, created_at)
                values ('P. Secretsson', 'petra.s@secret.example', 'social', 'Petra called', 'new', now(), now())
                """,
                """
                insert into invoice (number, person_id, addressee, address, currency, tax_included, state, term_days,
                                     issued_on, due_on, total, note)
                values ('R-1', %1$s, 'Petra Secretsson', 'Rua da Prata 7', 'EUR', true, 'issued', 14, current_date,
                        current_date + 14, 10, 'for Petra')
                """,
                "insert into payment (person_id, currency, amount, received_on, method, reference) values (%1$s, 'EUR', 5, current_date, 'transfer', 'from Petra')",
                """
                insert into interaction (kind, person_id, at, text, created_by, created_at, changed_at)
                select 'call', id, now(), 'He asked for Petra Secretsson', 1, now(), now() from person where name = 'Nora Visible'
                """,
                """
                insert into timeline_entry (source, source_id, person_id, at, kind, text)
                select kind, id, person_id, at, kind, text from interaction where text = 'He asked for Petra Secretsson'
                """,
                "insert into task (title, detail, assignee_id, due_at, created_by, created_at) values ('Ask Petra Secretsson', 'at petra.s@secret.example', 1, now(), 1, now())",
                "insert into customer_file_piece (file_id, place, bytes) select id, 0, convert_to('Dear Petra', 'UTF8') from customer_file",
                "insert into credit_terms (person_id, credit_limit) values (%1$s, 100)",
                """
                with twin as (
                    insert into person (name, email, external_id, merged_into, merged_at)
                    values ('Petra S. Secretsson', 'petra.s.home@secret.example', 'S-0816', %1$s, now()) returning id)
                insert into person_merge (survivor_id, merged_id, before, after, owner, merged_at)
                select %1$s, id, '{"row": {"name": "Petra Secretsson"}}', '{"row": {"name": "Petra Secretsson"}}', '{}', now()
                  from twin
                """,
                """
                insert into duplicate (low_id, high_id, probability, certain, evidence, found_at)
                select %1$s, max(id), 0.9, false, '[]', now() from person
                """,
                "insert into upload (id, name, created_by, complete) overriding system value values (70, 'petra.s.csv', 1, true)",
                "insert into upload_piece (upload_id, place, bytes) values (70, 0, convert_to('id;mail' || chr(10) || '1;PETRA.S@secret.example', 'UTF8'))",
                "insert into import_run (id, upload_id, target, created_by) overriding system value values (70, 70, 'people', 1)",
                "insert into import_error (run_id, line, message, cells) values (70, 2, 'no', '{Petra Secretsson,x}')"))
            jdbc.sql(sql.formatted(world.petra(), world.petrasConversation(), world.petrasPost()))
                    .update();
    }

    /// Every column of every table that can hold a word.
    private List<String> found() {
        var places = new ArrayList<String>();
        for (Map<String, Object> column : jdbc.sql("""
                select c.table_name, c.column_name, c.data_type
                  from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                   and (c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')
                        or c.udt_name = 'citext')
                """).query().listOfRows()) {
            String table = String.valueOf(column.get("table_name"));
            String name = "\"" + column.get("column_name") + "\"";
            String text = "bytea".equals(column.get("data_type")) ? "encode(" + name + ", 'escape')" : name + "::text";
            for (String word : HERS)
                if (jdbc.sql("select exists (select from " + table + " where strpos(lower(" + text
                                + "), lower(:word)) > 0)")
                        .param("word", word)
                        .query(Boolean.class)
                        .single()) places.add(table + "." + name + ": " + word);
        }
        return places;
    }

    private Map<String, String> unzipped(String request) throws IOException {
        long id = Long.parseLong(request.substring(request.lastIndexOf('/') + 1));
        byte[] zip = jdbc.sql("select archive from subject_request where id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes("archive"))
                .single();
        var files = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    private Browser signIn() {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", TwoTeams.PASSWORD);
        return browser;
    }
}
