package io.attune.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import io.attune.platform.tabular.TakenBack;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Trying a file before it is taken in, the ways to take it in, and taking it back.
@WholeImports
class TakingBackTests {
    private static final String PEOPLE = "customer,name,email,city,phone\n1,Ada,ada@example.com,Porto,+351210000001\n"
            + "2,Jonas,jonas@example.com,Hamburg,\n3,Carla,,Sevilla,\n";

    @Autowired
    ApplicationContext application;

    @Autowired
    RefusedRows refused;

    @Autowired
    OutcomeStore samples;

    @Autowired
    OwnFields fields;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    private Bringing ines;

    @BeforeEach
    void empty() {
        ines = new Bringing(application);
        ines.empty();
    }

    @Test
    void aTryWritesNothingAndTellsWhatTakingInDoes() throws IOException {
        ines.in(Target.PEOPLE, PEOPLE);
        String file =
                "customer,name,email,city,company,mobile,since\n1,Ada O.,,Lisboa,Nordlicht,+351910000001,2020-01-31\n"
                        + "2,,,,,,\n4,Nora,nora@example.com,Oslo,Nordlicht,,\n4,Nora V.,nora@example.com,Oslo,,,\n5,,,,,,31.2\n";
        Map<String, String> before = ines.everything();
        ImportRun tried = ines.tried(Target.PEOPLE, file, "f.since", "ISO");
        assertThat(ines.everything()).isEqualTo(before);
        assertThat(tried.counts()).isEqualTo(new Counts(5, 1, 1, 1, 1, 1, 0));
        List<Example> examples = samples.of(tried.id());
        assertThat(examples.getFirst().title()).isEqualTo("Nora V.");
        assertThat(examples.getLast().changes())
                .contains(
                        new Example.Change("name", "Ada", "Ada O."),
                        new Example.Change("city", "Porto", "Lisboa"),
                        new Example.Change("contact:new1", null, "+351910000001"))
                .anyMatch(change ->
                        change.name().equals("company") && change.field().endsWith("Nordlicht"));
        assertThat(refused.first(tried.id(), 5)).hasSize(1);

        assertThat(ines.executed(tried).counts()).isEqualTo(tried.counts());
        assertThat(ines.text("select name || ' ' || city from person where external_id = '1'"))
                .isEqualTo("Ada O. Lisboa");
        assertThat(ines.in(Target.PEOPLE, file, "f.since", "ISO").unchanged()).isEqualTo(3);
    }

    @Test
    void ordersAndPostsAreTriedWithoutWritingToo() throws IOException {
        String orders = "order,customer,date,amount\nA,1,2024-01-01,10\nB,1,2024-01-02,20\nC,2,2024-01-03,30\n";
        ines.in(Target.ORDERS, orders);
        ines.quiet();
        Map<String, String> before = ines.everything();
        String more =
                "order,customer,date,amount\nA,1,2024-01-01,10\nB,1,2024-01-02,21\nD,9,2024-01-04,1\nD,9,2024-01-04,2\n";
        ImportRun tried = ines.tried(Target.ORDERS, more);
        assertThat(tried.counts()).isEqualTo(new Counts(4, 1, 1, 1, 1, 0, 0));
        assertThat(samples.of(tried.id()).getLast().changes())
                .containsExactly(new Example.Change("amount", "20.0", "21.0"));
        ines.tried(Target.POSTS, "id,time,author,text\n1,2024-01-01T10:00:00Z,ada,hello there\n");
        ines.quiet();
        assertThat(ines.everything()).isEqualTo(before);
        assertThat(ines.executed(tried).counts()).isEqualTo(tried.counts());
        assertThat(ines.in(Target.ORDERS, more, "merge", "create")).isEqualTo(new Counts(4, 0, 0, 0, 1, 0, 3));
        String third = "order,customer,date,amount\nA,1,2024-01-01,11\nE,10,2024-01-02,21\n";
        assertThat(ines.in(Target.ORDERS, third, "merge", "update")).isEqualTo(new Counts(2, 0, 1, 0, 0, 0, 1));
        assertThat(ines.texts("select external_id from person order by 1")).containsExactly("1", "2", "9");
    }

