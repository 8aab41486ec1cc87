package io.attune.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.customers.Owners;
import io.attune.customers.PersonId;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.users.Colleagues;
import io.attune.privacy.Consents;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files that say more than columns hold: tags, owners, teams, consents, and the lines of orders.
@WholeImports
class RicherFilesTests {
    private static final String HEAD =
            "order,customer,date,amount,Lineitem name,Lineitem sku,Lineitem quantity,Lineitem price\n";
    private static final String LINES = """
            select o.number || ': ' || string_agg(trim_scale(l.quantity) || ' × ' || l.text || ' à ' || trim_scale(l.unit_price)
                                                  || coalesce(' ' || p.sku, ''), ', ' order by l.position)
              from customer_order o join order_line l on l.order_id = o.id left join product p on p.id = l.product_id
             group by o.id order by o.number
            """;

    @Autowired
    ApplicationContext application;

    @Autowired
    ImportNoticeStore notices;

    @Autowired
    OutcomeStore samples;

    @Autowired
    RefusedRows refused;

    @Autowired
    OwnFields fields;

    @Autowired
    MessageSource messages;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Owners owners;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    private Bringing ines;
    private UserId mira;

    @BeforeEach
    void empty() {
        ines = new Bringing(application);
        ines.empty();
        mira = colleagues.all().stream()
                .filter(one -> one.mail().equals("mira@lumen.example"))
                .map(one -> one.id())
                .findFirst()
                .orElseGet(() -> colleagues.create("Mira Kovač", "mira@lumen.example", Role.AGENT, Lumen.PASSWORD));
        colleagues.team("North", Set.of(mira));
    }

