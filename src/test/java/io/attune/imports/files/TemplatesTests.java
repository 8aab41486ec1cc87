package io.attune.imports.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.Lumen;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.tabular.UnreadableWorkbook;
import io.attune.platform.users.Colleagues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/// Files that explain themselves: because somebody brought their like, because a program writes them so, or because
/// they are spreadsheets.
@WholeImports
class TemplatesTests {
    private static final String ODD = "Wer;Wo;Wann\nA7;Porto;03/04/2026\n";

    @Autowired
    ApplicationContext application;

    @Autowired
    Imports imports;

    @Autowired
    Colleagues colleagues;

    private Bringing ines;

    @BeforeEach
    void empty() {
        ines = new Bringing(application);
        ines.empty();
    }

    @Test
    void theNextFileWithTheSameColumnsIsTakenAsTheLast() throws IOException {
        String[] said = {
            "c.customer", "0", "c.name", "0", "c.city", "1", "c.since", "2", "f.since", "d/M/yyyy", "key", "NUMBER"
        };
        ines.in(Target.PEOPLE, ODD, said);
        assertThat(ines.text("select customer_since::text from person")).isEqualTo("2026-04-03");
        Draft again = draft(ines.viewer(), ODD.replace("Porto", "Faro"));
        assertThat(again.problems()).isEmpty();
        Plan plan = again.plan().orElseThrow();
        assertThat(plan.key()).isEqualTo(io.attune.platform.tabular.Taking.Key.NUMBER);
        assertThat(plan.columns()).contains(new Plan.Column("since", 2, "d/M/yyyy"), new Plan.Column("city", 1, ""));
        assertThat(again.recognised().orElseThrow()).isInstanceOfSatisfying(Recognised.Before.class, before -> {
            assertThat(before.file()).isEqualTo("file.csv");
            assertThat(before.own()).isTrue();
        });
        // Written otherwise, the format of the last one does not count.
        assertThat(draft(ines.viewer(), "Wer;Wo;Wann\nA7;Faro;2026-04-03\n")
                        .plan()
                        .orElseThrow()
                        .columns())
                .contains(new Plan.Column("since", 2, "ISO"));
        assertThat(draft(ines.viewer(), "Wer;Wo;Wenn\nA7;Faro;2026-04-03\n").recognised())
                .isEmpty();
    }

    @Test
    void teamsShareWhatTheirMembersSaidAndOthersDoNotSeeIt() throws IOException {
        Viewer mira = colleague(
                colleagues
                        .create("Mira", "mira@lumen.example", Role.MANAGER, Lumen.PASSWORD)
                        .value(),
                1);
        String[] said = {"c.customer", "0", "c.city", "1"};
        ines.as(mira).in(Target.PEOPLE, "Wer;Wo\nA7;Porto\n", said);
        assertThat(draft(colleague(902, 1), "Wer;Wo\nB8;Faro\n").recognised().orElseThrow())
                .isInstanceOfSatisfying(
                        Recognised.Before.class,
                        before -> assertThat(before.own()).isFalse());
        assertThat(draft(colleague(903, 2), "Wer;Wo\nB8;Faro\n").recognised()).isEmpty();
        assertThat(draft(colleague(904), "Wer;Wo\nB8;Faro\n").recognised()).isEmpty();
    }