    @Test
    void newOnesKnownOnesOrBothByNumberOrMail() throws IOException {
        ines.in(Target.PEOPLE, PEOPLE);
        String file = "customer,name,email\n1,Ada II,ada@example.com\n7,Seven,seven@example.com\n";
        assertThat(ines.in(Target.PEOPLE, file, "merge", "create")).isEqualTo(new Counts(2, 1, 0, 0, 0, 0, 1));
        assertThat(ines.in(Target.PEOPLE, file, "merge", "update")).isEqualTo(new Counts(2, 0, 1, 1, 0, 0, 0));
        assertThat(ines.texts("select name from person order by external_id"))
                .containsExactly("Ada II", "Jonas", "Carla", "Seven");

        // By mail a number is a fact like others: a new one, one of somebody else, and one that stands twice.
        String byMail = "customer,name,email\n20,Jonas B.,JONAS@example.com\n3,Eve,eve@example.com\n"
                + "8,Uma,uma@example.com\n8,Udo,udo@example.com\n9,Nobody,\n";
        ImportRun run = ines.run(Target.PEOPLE, byMail, "key", "mail");
        assertThat(run.counts()).isEqualTo(new Counts(5, 1, 1, 0, 0, 3, 0));
        assertThat(ines.text("select external_id from person where name = 'Jonas B.'"))
                .isEqualTo("20");
        Fields known = fields.of(Target.PEOPLE);
        assertThat(refused.first(run.id(), 9))
                .extracting(row -> row.line() + " " + known.sentence(row, messages, Locale.GERMAN))
                .containsExactly(
                        "3 Kundennummer: Diese Nummer ist vergeben.",
                        "5 Kundennummer: Diese Nummer ist vergeben.",
                        "6 Mail fehlt");
        assertThat(refused.first(run.id(), 9))
                .extracting(row -> known.sentence(row, messages, Locale.ENGLISH))
                .contains("Customer number: Somebody else has this number.", "Mail is missing");
        ines.back(run);
        assertThat(ines.text("select external_id from person where name = 'Jonas'"))
                .isEqualTo("2");
    }

    @Test
    void ownFieldsFurtherContactsAndCompaniesComeAndGo() throws IOException {
        CustomField vip = field("PERSON", "VIP", "BOOLEAN");
        CustomField limit = field("PERSON", "Limit", "NUMBER");
        CustomField met = field("PERSON", "Met on", "DATE");
        ines.in(Target.PEOPLE, PEOPLE);
        ines.in(Target.ACCOUNTS, "number,name\nN1,Nordlicht\n");
        ines.in(Target.PEOPLE, "customer,Limit\n2,5\n");
        Map<String, String> before = ines.facts();
        String file = "customer,email2,mobile,street2,city2,company number,company,role,VIP,Limit,Met on\n"
                + "1,ada@home.example,0351 91,Rua 1,Faro,N1,,Buyer,yes,12.5,31.01.2020\n"
                + "2,,,,,,Sonne,,no,7,\n3,,,,,N9,,,,,\n";
        String[] wishes = {"f." + met.key(), "d.M.yyyy", "f." + limit.key(), "1234.56"};
        ImportRun run = ines.run(Target.PEOPLE, file, wishes);
        assertThat(run.counts()).isEqualTo(new Counts(3, 0, 2, 0, 0, 1, 0));
        assertThat(refused.first(run.id(), 1).getFirst().problem().arguments()).containsExactly("N9");
        assertThat(ines.texts("select means || ' ' || coalesce(value, city) from contact_point order by means desc"))
                .containsExactly("phone 0351 91", "mail ada@home.example", "address Faro");
        assertThat(
                        ines.texts(
                                "select a.name || ' ' || coalesce(m.role, '-') from membership m join account a on a.id = m.account_id order by 1"))
                .containsExactly("Nordlicht Buyer", "Sonne -");
        assertThat(
                        ines.texts(
                                "select field_id || ' ' || coalesce(number::text, day::text, flag::text) from custom_value order by field_id, record_id"))
                .containsExactly(
                        vip.id() + " true",
                        vip.id() + " false",
                        limit.id() + " 12.5000",
                        limit.id() + " 7.0000",
                        met.id() + " 2020-01-31");
        assertThat(ines.in(Target.PEOPLE, file, wishes).unchanged()).isEqualTo(2);
        ines.back(run);
        ines.assertFacts(before, "");
    }

