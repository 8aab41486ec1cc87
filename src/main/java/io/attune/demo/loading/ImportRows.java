package io.attune.demo.loading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Two files: one that somebody brought last week, and one that waits to be looked at, written by another program.
@Component
@WithoutViewer("the demo company is made for everybody")
class ImportRows {
    private static final String COLUMNS = "{Number,Name,Mail,City,Customer since}";
    private static final String PLAN = """
            {"separation": "SEMICOLON", "quotes": true, "header": true, "charset": "UTF-8", "zone": "Europe/Lisbon",
             "columns": [{"field": "customer", "index": 0, "format": ""}, {"field": "name", "index": 1, "format": ""},
                         {"field": "email", "index": 2, "format": ""}, {"field": "city", "index": 3, "format": ""},
                         {"field": "since", "index": 4, "format": "d.M.yyyy"}],
             "posts": null, "key": "USUAL", "merge": "BOTH"}
            """;
    private static final String WAITING = """
            Record ID,First Name,Last Name,Email,Phone Number,Job Title,City,Country/Region,Contact owner,Lead Status,Create Date
            90101,Beatriz,Antunes,beatriz.antunes@casaluz.example,+351 213 456 001,Architect,Lisboa,PT,Katrin Vogel,NEW,2026-11-12 10:04
            90102,Henrik,Dahl,henrik@dahl-interior.example,+45 33 11 22 01,Owner,København,DK,Katrin Vogel,NEW,2026-11-12 10:31
            90103,Marta,Kowalska,m.kowalska@pracownia.example,,Interior designer,Kraków,PL,Katrin Vogel,NEW,2026-11-12 11:15
            90104,Jean-Luc,Besson,jl.besson@hotelbesson.example,+33 4 72 00 10 44,Facility manager,Lyon,FR,Katrin Vogel,OPEN,2026-11-12 11:40
            90105,Aoife,Brennan,aoife@brennan-studio.example,+353 1 555 0105,Architect,Dublin,IE,Katrin Vogel,NEW,2026-11-12 13:02
            90106,Rui,Carvalhal,,+351 229 001 106,Electrician,Porto,PT,Katrin Vogel,OPEN,2026-11-12 13:20
            90107,Sabine,Oster,sabine.oster@lichtwerk.example,+49 40 5550107,Buyer,Hamburg,DE,Katrin Vogel,NEW,2026-11-12 14:47
            90108,Tomás,Villar,tomas@villar-obras.example,,Project lead,Vigo,ES,Katrin Vogel,NEW,2026-11-12 15:05
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void insert(Map<String, UserId> colleagues) {
        Instant now = clock.instant();
        brought(Objects.requireNonNull(colleagues.get("samuel")), now.minus(Duration.ofDays(6)));
        waiting(Objects.requireNonNull(colleagues.get("katrin")), now.minus(Duration.ofHours(3)));
    }

    private void brought(UserId by, Instant at) {
        long run = jdbc.sql("""
                insert into import_run (upload_id, target, mapping, finished, rows, unchanged, refused, columns,
                                        created_by, created_at, finished_at)
                values (:upload, 'people', :plan::jsonb, true, 43, 40, 3, :columns::text[], :by, :at,
                        :at::timestamptz + interval '4 seconds') returning id
                """)
                .param("upload", upload("regulars.csv", 2_861, by, at))
                .param("plan", PLAN)
                .param("columns", COLUMNS)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into import_sample (run_id, place, outcome, line, record_id, title, changes)
                select :run, n, 'UNCHANGED', n + 1, p.id, p.name, '{}'
                  from (select id, name, row_number() over (order by id) as n from person order by id limit 40) p
                """).param("run", run).update();
        jdbc.sql("""
                insert into import_error (run_id, line, "column", reason, arguments, cells)
                values (:run, 42, 'since', 'tabular.problem.no-such-day', '{31.02.2024}',
                        '{K-9041,Nils Aalto,nils@aalto.example,Turku,31.02.2024}'),
                       (:run, 43, '', 'problem.person.key', '{}', '{"","Bar do Cais","",Cascais,""}'),
                       (:run, 44, 'since', 'tabular.problem.not-a-date', '{soon,d.M.yyyy}',
                        '{K-9043,Eva Marin,eva@marin.example,Split,soon}')
                """).param("run", run).update();
    }

    private void waiting(UserId by, Instant at) {
        byte[] bytes = WAITING.getBytes(UTF_8);
        long upload = upload("hubspot-contacts-fair.csv", bytes.length, by, at);
        jdbc.sql("insert into upload_piece (upload_id, place, bytes) values (:upload, 0, :bytes)")
                .param("upload", upload)
                .param("bytes", bytes)
                .update();
        jdbc.sql(
                        "insert into import_run (upload_id, target, created_by, created_at) values (:upload, 'people', :by, :at)")
                .param("upload", upload)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .update();
    }

    private long upload(String name, long size, UserId by, Instant at) {
        return jdbc.sql("""
                insert into upload (name, size, complete, created_by, created_at)
                values (:name, :size, true, :by, :at) returning id
                """)
                .param("name", name)
                .param("size", size)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .query(Long.class)
                .single();
    }
}
