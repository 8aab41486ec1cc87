package io.attune.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.tabular.TakenBack;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// Deals from the files of other programs.
@SpringBootTest(classes = ImportApp.class, properties = "spring.flyway.enabled=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
class DealFilesTests {
    private static final String STAYS = """
            select d.name || ': ' || string_agg(s.stage_name || case when s.left_at is null then '' else ' left' end, ', '
                                                order by s.entered_at, s.id)
              from deal d join deal_stay s on s.deal_id = d.id group by d.id order by d.name
            """;

    @Autowired
    ApplicationContext application;

    @Autowired
    Pipelines pipelines;

    @Autowired
    OwnFields fields;

    @Autowired
    RefusedRows refused;

    @Autowired
    OutcomeStore samples;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    private Bringing ines;
    private Pipeline pipeline;

    @BeforeEach
    void empty() throws IOException {
        ines = new Bringing(application);
        ines.empty();
        pipeline = pipelines.all().getFirst();
        ines.in(Target.ACCOUNTS, "number,name\nN1,Nordlicht\nN2,Sonne\n");
        ines.in(Target.PEOPLE, "customer,name,email\n1,Ada,ada@example.com\n2,Jonas,jonas@example.com\n");
    }

    @Test
    void dealsComeWithStageMoneyAccountContactsAndOwner() throws IOException {
        String file = "deal,name,pipeline,stage,amount,currency,close date,owner,contact,account,create date\n"
                + "7,Summer fair,%s,%s,1200.50,EUR,2027-01-31,Inês Duarte,Ada (ADA@example.com);2,nordlicht,2026-05-01\n"
                        .formatted(pipeline.name(), stage(1).toUpperCase(Locale.ROOT))
                + "8,Small,,,,,,,,N2,\n";
        ImportRun tried = ines.tried(Target.DEALS, file);
        assertThat(tried.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
        assertThat(ines.text("select count(*)::text from deal")).isEqualTo("0");
        ImportRun run = ines.executed(tried);
        assertThat(run.counts()).isEqualTo(tried.counts());
        assertThat(ines.texts("""
                select d.external_id || ' ' || d.name || ' ' || s.name || ' ' || d.amount || ' ' || d.currency || ' '
                       || coalesce(d.expected_on::text, '-') || ' ' || coalesce(c.name, '-') || ' ' || a.name || ' ' || d.origin
                  from deal d join stage s on s.id = d.stage_id left join colleague c on c.id = d.owner_id
                  left join account a on a.id = d.account_id order by 1
                """))
                .containsExactly(
                        "7 Summer fair " + stage(1) + " 1200.50 EUR 2027-01-31 Inês Duarte Nordlicht import",
                        "8 Small " + stage(0) + " 0.00 EUR - - Sonne import");
        assertThat(ines.texts("select p.name from deal_contact c join person p on p.id = c.person_id order by 1"))
                .containsExactly("Ada", "Jonas");
        assertThat(ines.texts("select distinct kind || ' ' || text from timeline_entry where source = 'deal'"))
                .containsExactly("deal.opened Summer fair");
        assertThat(ines.texts(STAYS)).containsExactly("Small: " + stage(0), "Summer fair: " + stage(1));
        assertThat(ines.in(Target.DEALS, file).unchanged()).isEqualTo(2);
        assertThat(ines.in(Target.DEALS, file, "merge", "create").skipped()).isEqualTo(2);
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(2, 0, 0));
        assertThat(ines.text("select count(*)::text from deal")).isEqualTo("0");
        assertThat(ines.text("select count(*)::text from timeline_entry where source = 'deal'"))
                .isEqualTo("0");
    }

    @Test
    void whatNobodyKnowsIsAProblemOfTheRow() throws IOException {
        ines.in(Target.PEOPLE, "customer,name\n3,Twin\n4,Twin\n");
        String file = "deal,name,pipeline,stage,status,amount,contact,account\n1,A,Elsewhere,,,,,\n2,B,,Nowhere,,,,\n"
                + "3,C,,,perhaps,,,\n4,D,,,,,nobody@example.com,\n5,E,,,,,,Unknown Ltd\n6,F,,,,,Twin,\n7,G,,,,-5,,\n"
                + "8,H,,Closed Won,open,,,\n,,,,,1,,\n9,I,,,,,Ada,\n";
        ImportRun run = ines.run(Target.DEALS, file, "f.amount", "1234.56");
        assertThat(run.counts()).isEqualTo(new Counts(10, 1, 0, 0, 0, 9, 0));
        assertThat(refused.first(run.id(), 20))
                .extracting(row -> row.line() + " " + row.problem().key())
                .containsExactlyInAnyOrder(
                        "2 problem.pipeline.unknown",
                        "3 problem.stage.unknown",
                        "4 problem.deal.state",
                        "5 problem.deal.person",
                        "6 problem.deal.account",
                        "7 problem.deal.person.several",
                        "8 problem.deal.negative",
                        "9 problem.stage.open",
                        "10 problem.deal.key");
        Fields known = fields.of(Target.DEALS);
        assertThat(refused.first(run.id(), 20))
                .extracting(row -> known.sentence(row, messages, Locale.GERMAN))
                .anyMatch(said -> said.contains("hat keine Phase \"Nowhere\""));
    }

    @Test
    void wonAndLostAreStatesAndStaySo() throws IOException {
        String file = "deal,name,stage,lost reason,close date,amount\n1,Won,Closed Won,,2026-03-01,10\n"
                + "2,Lost,closed lost,Too dear,2026-03-02,20\n3,Gone,Closed Lost,,,\n4,Open,%s,,,5\n"
                        .formatted(stage(0));
        ines.in(Target.DEALS, file);
        ines.quiet();
        assertThat(ines.texts("""
                select d.name || ' ' || d.status || ' ' || coalesce(l.name, '') || ' ' || coalesce((d.ended_at at time zone
                       'Europe/Lisbon')::date::text, '') from deal d left join lost_reason l on l.id = d.lost_reason_id
                 where d.name <> 'Gone' order by 1
                """))
                .containsExactly("Lost lost Too dear 2026-03-02", "Open open  ", "Won won  2026-03-01");
        assertThat(
                        ines.text(
                                "select l.name from deal d join lost_reason l on l.id = d.lost_reason_id where d.name = 'Gone'"))
                .isEqualTo("No reason given");
        assertThat(ines.in(Target.DEALS, file).unchanged()).isEqualTo(4);
        var before = ines.facts();
        List<String> stays = ines.texts(STAYS);

        ImportRun run = ines.run(
                Target.DEALS,
                "deal,status,stage,lost reason,amount\n1,lost,,,\n2,,,Other,21\n4,won,%s,,\n".formatted(stage(2)));
        assertThat(run.counts()).isEqualTo(new Counts(3, 0, 2, 0, 0, 1, 0));
        assertThat(refused.first(run.id(), 1).getFirst().problem().key()).isEqualTo("problem.deal.ended");
        assertThat(ines.texts(STAYS)).contains("Open: " + stage(0) + " left, " + stage(2) + " left");
        assertThat(samples.of(run.id()).stream().flatMap(row -> row.changes().stream()))
                .extracting(Example.Change::name)
                .contains("amount", "stage", "status");
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(0, 2, 0));
        ines.quiet();
        ines.assertFacts(before, "");
        assertThat(ines.texts(STAYS)).isEqualTo(stays);
    }

    @Test
    void ownFieldsOfDealsAreColumnsLikeOthers() throws IOException {
        jdbc.sql("insert into custom_field (subject, label, type) values ('DEAL', 'Budget holder', 'TEXT')")
                .update();
        ines.in(Target.DEALS, "deal,name,Budget holder\n1,Fair,\n");
        var before = ines.facts();
        ImportRun run = ines.run(Target.DEALS, "deal,name,Budget holder\n1,,Ada\n2,Other,Jonas\n");
        assertThat(run.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0));
        assertThat(
                        ines.texts(
                                "select d.name || ' ' || v.text from custom_value v join deal d on d.id = v.record_id order by 1"))
                .containsExactly("Fair Ada", "Other Jonas");
        ines.back(run);
        ines.assertFacts(before, "");
    }

    @Test
    void dealsThatSomebodyWorkedOnStay() throws IOException {
        ImportRun run = ines.run(Target.DEALS, "deal,name,amount\n1,Fair,10\n2,Other,20\n");
        jdbc.sql("update deal set amount = 11, version = version + 1 where external_id = '1'")
                .update();
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(1, 0, 1));
        assertThat(samples.kept(run.id(), 9))
                .containsExactly(new Kept(
                        "deal",
                        jdbc.sql("select id from deal").query(Long.class).single(),
                        "kept.changed"));
    }

    @Test
    void anyDealsTakenBackLeaveWhatWasThereBefore() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            var random = new Random(seed);
            ines.in(Target.DEALS, deals(random, false));
            ines.quiet();
            var before = ines.facts();
            ImportRun run = ines.run(Target.DEALS, deals(random, true));
            assertThat(run.counts().created() + run.counts().updated()).isPositive();
            assertThat(ines.back(run).takenBack().kept()).isZero();
            ines.quiet();
            ines.assertFacts(before, "seed " + seed);
        }
    }

    private String deals(Random random, boolean more) {
        var file = new StringBuilder("deal,name,stage,status,amount,contact,account,close date\n");
        for (int i = 0; i < 25; i++)
            file.append("%d,%s,%s,%s,%d,%s,%s,%s%n"
                    .formatted(
                            random.nextInt(more ? 40 : 25),
                            "Deal " + random.nextInt(9),
                            random.nextBoolean() ? stage(random.nextInt(3)) : "",
                            random.nextInt(4) == 0 ? "won" : "",
                            random.nextInt(500),
                            random.nextBoolean() ? "ada@example.com" : "",
                            random.nextBoolean() ? "N" + (1 + random.nextInt(2)) : "",
                            random.nextBoolean() ? "2026-0" + (1 + random.nextInt(9)) + "-11" : ""));
        return file.toString();
    }

    private String stage(int place) {
        return pipeline.stages().get(place).name();
    }
}