    @Test
    void whatWasUsedOrChangedSinceStays() throws IOException {
        ImportRun first = ines.run(Target.PEOPLE, PEOPLE);
        ines.in(Target.ORDERS, "customer,date,amount\n1,2024-01-01,10\n");
        ImportRun second = ines.run(Target.PEOPLE, "customer,name,city\n2,Jonas Berg,Bremen\n3,,Cádiz\n");
        jdbc.sql("update person set city = 'Kiel', updated_by = 1, version = version + 1 where external_id = '2'")
                .update();
        ImportRun back = ines.back(second);
        assertThat(back.takenBack()).isEqualTo(new TakenBack(0, 2, 1));
        assertThat(samples.kept(second.id(), 9)).extracting(Kept::reason).containsExactly("kept.fields");
        assertThat(ines.texts("select name || ' ' || city from person order by external_id"))
                .containsExactly("Ada Porto", "Jonas Kiel", "Carla Sevilla");
        jdbc.sql("update person set updated_by = 1 where external_id = '2'").update();
        assertThat(ines.back(first).takenBack()).isEqualTo(new TakenBack(1, 0, 2));
        assertThat(samples.kept(first.id(), 9))
                .extracting(Kept::reason)
                .containsExactlyInAnyOrder("orders.hinder.person", "kept.changed");
    }