    @Test
    void tagsOwnersAndTeamsComeAndGo() throws IOException {
        ines.in(Target.PEOPLE, "customer,name,tags\n1,Ada,vip\n");
        ines.in(Target.ORDERS, "customer,date,amount\n1,2024-01-01,10\n");
        ines.quiet();
        var before = ines.facts();
        String file = "customer,name,tags,owner,team\n1,,\"VIP, fair\",MIRA@lumen.example,north\n"
                + "2,Jonas,new;fair,Mira Kovač,\n3,Nora,,Who Left,Nobody's\n";
        ImportRun tried = ines.tried(Target.PEOPLE, file);
        assertThat(tried.counts()).isEqualTo(new Counts(3, 2, 1, 0, 0, 0, 0));
        assertThat(samples.of(tried.id()).getLast().changes())
                .contains(
                        new Example.Change("owner_id", null, "Mira Kovač"),
                        new Example.Change("team_id", null, "North"),
                        new Example.Change("tag:fair", null, "fair"));
        assertThat(notices.of(tried.id()))
                .containsExactly(
                        new Notice("imports.notice.owner", "Who Left", 1, 4),
                        new Notice("imports.notice.team", "Nobody's", 1, 4));
        ImportRun run = ines.executed(tried);
        assertThat(ines.texts("""
                select p.name || ' ' || coalesce(c.name, '-') || ' ' || coalesce(m.name, '-') || ' ' || coalesce((
                       select string_agg(t.name, ',' order by t.name) from person_tag g join tag t on t.id = g.tag_id
                        where g.person_id = p.id), '-')
                  from person p left join colleague c on c.id = p.owner_id left join team m on m.id = p.team_id order by 1
                """))
                .containsExactly("Ada Mira Kovač North fair,vip", "Jonas Mira Kovač - fair,new", "Nora - - -");
        assertThat(ines.text("select (owner_id = " + mira + ")::text from customer_order"))
                .isEqualTo("true");
        assertThat(ines.in(Target.PEOPLE, file).unchanged()).isEqualTo(3);
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(2, 1, 0));
        ines.quiet();
        ines.assertFacts(before, "");
    }

    @Test
    void aCampaignComesBesideTheSourceAndGoesAgain() throws IOException {
        ines.in(Target.PEOPLE, "customer,name,channel,campaign\n1,Ada,fair,Night hike\n2,Jonas,,\n");
        String won = "select concat_ws(' ', name, source, campaign) from person order by id";
        assertThat(ines.texts(won)).containsExactly("Ada fair Night hike", "Jonas");
        ines.quiet();
        var before = ines.facts();
        String file = "customer,utm_campaign\n1,Spring trail\n2,Spring trail\n3,%s\n".formatted("x".repeat(121));
        ImportRun run = ines.run(Target.PEOPLE, file);
        assertThat(run.counts().refused()).isEqualTo(1);
        assertThat(ines.texts(won)).containsExactly("Ada fair Spring trail", "Jonas Spring trail");
        ines.back(run);
        ines.quiet();
        ines.assertFacts(before, "");
    }

    @Test
    void whoGotAnotherOwnerSinceStays() throws IOException {
        ImportRun run = ines.run(Target.PEOPLE, "customer,name,owner\n1,Ada,Mira Kovač\n2,Jonas,Mira Kovač\n");
        long ada = jdbc.sql("select id from person where external_id = '1'")
                .query(Long.class)
                .single();
        owners.give(ines.viewer(), List.of(new PersonId(ada)), ines.viewer().user(), null);
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(1, 0, 1));
        assertThat(ines.texts("select name from person")).containsExactly("Ada");
    }

    @Test
    void accountsTakeTagsAndOwnersToo() throws IOException {
        ines.in(Target.ACCOUNTS, "number,name\nN1,Nordlicht\n");
        var before = ines.facts();
        ImportRun run = ines.run(Target.ACCOUNTS, "number,name,tags,owner\nN1,,key,Mira Kovač\nN2,Sonne,key,\n");
        assertThat(run.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0));
        assertThat(ines.texts("""
                select a.name || coalesce(' ' || c.name, '') || ' ' || t.name
                  from account a join account_tag g on g.account_id = a.id join tag t on t.id = g.tag_id
                  left join colleague c on c.id = a.owner_id order by 1
                """)).containsExactly("Nordlicht Mira Kovač key", "Sonne key");
        ines.back(run);
        ines.assertFacts(before, "");
    }

    @Test
    void aConsentOfAFileNeverOverrulesARefusal() throws IOException {
        ines.in(Target.PEOPLE, "customer,name\n1,Ada\n2,Jonas\n");
        String file =
                "customer,name,newsletter,consent-profiling-any\n1,,yes,\n2,,no,Ja\n3,Nora,subscribed,\n4,Uma,perhaps,\n";
        ImportRun run = ines.run(Target.PEOPLE, file);
        assertThat(run.counts()).isEqualTo(new Counts(4, 1, 0, 2, 0, 1, 0));
        assertThat(refused.first(run.id(), 9).getFirst().problem().key()).isEqualTo("problem.consent.word");
        assertThat(mail("1")).isInstanceOf(Permission.Given.class);
        assertThat(mail("2")).isInstanceOf(Permission.Refused.class);
        assertThat(mail("3")).isInstanceOf(Permission.Given.class);
        assertThat(consents.of(person("2"), Purpose.PROFILING, Way.MAIL).allows())
                .isTrue();
        ines.in(Target.PEOPLE, "customer,newsletter\n1,no\n2,yes\n3,yes\n");
        assertThat(mail("1").allows()).isFalse();
        assertThat(mail("2").allows()).isFalse();
        assertThat(ines.text("select count(*)::text from consent")).isEqualTo("5");
        assertThat(ines.text("select string_agg(distinct source, '') from consent"))
                .isEqualTo("IMPORT");
        ines.back(run);
        assertThat(mail("1")).isInstanceOf(Permission.Refused.class);
        assertThat(mail("2")).isInstanceOf(Permission.Unknown.class);
    }

    @Test
    void rowsOfOneOrderBecomeItsLines() throws IOException {
        String file = HEAD + "A,1,2024-01-01,30,Tent,T-1,1,20\nA,,,,Peg,P-1,5,2\nB,2,2024-01-02,10,Peg,p-1,1,9\n"
                + "C,2,2024-01-03,4,,,,\n";
        ImportRun tried = ines.tried(Target.ORDERS, file, "products", "MADE");
        assertThat(tried.counts()).isEqualTo(new Counts(4, 3, 0, 0, 1, 0, 0));
        assertThat(notices.of(tried.id())).containsExactly(new Notice("imports.notice.lines", "", 1, 4));
        ImportRun run = ines.executed(tried);
        assertThat(run.counts()).isEqualTo(tried.counts());
        assertThat(ines.texts(LINES)).containsExactly("A: 1 × Tent à 20 T-1, 5 × Peg à 2 P-1", "B: 1 × Peg à 9 P-1");
        assertThat(ines.texts("select number || ' ' || coalesce(description, '-') from customer_order order by 1"))
                .containsExactly("A Tent, Peg", "B Peg", "C -");
        assertThat(ines.texts("select sku || ' ' || name || ' ' || origin from product order by 1"))
                .containsExactly("P-1 Peg import", "T-1 Tent import");
        assertThat(ines.in(Target.ORDERS, file)).isEqualTo(new Counts(4, 0, 0, 3, 1, 0, 0));
        ines.back(run);
        assertThat(ines.text("select count(*)::text from product")).isEqualTo("0");
        assertThat(ines.text("select count(*)::text from customer_order")).isEqualTo("0");
    }

    @Test
    void linesThatChangedComeBackAsTheyWere() throws IOException {
        ines.in(
                Target.ORDERS,
                HEAD + "A,1,2024-01-01,30,Tent,T-1,1,20\nA,,,,Peg,P-1,5,2\nB,1,2024-01-02,9,Peg,P-1,1,9\n");
        ines.quiet();
        List<String> before = ines.texts(LINES);
        var facts = ines.facts();
        String other = HEAD + "A,1,2024-01-01,30,Tent,T-1,1,30\nB,1,2024-01-02,9,Peg,P-1,1,9\n";
        ImportRun tried = ines.tried(Target.ORDERS, other);
        assertThat(tried.counts()).isEqualTo(new Counts(2, 0, 1, 1, 0, 0, 0));
        assertThat(samples.of(tried.id()).getLast().changes())
                .contains(new Example.Change("lines", "1 × Tent, 5 × Peg", "1 × Tent"));
        ImportRun run = ines.executed(tried);
        assertThat(run.counts()).isEqualTo(tried.counts());
        assertThat(samples.of(run.id()).getFirst().changes())
                .contains(new Example.Change("lines", "1 × Tent, 5 × Peg", "1 × Tent"));
        assertThat(ines.texts(LINES)).startsWith("A: 1 × Tent à 30");
        assertThat(ines.back(run).takenBack()).isEqualTo(new TakenBack(0, 1, 0));
        ines.quiet();
        assertThat(ines.texts(LINES)).isEqualTo(before);
        ines.assertFacts(facts, "");
    }

    @Test
    void linesToWhichSomethingRefersStay() throws IOException {
        ines.in(Target.ORDERS, HEAD + "A,1,2024-01-01,20,Tent,T-1,2,10\n");
        jdbc.sql("update order_line set returned = 1").update();
        ImportRun run = ines.run(Target.ORDERS, HEAD + "A,1,2024-01-01,30,Tent,T-1,3,10\n");
        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(ines.texts(LINES)).containsExactly("A: 2 × Tent à 10");
    }

    @Test
    void anOrderOfWhichOneRowIsWrongIsNotTakenAtAll() throws IOException {
        String file = HEAD + "A,1,2024-01-01,30,Tent,T-1,1,20\nA,,,,Peg,P-1,many,2\nA,,,,Rope,,1,1\n"
                + "B,2,2024-01-02,9,Peg,P-1,1,9\n,,,,Rope,,1,1\nC,3,2024-02-31,5,Peg,,1,5\nC,,,,Rope,,1,1\n";
        ImportRun run = ines.run(Target.ORDERS, file, "f.date", "ISO", "f.linequantity", "1234.56");
        assertThat(run.counts()).isEqualTo(new Counts(7, 1, 0, 0, 1, 5, 0));
        assertThat(ines.texts(LINES)).containsExactly("B: 1 × Peg à 9, 1 × Rope à 1");
        var written = new StringWriter();
        Fields known = fields.of(Target.ORDERS);
        refused.write(run.id(), run.columns(), written, row -> known.sentence(row, messages, Locale.ENGLISH));
        assertThat(written.toString()).contains("another row of the order \"\"A\"\"");
        String repaired = written.toString().replace("many", "5").replace("2024-02-31", "2024-02-28");
        assertThat(ines.in(Target.ORDERS, repaired).created()).isEqualTo(2);
        assertThat(ines.texts(LINES))
                .containsExactly(
                        "A: 1 × Tent à 20, 5 × Peg à 2, 1 × Rope à 1",
                        "B: 1 × Peg à 9, 1 × Rope à 1",
                        "C: 1 × Peg à 5, 1 × Rope à 1");
    }

    @Test
    void anyOrdersWithLinesTakenBackLeaveWhatWasThereBefore() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            var random = new Random(seed);
            ines.in(Target.ORDERS, orders(random), "products", "MADE");
            ines.quiet();
            List<String> lines = ines.texts(LINES);
            List<String> products = ines.texts("select sku from product order by 1");
            var facts = ines.facts();
            ImportRun run = ines.run(Target.ORDERS, orders(random), "products", "MADE");
            assertThat(ines.back(run).takenBack().kept()).isZero();
            ines.quiet();
            assertThat(ines.texts(LINES)).as("seed " + seed).isEqualTo(lines);
            assertThat(ines.texts("select sku from product order by 1")).isEqualTo(products);
            ines.assertFacts(facts, "seed " + seed);
        }
    }

    private static String orders(Random random) {
        var file = new StringBuilder(HEAD);
        for (int i = 0; i < 30; i++) {
            int number = random.nextInt(20);
            int lines = random.nextInt(4);
            for (int line = 0; line < Math.max(1, lines); line++) {
                boolean first = line == 0;
                file.append("O%d,%s,%s,%s,"
                        .formatted(
                                number,
                                first ? number % 7 : "",
                                first ? "2024-01-0" + (1 + number % 9) : "",
                                first ? number : ""));
                file.append(
                        lines == 0
                                ? ",,,\n"
                                : "Thing %d,S-%d,%d,%d.5\n"
                                        .formatted(
                                                random.nextInt(5),
                                                random.nextInt(9),
                                                1 + random.nextInt(3),
                                                random.nextInt(9)));
            }
        }
        return file.toString();
    }

    private Permission mail(String number) {
        return consents.of(person(number), Purpose.MARKETING, Way.MAIL);
    }

    private PersonId person(String number) {
        return new PersonId(jdbc.sql("select id from person where external_id = :number")
                .param("number", number)
                .query(Long.class)
                .single());
    }
}
