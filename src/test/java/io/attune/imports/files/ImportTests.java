package io.attune.imports.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.SharedData;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.FurtherFacts;
import io.attune.customers.IncomingPerson;
import io.attune.customers.People;
import io.attune.customers.PeopleIntake;
import io.attune.customers.PeopleIntake.Arrivals;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Files from their upload to the rows, with everything that an import touches.
@WholeImports
class ImportTests {
    @Autowired
    Imports imports;

    @Autowired
    RefusedRows refused;

    @Autowired
    OwnFields fields;

    @Autowired
    MessageSource messages;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CompanySettings settings;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Orders orders;

    @Autowired
    People people;

    @Autowired
    PeopleIntake intake;

    @Autowired
    TransactionTemplate transaction;

    private Viewer ines;

    @BeforeEach
    void empty() {
        if (!settings.exist()) {
            UserId user = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, "a lamp for every trail");
            settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), user);
        }
        // What an earlier test began in the background must not write into this one.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::quiet);
        jdbc.sql("""
                truncate person, account, membership, customer_order, timeline_entry, import_run, import_error, upload,
                         upload_piece, author, author_link, person_handle, post, channel, import_template cascade
                """).update();
        UserId user = colleagues.all().getFirst().id();
        ines = new Viewer(user, "Inês", Role.ADMIN, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneId.of("UTC"));
    }

    @Test
    void whoeverSomebodyElseMadeMeanwhileIsChangedAndNotRefused() {
        Tally tally = Objects.requireNonNull(transaction.execute(_ -> {
            Arrivals arrivals = intake.begin(77, Taking.PLAIN);
            arrivals.add(named(1, "1", "Ada Oliveira"));
            arrivals.add(named(2, "2", "Jonas Berg"));
            arrivals.resolve(_ -> {});
            var elsewhere = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
            elsewhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            elsewhere.executeWithoutResult(_ -> jdbc.sql("insert into person (external_id, name) values ('2', 'J.')")
                    .update());
            return arrivals.settle((_, _) -> {});
        }));
        assertThat(tally.created()).isOne();
        assertThat(tally.updated()).isOne();
        assertThat(jdbc.sql("select name from person order by external_id")
                        .query(String.class)
                        .list())
                .containsExactly("Ada Oliveira", "Jonas Berg");
    }

    @Test
    void theCdnowFilesImportAsTheyAreAndTheSameFileAgainChangesNothing() throws IOException {
        byte[] buyers = Files.readAllBytes(SharedData.file("purchases/cdnow_people.csv"));
        byte[] log = Files.readAllBytes(SharedData.file("purchases/cdnow_sample.txt"));
        assertThat(done("people.csv", buyers, Target.PEOPLE, Map.of()))
                .isEqualTo(new Counts(2_357, 2_357, 0, 0, 0, 0, 0));
        Map<String, String> columns = Map.of("c.customer", "1", "c.date", "2", "f.date", "yyyyMMdd", "c.amount", "4");
        assertThat(done("log.txt", log, Target.ORDERS, columns)).isEqualTo(new Counts(6_919, 6_919, 0, 0, 0, 0, 0));
        assertThat(count("person")).isEqualTo(2_357);
        assertThat(count("person_handle")).isEqualTo(1_500);
        assertThat(jdbc.sql("select min(customer_since)::text from person")
                        .query(String.class)
                        .single())
                .isEqualTo("1997-01-01");

        assertThat(done("people.csv", buyers, Target.PEOPLE, Map.of()))
                .isEqualTo(new Counts(2_357, 0, 0, 2_357, 0, 0, 0));
        assertThat(done("log.txt", log, Target.ORDERS, columns)).isEqualTo(new Counts(6_919, 0, 0, 6_919, 0, 0, 0));

        var purchases = new ArrayList<Purchase>();
        orders.eachPurchase(purchases::add);
        assertThat(purchases).hasSize(6_919);
        assertThat(purchases.stream().mapToLong(Purchase::person).distinct().count())
                .isEqualTo(2_357);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("timeline_entry")).isEqualTo(6_919));
        assertThat(people.like(ines, "lesleemitchel", 5).getFirst().externalId())
                .isEqualTo("0001");
    }

    @Test
    void anOrderLogAloneMakesItsCustomers() throws IOException {
        byte[] log = Files.readAllBytes(SharedData.file("purchases/cdnow_sample.txt"));
        Map<String, String> columns = Map.of("c.customer", "1", "c.date", "2", "f.date", "yyyyMMdd", "c.amount", "4");
        assertThat(done("log.txt", log, Target.ORDERS, columns).created()).isEqualTo(6_919);
        assertThat(count("person")).isEqualTo(2_357);
    }

    @Test
    void realPostsKeepTheirMomentAndLoseTheirEntities() throws IOException {
        byte[] posts = Files.readAllBytes(SharedData.file("posts/airline.csv"));
        Counts counts = done("airline.csv", posts, Target.POSTS, Map.of());
        assertThat(counts.rows()).isEqualTo(7_153);
        assertThat(counts.refused()).isZero();
        assertThat(counts.created()).isEqualTo(count("post"));
        assertThat(jdbc.sql("select (posted_at at time zone 'UTC')::text from post where external_id = :id")
                        .param("id", "570306133677760513")
                        .query(String.class)
                        .single())
                .isEqualTo("2015-02-24 19:35:52");
        assertThat(jdbc.sql("select count(*) from post where text like '%&amp;%'")
                        .query(Long.class)
                        .single())
                .isZero();
        Counts again = done("airline.csv", posts, Target.POSTS, Map.of());
        assertThat(again.created()).isZero();
        assertThat(again.unchanged()).isEqualTo(7_153);
    }

    @Test
    void germanNumbersDatesAndEncodingAreUnderstood() throws IOException {
        String file = "Kundennummer;Bestellnummer;Bestelldatum;Umsatz;Artikel\n"
                + "K1;A1;24.02.2015;1.234,56;Schirm für die Küche\nK1;A2;31.02.2015;12,90;Lampe\n"
                + "K2;A3;1.3.2015;zwölf;Lampe\n;A4;1.3.2015;1,00;Lampe\nK3;A5;2.3.2015;0,00;Zugabe\n"
                + "K3;A6;3.3.2015;-5,00;Gutschrift\n";
        var columns =
                Map.of("c.date", "Bestelldatum", "f.date", "d.M.yyyy", "c.amount", "Umsatz", "f.amount", "1.234,56");
        ImportRun run = ended("bestellungen.csv", file.getBytes(ISO_8859_1), Target.ORDERS, columns);
        assertThat(run.counts()).isEqualTo(new Counts(6, 2, 0, 0, 0, 4, 0));
        assertThat(jdbc.sql("select description || ' ' || amount from customer_order where order_key = 'A1'")
                        .query(String.class)
                        .single())
                .isEqualTo("Schirm für die Küche 1234.5600");
        var written = new StringWriter();
        Fields known = fields.of(Target.ORDERS);
        refused.write(run.id(), run.columns(), written, row -> known.sentence(row, messages, Locale.ENGLISH));
        assertThat(written.toString())
                .contains("31.02.2015\"\" is not in the calendar", "zwölf", "the amount is negative");
        assertThat(written.toString().lines().findFirst().orElseThrow())
                .endsWith("Kundennummer,Bestellnummer,Bestelldatum,Umsatz,Artikel,line,error");
    }

    @Test
    void aFileThatIsCutInTheMiddleOfAQuotedFieldKeepsItsWholeRows() throws IOException {
        String file = "customer,date,amount,order,product\n" + "1,2020-01-01,5,a,\"lamp\"\n".repeat(20)
                + "2,2020-01-02,6,b,\"shade, lar";
        ImportRun run = ended("cut.csv", file.getBytes(UTF_8), Target.ORDERS, Map.of());
        assertThat(run.counts()).isEqualTo(new Counts(21, 1, 0, 0, 19, 1, 0));
        assertThat(refused.first(run.id(), 5).getFirst().problem().sentence()).contains("never closed");
    }

    @Test
    void rowsWithoutANumberAreCountedWithinTheirDayAndNumbersOnce() throws IOException {
        String unnumbered = "customer,date,amount\n7,2020-01-01,5\n7,2020-01-01,5\n8,2020-01-01,0\n";
        assertThat(done("a.csv", unnumbered, Target.ORDERS)).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
        assertThat(done("a.csv", unnumbered, Target.ORDERS)).isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0));
        assertThat(jdbc.sql("select order_key from customer_order order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("7|2020-01-01|1", "7|2020-01-01|2", "8|2020-01-01|1");
        String numbered = "customer,date,amount,order\n7,2020-01-01,5,x\n7,2020-01-01,6,x\n";
        assertThat(done("b.csv", numbered, Target.ORDERS)).isEqualTo(new Counts(2, 1, 0, 0, 1, 0, 0));
        String changed = "customer,date,amount,order\n7,2020-01-05,6,x\n";
        assertThat(done("c.csv", changed, Target.ORDERS)).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("timeline_entry")).isEqualTo(4));
    }

    @Test
    void peopleAreKnownByNumberOrMailAndEmptyCellsLeaveWhatIsKnown() throws IOException {
        String first = "customer,first name,last name,email,city,company,x handle\n"
                + "1,Ada,Oliveira,ada@example.com,Porto,Oliveira Arquitetos,@ada\n,Jonas,Berg,jonas@example.com,,,\n,,,,,,\n";
        ImportRun run = ended("people.csv", first.getBytes(UTF_8), Target.PEOPLE, Map.of());
        assertThat(run.counts()).isEqualTo(new Counts(3, 2, 0, 0, 0, 1, 0));
        String second = "customer,name,email,city\n1,,,Lisboa\n,Jonas Berg,JONAS@example.com,\n";
        assertThat(done("more.csv", second, Target.PEOPLE)).isEqualTo(new Counts(2, 0, 1, 1, 0, 0, 0));
        assertThat(jdbc.sql("select name || ' ' || city || ' ' || email from person where external_id = '1'")
                        .query(String.class)
                        .single())
                .isEqualTo("Ada Oliveira Lisboa ada@example.com");
        assertThat(people.like(ines, "oliviera", 3).getFirst().account()).isEqualTo("Oliveira Arquitetos");
        assertThat(jdbc.sql("select handle from person_handle")
                        .query(String.class)
                        .list())
                .containsExactly("ada");
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        var file = new StringBuilder("customer,name\n");
        for (int i = 0; i < 300_000; i++)
            file.append(i).append(",Person ").append(i).append('\n');
        ImportRun run = begun("many.csv", file.toString().getBytes(UTF_8), Target.PEOPLE, Map.of());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> imports.find(ines, run.id()).total() > 0);
        jobs.cancel(
                new JobId(Objects.requireNonNull(imports.find(ines, run.id()).job())));
        assertThat(awaitEnd(run.id()).state()).isEqualTo(ImportRun.State.CANCELLED);
        assertThat(count("person")).isZero();
    }

    @Test
    void aFileFullOfErrorsIsGivenUpWithTheFirstOfThem() throws IOException {
        var file = new StringBuilder("customer,date,amount\n1,2020-01-01,5\n");
        for (int i = 0; i < ImportFile.MOST_ERRORS + 10; i++) file.append("1,2020-01-01,many\n");
        var columns = Map.of("c.customer", "0", "c.date", "1", "c.amount", "2", "f.amount", "1234.56", "f.date", "ISO");
        ImportRun run = ended("errors.csv", file.toString().getBytes(UTF_8), Target.ORDERS, columns);
        assertThat(run.state()).isEqualTo(ImportRun.State.FAILED);
        assertThat(run.reason()).isEqualTo("imports.failure.errors");
        assertThat(count("customer_order")).isZero();
        assertThat(count("import_error")).isEqualTo(1_000);
    }

    private Counts done(String name, String file, Target target) throws IOException {
        return done(name, file.getBytes(UTF_8), target, Map.of());
    }

    private Counts done(String name, byte[] file, Target target, Map<String, String> wishes) throws IOException {
        ImportRun run = ended(name, file, target, wishes);
        assertThat(run.state()).as(String.valueOf(run.reason())).isEqualTo(ImportRun.State.DONE);
        assertThat(count("upload_piece")).isZero();
        return run.counts();
    }

    private ImportRun ended(String name, byte[] file, Target target, Map<String, String> wishes) throws IOException {
        return awaitEnd(begun(name, file, target, wishes).id());
    }

    private ImportRun begun(String name, byte[] file, Target target, Map<String, String> wishes) throws IOException {
        ImportRun run = imports.receive(ines, name, new ByteArrayResource(file), target);
        Draft draft = imports.draft(ines, run, target, new Wishes(wishes));
        assertThat(draft.problems()).isEmpty();
        imports.start(ines, run, target, draft.plan().orElseThrow());
        return run;
    }

    private ImportRun awaitEnd(long run) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> imports.find(ines, run), found -> !found.active() && !jobActive(found));
    }

    private boolean jobActive(ImportRun run) {
        return jdbc.sql("select state in ('waiting', 'running') from job where id = :id")
                .param("id", run.job())
                .query(Boolean.class)
                .single();
    }

    private boolean quiet() {
        return jdbc.sql("""
                select not exists (select from job where state in ('waiting', 'running'))
                   and not exists (select from event_publication)
                """).query(Boolean.class).single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static IncomingPerson named(long line, String number, String name) {
        Map<String, String> handles = Map.of();
        return new IncomingPerson(
                line,
                number,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                handles,
                FurtherFacts.NONE);
    }
}