    @Test
    void accountsThatWouldStandAboveThemselvesAreRefusedEachForItself() throws IOException {
        ines.in(Target.ACCOUNTS, "number,name,parent\nA,Alpha,\nB,Beta,A\nC,Gamma,Beta\n");
        assertThat(tree()).containsExactly("Alpha", "Beta < Alpha", "Gamma < Beta");
        String file =
                "number,name,parent,city\nA,,C,Porto\nD,Delta,E,\nE,Epsilon,D,\nF,Phi,E,\nG,Gimel,G,\nH,He,Nowhere,\n"
                        + "I,Iota,J,\nJ,Jay,B,\nC,,A,\n";
        ImportRun run = ines.run(Target.ACCOUNTS, file);
        // Gamma moves to Alpha, so Alpha below Gamma would go round.
        assertThat(refused.first(run.id(), 9))
                .extracting(row -> row.line() + " " + row.problem().key())
                .containsExactly(
                        "2 problem.account.round",
                        "3 problem.account.round",
                        "4 problem.account.round",
                        "5 problem.account.parent",
                        "6 problem.account.round",
                        "7 problem.account.parent",
                        "10 problem.account.round");
        assertThat(run.counts()).isEqualTo(new Counts(9, 2, 0, 0, 0, 7, 0));
        assertThat(tree()).containsExactly("Alpha", "Beta < Alpha", "Gamma < Beta", "Iota < Jay", "Jay < Beta");
        Map<String, String> before = ines.facts();
        // What goes round only on the way does not: Beta above Alpha, Alpha below Gamma, Gamma at the top cannot be
        // said.
        ImportRun turned = ines.run(Target.ACCOUNTS, "number,parent,website\nC,A,\nB,C,b.example\n");
        assertThat(tree()).containsExactly("Alpha", "Beta < Gamma", "Gamma < Alpha", "Iota < Jay", "Jay < Beta");
        assertThat(turned.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0, 0));
        assertThat(ines.in(Target.ACCOUNTS, "number,parent,website\nC,A,\nB,C,b.example\n")
                        .unchanged())
                .isEqualTo(2);
        ines.back(turned);
        ines.assertFacts(before, "");
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(2, 0, 0));
        assertThat(tree()).containsExactly("Alpha", "Beta < Alpha", "Gamma < Beta");
    }

    @Test
    void theFileOfRefusedRowsComesInOnceItIsPutRight() throws IOException {
        String file = "order,customer,date,amount\nA,1,2024-01-01,10\nB,1,2024-02-31,20\nC,=1,2024-01-03,-3\n";
        ImportRun run = ines.run(Target.ORDERS, file, "f.date", "ISO");
        assertThat(run.counts().refused()).isEqualTo(2);
        var written = new StringWriter();
        Fields known = fields.of(Target.ORDERS);
        refused.write(run.id(), run.columns(), written, row -> known.sentence(row, messages, Locale.GERMAN));
        assertThat(written.toString())
                .contains("steht nicht im Kalender", "Betrag: der Betrag ist negativ")
                .doesNotContain("is not in the calendar");
        String repaired = written.toString().replace("2024-02-31", "2024-02-28").replace(",-3,", ",3,");
        assertThat(ines.in(Target.ORDERS, repaired)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
        assertThat(ines.texts("select external_id from person order by 1")).containsExactly("1", "=1");
    }

    @Test
    void twoImportsAtOnceTakeTurns() throws IOException {
        var file = new StringBuilder("customer,name\n");
        IntStream.range(0, 20_000)
                .forEach(i -> file.append(i).append(",Person ").append(i).append('\n'));
        long one = ines.begun(Target.PEOPLE, file.toString(), false);
        long other = ines.begun(Target.PEOPLE, file.toString(), false);
        Counts first = ines.ended(one).counts();
        Counts second = ines.ended(other).counts();
        assertThat(List.of(first, second))
                .containsExactlyInAnyOrder(
                        new Counts(20_000, 20_000, 0, 0, 0, 0, 0), new Counts(20_000, 0, 0, 20_000, 0, 0, 0));
    }

    @Test
    void anyImportTakenBackLeavesWhatWasThereBefore() throws IOException {
        field("PERSON", "Size", "NUMBER");
        for (long seed = 1; seed <= 5; seed++) {
            var random = new Random(seed);
            ines.in(Target.ACCOUNTS, accounts(random), "c.parent", "2");
            ines.in(Target.PEOPLE, people(random));
            ines.in(Target.ORDERS, orders(random));
            ines.quiet();
            for (Target target : List.of(Target.ORDERS, Target.PEOPLE, Target.ACCOUNTS)) {
                Map<String, String> before = ines.facts();
                String file = switch (target) {
                    case PEOPLE -> people(random);
                    case ACCOUNTS -> accounts(random);
                    case ORDERS -> orders(random);
                    case DEALS, POSTS -> throw new AssertionError();
                };
                ImportRun run = ines.run(target, file);
                assertThat(run.counts().created() + run.counts().updated()).isPositive();
                ImportRun back = ines.back(run);
                assertThat(back.takenBack().kept()).isZero();
                ines.quiet();
                ines.assertFacts(before, "seed " + seed + " " + target);
            }
        }
    }

    private static String people(Random random) {
        var file = new StringBuilder("customer,name,email,city,phone,company,role,mobile,Size,x handle,since\n");
        for (int i = 0; i < 30; i++) {
            int n = random.nextInt(40);
            file.append("%d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s%n"
                    .formatted(
                            n,
                            some(random, "Name"),
                            random.nextBoolean() ? "p" + n + "@example.com" : "",
                            some(random, "City"),
                            some(random, "+4930123456"),
                            some(random, "Firm"),
                            some(random, "Role"),
                            some(random, "+4917123456"),
                            some(random, "1"),
                            random.nextInt(4) == 0 ? "@h" + n : "",
                            random.nextBoolean() ? "2020-01-0" + (1 + random.nextInt(9)) : ""));
        }
        return file.toString();
    }

    private static String accounts(Random random) {
        var file = new StringBuilder("number,name,parent,city,website\n");
        for (int i = 0; i < 20; i++)
            file.append("%d,%s,%s,%s,%s%n"
                    .formatted(
                            random.nextInt(25),
                            some(random, "Firm"),
                            random.nextBoolean() ? random.nextInt(25) : "",
                            some(random, "City"),
                            some(random, "w")));
        return file.toString();
    }

    private static String orders(Random random) {
        var file = new StringBuilder("order,customer,date,amount,status\n");
        for (int i = 0; i < 40; i++)
            file.append("%s,%d,2024-01-%02d,%d.5,%s%n"
                    .formatted(
                            random.nextBoolean() ? "O" + random.nextInt(30) : "",
                            random.nextInt(50),
                            1 + random.nextInt(28),
                            random.nextInt(100),
                            random.nextInt(3) == 0 ? "returned" : ""));
        return file.toString();
    }

    private static String some(Random random, String prefix) {
        return random.nextInt(3) == 0 ? "" : prefix + random.nextInt(5);
    }

    private List<String> tree() {
        return ines.texts("""
                select a.name || coalesce(' < ' || p.name, '') from account a left join account p on p.id = a.parent_id
                 order by a.name
                """);
    }

    private CustomField field(String subject, String label, String type) {
        long id = jdbc.sql(
                        "insert into custom_field (subject, label, type) values (:subject, :label, :type) returning id")
                .param("subject", subject)
                .param("label", label)
                .param("type", type)
                .query(Long.class)
                .single();
        return new CustomField(id, RecordKind.valueOf(subject), label, CustomField.Type.valueOf(type), List.of());
    }
}
