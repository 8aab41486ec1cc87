package io.attune.imports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.platform.tabular.Sample.Outcome;
import io.attune.platform.web.Conflict;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What became of each row, and for how long that is known.
@WholeImports
class ResultsTests {
    @Autowired
    ApplicationContext application;

    @Autowired
    OutcomeStore samples;

    @Autowired
    ChangesForgotten changes;

    @Autowired
    Imports imports;

    @Autowired
    Clock clock;

    private Bringing ines;

    @BeforeEach
    void empty() {
        ines = new Bringing(application);
        ines.empty();
    }

    @Test
    void eachRowOfPeopleIsListedWithWhatBecameOfIt() throws IOException {
        ines.in(Target.PEOPLE, "customer,name,email,city\n1,Ada,,Porto\n2,Jonas,,Hamburg\n,Carla,carla@example.com,\n");
        ImportRun run = ines.run(
                Target.PEOPLE,
                "customer,name,email,city\n1,Ada,,Lisboa\n2,Jonas,,Hamburg\n3,Nora,,\n3,Nora Lind,,Oslo\n"
                        + ",Kim,kim@example.com,\n,Carla,carla@example.com,\n,Nobody,,\n");
        assertThat(run.counts()).isEqualTo(new Counts(7, 2, 1, 2, 1, 1, 0));
        assertThat(rows(run, Outcome.CREATED)).containsExactly("5 Nora Lind", "6 Kim");
        assertThat(rows(run, Outcome.UPDATED)).containsExactly("2 Ada");
        assertThat(samples.of(run.id(), Outcome.UPDATED, 0, 9).getFirst().changes())
                .containsExactly(new Example.Change("city", "Porto", "Lisboa"));
        assertThat(rows(run, Outcome.UNCHANGED)).containsExactly("3 Jonas", "7 Carla");
        assertThat(rows(run, Outcome.REPEATED)).containsExactly("4 Nora");
        for (Outcome outcome : List.of(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED))
            assertThat(samples.of(run.id(), outcome, 0, 9))
                    .allSatisfy(row -> assertThat(row.path(run)).matches("/people/\\d+"));
        ImportRun left = ines.run(Target.PEOPLE, "customer,name,email,city\n1,Ada,,Faro\n9,Zoe,,\n", "merge", "create");
        assertThat(rows(left, Outcome.SKIPPED)).containsExactly("2 Ada");
        assertThat(rows(left, Outcome.CREATED)).containsExactly("3 Zoe");
        ImportRun back = ines.back(left);
        assertThat(samples.of(back.id(), Outcome.CREATED, 0, 9).getFirst().path(back))
                .isNull();
    }

    @Test
    void eachRowOfAccountsAndOrdersToo() throws IOException {
        ines.in(Target.ACCOUNTS, "account,name,website\nA,Alpha,a.example\n,Beta,\n");
        ImportRun accounts = ines.run(
                Target.ACCOUNTS, "account,name,website\nA,Alpha,new.example\n,Beta,\n,Gamma,\n,Gamma,g.example\n");
        assertThat(rows(accounts, Outcome.CREATED)).containsExactly("5 Gamma");
        assertThat(rows(accounts, Outcome.UPDATED)).containsExactly("2 Alpha");
        assertThat(rows(accounts, Outcome.UNCHANGED)).containsExactly("3 Beta");
        assertThat(rows(accounts, Outcome.REPEATED)).containsExactly("4 Gamma");
        ines.in(Target.ORDERS, "order,customer,date,amount\nA1,K1,2026-01-02,10\nA2,K1,2026-01-03,20\n");
        String file = "order,customer,date,amount\nA1,K1,2026-01-02,11\nA2,K1,2026-01-03,20\nA3,K2,2026-01-04,30\n"
                + "A3,K2,2026-01-04,31\n";
        ImportRun orders = ines.run(Target.ORDERS, file);
        assertThat(rows(orders, Outcome.CREATED)).containsExactly("5 A3");
        assertThat(rows(orders, Outcome.UPDATED)).containsExactly("2 A1");
        assertThat(rows(orders, Outcome.UNCHANGED)).containsExactly("3 A2");
        assertThat(rows(orders, Outcome.REPEATED)).containsExactly("4 A3");
        assertThat(samples.of(orders.id(), Outcome.CREATED, 0, 9).getFirst().path(orders))
                .matches("/orders/\\d+");
        ImportRun left = ines.run(Target.ORDERS, file + "A4,K2,2026-01-05,40\n", "merge", "create");
        assertThat(rows(left, Outcome.CREATED)).containsExactly("6 A4");
        assertThat(rows(left, Outcome.SKIPPED)).containsExactly("2 A1", "3 A2", "5 A3");
        assertThat(rows(left, Outcome.REPEATED)).containsExactly("4 A3");
    }

    @Test
    void whatWasChangedLongAgoCannotBeTakenBack() throws IOException {
        ines.in(Target.PEOPLE, "customer,city\n1,Porto\n");
        ImportRun run = ines.run(Target.PEOPLE, "customer,city\n1,Lisboa\n");
        assertThat(changes.remove(clock.instant().minus(Duration.ofDays(90)))).isZero();
        assertThat(imports.find(ines.viewer(), run.id()).reversible()).isTrue();
        assertThat(changes.remove(clock.instant().plusSeconds(1))).isEqualTo(2);
        ImportRun old = imports.find(ines.viewer(), run.id());
        assertThat(old.reversible()).isFalse();
        assertThat(ines.text("select count(*)::text from person_change")).isEqualTo("0");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> imports.takeBack(ines.viewer(), old));
    }

    @Test
    void aPageHoldsSoManyRowsAndSaysWhereTheNextBegins() throws IOException {
        var file = new StringBuilder("customer,name\n");
        for (int i = 1; i <= 1_100; i++)
            file.append(i).append(",Person ").append(i).append('\n');
        ImportRun run = ines.run(Target.PEOPLE, file.toString());
        Results first = results(run, "created", 0);
        assertThat(first.tabs()).containsExactly(new Results.Tab("created", 1_100));
        assertThat(first.rows()).hasSize(Results.Page.ROWS);
        Long after = first.after();
        assertThat(after).isNotNull();
        Results second = results(run, "nonsense", after == null ? 0 : after);
        assertThat(second.rows().getFirst().title()).isEqualTo("Person 51");
        assertThat(samples.of(run.id(), Outcome.CREATED, 0, 5_000)).hasSize(1_000);
    }

    private Results results(ImportRun run, String tab, long after) {
        return Results.of(run.counts(), tab, outcome -> samples.of(run.id(), outcome, after, Results.Page.ROWS + 1));
    }

    private List<String> rows(ImportRun run, Outcome outcome) {
        return samples.of(run.id(), outcome, 0, 100).stream()
                .map(row -> row.line() + " " + row.title())
                .toList();
    }
}