    @Test
    void companiesAndContactsOfHubSpotComeInWithoutASingleChoice() throws IOException {
        String companies = "Record ID,Company name,Website URL,Company owner,Create Date\n"
                + "9001,Bluebay Ltd,bluebay.example,Sam,2024-02-01 09:30\n9002,Harbour Ltd,,Sam,\n";
        String contacts = "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company IDs\n"
                + "8001,Priya,Example,priya@bluebay.example,,Sam,9001\n8002,Tom,Reed,tom@harbour.example,,Sam,9002;9001\n";
        ImportRun first = taken(companies);
        assertThat(first.target()).isEqualTo(Target.ACCOUNTS);
        ImportRun second = taken(contacts);
        assertThat(second.target()).isEqualTo(Target.PEOPLE);
        assertThat(second.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
        assertThat(ines.texts("""
                select p.name || ' @ ' || a.name from person p
                  join membership m on m.person_id = p.id join account a on a.id = m.account_id order by 1
                """)).containsExactly("Priya Example @ Bluebay Ltd", "Tom Reed @ Harbour Ltd");
    }

    @Test
    void customersAndOrdersOfShopifyFindEachOtherByMail() throws IOException {
        taken("""
                Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,Default Address Zip,Phone,Total Spent,Total Orders
                '7001,Ana,López,ana@ferre.example,yes,Puebla,'07200,'+525550001111,79.80,1
                ,Luis,Pérez,LUIS@correo.example,no,Mérida,,,0,0
                """);
        assertThat(
                        ines.texts(
                                "select coalesce(external_id, '-') || ' ' || coalesce(postcode, '-') || ' ' || coalesce(phone, '-') from person order by id"))
                .containsExactly("7001 07200 +525550001111", "- - -");
        ImportRun orders = taken("""
                Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name
                #1050,ana@ferre.example,paid,EUR,100.90,100.90,2026-05-01 09:59:00 +0200,1,Lamp
                #1050,ana@ferre.example,,,,,,1,Bulb
                #1051,luis@correo.example,refunded,EUR,9.90,9.90,2026-05-02 10:00:00 +0200,1,Bulb
                #1052,nobody@else.example,voided,EUR,1.00,1.00,2026-05-03 10:00:00 +0200,1,Bulb
                """);
        assertThat(orders.counts()).isEqualTo(new Counts(4, 3, 0, 0, 1, 0, 0));
        assertThat(ines.texts("""
                select o.number || ' ' || p.name || ' ' || o.status || ' ' || o.amount || ' ' || (o.ordered_at at time zone 'utc')
                  from customer_order o join person p on p.id = o.person_id order by o.number
                """))
                .containsExactly(
                        "#1050 Ana López paid 100.9000 2026-05-01 07:59:00",
                        "#1051 Luis Pérez returned 9.9000 2026-05-02 08:00:00",
                        "#1052 nobody@else.example cancelled 1.0000 2026-05-03 08:00:00");
        assertThat(ines.text("select count(*)::text from person")).isEqualTo("3");
        ines.back(orders);
        assertThat(ines.text("select count(*)::text from customer_order")).isEqualTo("0");
        assertThat(ines.text("select count(*)::text from person")).isEqualTo("2");
    }

    @Test
    void anExportOfSomethingElseIsSaidToBeOne() throws IOException {
        ImportRun run = imports.receive(
                ines.viewer(),
                "stripe.csv",
                bytes("id,Email,Name,Created (UTC),Delinquent\ncus_1,a@example.com,A,2026-01-01 10:00,false\n"),
                Target.ACCOUNTS);
        Draft draft = imports.draft(ines.viewer(), run, Target.ACCOUNTS, Wishes.NONE);
        assertThat(draft.other()).contains(new Recognised.Export("Stripe", Target.PEOPLE));
        Draft guessed = imports.draft(
                ines.viewer(), run, Target.PEOPLE, new Wishes(Map.of("template", "none", "target", "people")));
        assertThat(guessed.recognised()).isEqualTo(Optional.empty());
    }

    @Test
    void aSheetOfASpreadsheetComesInAndIsTakenBack() throws IOException {
        ImportRun run = imports.receive(ines.viewer(), "kunden.xlsx", new ByteArrayResource(workbook()), Target.PEOPLE);
        assertThat(run.upload().sheets()).extracting(Upload.Sheet::name).containsExactly("Notes", "Customers");
        assertThat(imports.draft(ines.viewer(), run, Target.PEOPLE, Wishes.NONE).sheet())
                .isZero();
        var wishes = new Wishes(Map.of("sheet", "Customers"));
        Draft draft = imports.draft(ines.viewer(), run, Target.PEOPLE, wishes);
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.cut())
                .isNotEqualTo(imports.draft(ines.viewer(), run, Target.PEOPLE, Wishes.NONE)
                        .cut());
        Map<String, String> before = ines.facts();
        imports.start(ines.viewer(), run, Target.PEOPLE, draft.plan().orElseThrow());
        ImportRun done = ines.ended(run.id());
        assertThat(done.counts()).isEqualTo(new Counts(4, 3, 0, 0, 0, 1, 0));
        assertThat(ines.texts("select name || ' ' || customer_since from person order by id"))
                .containsExactly("Customer 1 2020-02-01", "Customer 2 2020-03-01", "Customer 3 2020-04-01");
        ines.back(done);
        assertThat(ines.facts()).isEqualTo(before);
    }

    @Test
    void whatIsNoSpreadsheetLeavesNothing() {
        byte[] bytes = "PK\3\4 and then nothing that makes sense".getBytes(UTF_8);
        assertThatExceptionOfType(UnreadableWorkbook.class)
                .isThrownBy(
                        () -> imports.receive(ines.viewer(), "a.xlsx", new ByteArrayResource(bytes), Target.PEOPLE));
        assertThat(ines.text("select count(*)::text from upload")).isEqualTo("0");
    }

    private ImportRun taken(String file) throws IOException {
        ImportRun run = imports.receive(ines.viewer(), "export.csv", bytes(file));
        Draft draft = imports.draft(ines.viewer(), run, run.target(), Wishes.NONE);
        assertThat(draft.recognised()).isPresent();
        assertThat(draft.problems()).isEmpty();
        imports.start(ines.viewer(), run, run.target(), draft.plan().orElseThrow());
        ImportRun done = ines.ended(run.id());
        assertThat(done.state()).as(String.valueOf(done.reason())).isEqualTo(ImportRun.State.DONE);
        return done;
    }

    private Draft draft(Viewer viewer, String file) throws IOException {
        ImportRun run = imports.receive(viewer, "next.csv", bytes(file), Target.PEOPLE);
        return imports.draft(viewer, run, Target.PEOPLE, Wishes.NONE);
    }

    private static Viewer colleague(long id, long... teams) {
        Set<TeamId> of =
                java.util.Arrays.stream(teams).mapToObj(TeamId::new).collect(java.util.stream.Collectors.toSet());
        return new Viewer(new UserId(id), "Mira", Role.ADMIN, of, Viewer.Scope.ALL, Locale.ENGLISH, ZoneId.of("UTC"));
    }

    private static ByteArrayResource bytes(String file) {
        return new ByteArrayResource(file.getBytes(UTF_8));
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", "1.0")) {
            book.newWorksheet("Notes").value(0, 0, "Read me first");
            Worksheet sheet = book.newWorksheet("Customers");
            String[] header = {"Number", "Name", "Customer since", "City"};
            for (int i = 0; i < header.length; i++) sheet.value(0, i, header[i]);
            for (int i = 1; i <= 4; i++) {
                if (i < 4) sheet.value(i, 0, i);
                sheet.value(i, 1, "Customer " + i);
                sheet.value(i, 2, LocalDate.of(2020, 1 + i, 1));
                sheet.style(i, 2).format("d.m.yy").set();
            }
        }
        return bytes.toByteArray();
    }
}
