package io.attune.imports.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Inês brings files, tries them and takes them back, as the pages let her.
final class Bringing {
    private static final List<String> TABLES = List.of(
            "person",
            "account",
            "membership",
            "contact_point",
            "custom_value",
            "person_tag",
            "account_tag",
            "consent",
            "customer_order",
            "person_handle",
            "timeline_entry",
            "post",
            "deal",
            "deal_contact",
            "deal_stay");

    private final Imports imports;
    private final JdbcClient jdbc;
    private Viewer ines;

    Bringing(ApplicationContext application) {
        this.imports = application.getBean(Imports.class);
        this.jdbc = application.getBean(JdbcClient.class);
        var colleagues = application.getBean(Colleagues.class);
        var settings = application.getBean(CompanySettings.class);
        if (!settings.exist()) {
            UserId user = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
            settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), user);
        }
        UserId user = colleagues.all().getFirst().id();
        this.ines = new Viewer(user, "Inês", Role.ADMIN, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneId.of("UTC"));
    }

    Viewer viewer() {
        return ines;
    }

    /// The same for somebody else.
    Bringing as(Viewer other) {
        ines = other;
        return this;
    }

    /// An empty company in which nothing runs.
    void empty() {
        quiet();
        jdbc.sql("""
                truncate person, account, membership, customer_order, timeline_entry, import_run, import_error, upload,
                         upload_piece, author, author_link, person_handle, post, channel, custom_field, invoice, import_template, tag,
                         consent, product, lead, deal, deal_change cascade
                """).update();
    }

    Counts in(Target target, String file, String... wishes) throws IOException {
        ImportRun run = run(target, file, wishes);
        assertThat(run.state()).as(String.valueOf(run.reason())).isEqualTo(ImportRun.State.DONE);
        return run.counts();
    }

    ImportRun run(Target target, String file, String... wishes) throws IOException {
        return ended(begun(target, file, false, wishes));
    }

    ImportRun tried(Target target, String file, String... wishes) throws IOException {
        ImportRun run = ended(begun(target, file, true, wishes));
        assertThat(run.state()).as(String.valueOf(run.reason())).isEqualTo(ImportRun.State.TRIED);
        return run;
    }

    long begun(Target target, String file, boolean trying, String... wishes) throws IOException {
        ImportRun run = imports.receive(ines, "file.csv", new ByteArrayResource(file.getBytes(UTF_8)), target);
        var said = new TreeMap<String, String>();
        for (int i = 0; i < wishes.length; i += 2) said.put(wishes[i], wishes[i + 1]);
        Draft draft = imports.draft(ines, run, target, new Wishes(said));
        assertThat(draft.problems()).isEmpty();
        if (trying) imports.tryOut(ines, run, target, draft.plan().orElseThrow());
        else imports.start(ines, run, target, draft.plan().orElseThrow());
        return run.id();
    }

    ImportRun executed(ImportRun tried) {
        imports.execute(ines, imports.find(ines, tried.id()));
        return ended(tried.id());
    }

    ImportRun back(ImportRun run) {
        quiet();
        imports.takeBack(ines, imports.find(ines, run.id()));
        ImportRun back = ended(run.id());
        assertThat(back.state()).as(String.valueOf(back.reason())).isEqualTo(ImportRun.State.TAKEN_BACK);
        return back;
    }

    ImportRun ended(long run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> !imports.find(ines, run).active() && !jobActive(run));
        return imports.find(ines, run);
    }

    /// Waits until what an import set off has been done.
    void quiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                        select not exists (select from job where state in ('waiting', 'running'))
                           and not exists (select from event_publication)
                        """).query(Boolean.class).single());
    }

    /// All rows as they are.
    Map<String, String> everything() {
        return state("to_jsonb(t)");
    }

    /// All rows without what counts changes.
    Map<String, String> facts() {
        return state("jsonb_strip_nulls(to_jsonb(t)) - 'version' - 'updated_at'");
    }

    /// Shows only the rows that differ.
    void assertFacts(Map<String, String> before, String when) {
        Map<String, String> now = facts();
        before.forEach((table, rows) -> {
            var fewer = new ArrayList<>(List.of(rows.split("\n", -1)));
            var more = new ArrayList<>(List.of(now.getOrDefault(table, "").split("\n", -1)));
            List<String> same = fewer.stream().filter(more::contains).toList();
            fewer.removeAll(same);
            more.removeAll(same);
            assertThat(more).as(when + " " + table).isEqualTo(fewer);
        });
    }

    String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    List<String> texts(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }

    private Map<String, String> state(String row) {
        var state = new TreeMap<String, String>();
        for (String table : TABLES)
            state.put(
                    table,
                    text(
                            "select coalesce(string_agg(row, e'\\n' order by row), '') from (select (%s)::text as row from %s t) r"
                                    .formatted(row, table)));
        return state;
    }

    private boolean jobActive(long run) {
        return jdbc.sql("""
                select exists (select from job j join import_run r on r.job_id = j.id
                                where r.id = :run and j.state in ('waiting', 'running'))
                """).param("run", run).query(Boolean.class).single();
    }
}
