package io.attune.customers.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.customers.AccountId;
import io.attune.customers.AccountsDeleted;
import io.attune.customers.OwnersChanged;
import io.attune.customers.PersonId;
import io.attune.customers.TimelineEntry;
import io.attune.customers.TimelineSource;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

class TimelineStoreTests {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Viewer MIRA = viewer(Viewer.Scope.ALL);

    private JdbcClient jdbc;
    private TimelineStore timeline;
    private PersonId ada;

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        timeline = new TimelineStore(
                jdbc,
                of(new TimelineSource("order", Kind.MONEY), new TimelineSource("post", Kind.CONVERSATIONS)),
                _ -> {});
        ada = new PersonId(jdbc.sql("insert into person (name, owner_id) values ('Ada Oliveira', 7) returning id")
                .query(Long.class)
                .single());
    }

    @Test
    void puttingTheSameAgainReplacesIt() {
        timeline.put(List.of(entry("order", 1, NOON, "Trail light", "order.status.paid")));
        timeline.put(List.of(entry("order", 1, NOON, "Desk lamp", "a", "b")));
        List<TimelineEntry> found = timeline.page(MIRA, ada, null, 10);
        assertThat(found).containsExactly(entry("order", 1, NOON, "Desk lamp", "a", "b"));
        timeline.remove("order", List.of(1L));
        assertThat(timeline.page(MIRA, ada, null, 10)).isEmpty();
    }

    @Test
    void pagesHoldEveryEntryOnceNewestFirstEvenAtTheSameMoment() {
        var entries = new ArrayList<TimelineEntry>();
        for (int i = 0; i < 20; i++) {
            entries.add(entry("order", i, NOON, "same moment"));
            entries.add(entry("post", i, NOON.minusSeconds(i % 3), "close"));
            entries.add(entry("post", 100 + i, NOON.minusSeconds(40_000_000L * i), "years apart"));
        }
        timeline.put(entries);
        var seen = new ArrayList<TimelineEntry>();
        for (List<TimelineEntry> page = timeline.page(MIRA, ada, null, 7);
                !page.isEmpty();
                page = timeline.page(
                        MIRA, ada, Cursor.parse(Cursor.of(page.getLast()).toString()), 7)) seen.addAll(page);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(entries);
        for (int i = 1; i < seen.size(); i++)
            assertThat(seen.get(i).at()).isBeforeOrEqualTo(seen.get(i - 1).at());
    }

    @Test
    void whoMayNotSeeThePersonSeesNoEntry() {
        timeline.put(List.of(entry("order", 1, NOON, "Trail light")));
        assertThat(timeline.page(viewer(Viewer.Scope.NONE), ada, null, 10)).isEmpty();
        assertThat(timeline.page(viewer(Viewer.Scope.OWN), ada, null, 10)).hasSize(1);
    }

    @Test
    void aLineIsSeenByWhoeverSeesItsKindOfRecord() {
        timeline.put(List.of(entry("order", 1, NOON, "Trail light"), entry("post", 2, NOON, "hello")));
        Viewer noMoney = with(Grants.of(Role.AGENT).with(Kind.MONEY, new Grant(Scope.NONE, Scope.NONE)));
        assertThat(timeline.page(noMoney, ada, null, 10))
                .extracting(TimelineEntry::source)
                .containsExactly("post");
        Viewer noAmounts = with(Grants.of(Role.AGENT).hiding(Field.AMOUNTS));
        assertThat(timeline.page(noAmounts, ada, null, 10))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.amount()).isNull());
        assertThatThrownBy(() -> timeline.put(List.of(entry("unheard-of", 1, NOON, ""))))
                .hasMessageContaining("TimelineSource");
    }

    @Test
    void linesFollowTheOwnerOfTheirPerson() {
        timeline.put(List.of(entry("order", 1, NOON, "Trail light")));
        jdbc.sql("update person set owner_id = 8").update();
        assertThat(timeline.page(viewer(Viewer.Scope.OWN), ada, null, 10)).hasSize(1);
        timeline.on(new OwnersChanged(List.of(ada.value()), List.of()));
        assertThat(timeline.page(viewer(Viewer.Scope.OWN), ada, null, 10)).isEmpty();
    }

    @Test
    void aPageHoldsOnlyTheSourcesThatWereAskedFor() {
        timeline.put(List.of(entry("order", 1, NOON, "Trail light"), entry("post", 2, NOON, "hello")));
        assertThat(timeline.page(MIRA, ada, List.of("post"), null, 10))
                .extracting(TimelineEntry::text)
                .containsExactly("hello");
        assertThat(timeline.page(MIRA, ada, List.of("post", "order"), null, 10)).hasSize(2);
        assertThat(timeline.groups(
                        with(Grants.of(Role.AGENT).with(Kind.MONEY, new Grant(Scope.NONE, Scope.NONE))), ada))
                .containsExactly("post");
    }

    @Test
    void aLineForSomeIsHiddenFromEverybodyElse() {
        timeline.put(List.of(
                only(1, new TimelineEntry.Only(new UserId(7), null)),
                only(2, new TimelineEntry.Only(new UserId(8), null)),
                only(3, new TimelineEntry.Only(new UserId(8), new TeamId(5)))));
        assertThat(timeline.page(MIRA, ada, null, 10))
                .extracting(TimelineEntry::sourceId)
                .containsExactly(1L);
        var inTeam = new Viewer(
                new UserId(9), "Tom", Role.ADMIN, Set.of(new TeamId(5)), Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
        assertThat(timeline.page(inTeam, ada, null, 10))
                .extracting(TimelineEntry::sourceId)
                .containsExactly(3L);
    }

    @Test
    void aLineOfAnAccountAloneBelongsToItsOwner() {
        long account = jdbc.sql("insert into account (name, owner_id) values ('Lumen', 3) returning id")
                .query(Long.class)
                .single();
        timeline.put(List.of(new TimelineEntry(
                "order", 9, null, new AccountId(account), NOON, "order", "lamps", null, null, null, List.of())));
        jdbc.sql("update account set owner_id = 4").update();
        timeline.on(new OwnersChanged(List.of(), List.of(account)));
        assertThat(jdbc.sql("select owner_id from timeline_entry where source_id = 9")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void ofWhatSeveralTookPartInTheAccountShowsOneLine() {
        timeline = new TimelineStore(
                jdbc,
                of(
                        new TimelineSource("meeting", Kind.ACTIVITIES),
                        new TimelineSource("meeting-with", Kind.ACTIVITIES),
                        new TimelineSource("order", Kind.MONEY)),
                _ -> {});
        var account = new AccountId(jdbc.sql("insert into account (name) values ('Lumen') returning id")
                .query(Long.class)
                .single());
        jdbc.sql("insert into membership (person_id, account_id) values (:ada, :account)")
                .param("ada", ada.value())
                .param("account", account.value())
                .update();
        timeline.put(List.of(
                linked("meeting", 1, "/interactions/1"),
                linked("meeting-with", 65, "/interactions/1"),
                linked("meeting-with", 66, "/interactions/1"),
                linked("meeting", 2, "/interactions/2"),
                linked("order", 7, "/orders"),
                linked("order", 8, "/orders")));
        assertThat(timeline.page(MIRA, account, null, 10))
                .extracting(TimelineEntry::sourceId)
                .containsExactly(1L, 2L, 7L, 8L);
        assertThat(oneByOne(from -> timeline.page(MIRA, account, from, 1))).containsExactly(1L, 2L, 7L, 8L);
        assertThat(timeline.groups(MIRA, account)).containsExactly("meeting", "order");
    }

    @Test
    void aDealStandsOnceOnATimelineWhoeverOfItsContactsStandThere() {
        timeline = new TimelineStore(jdbc, of(new TimelineSource("deal", Kind.DEALS, true)), _ -> {});
        var account = new AccountId(jdbc.sql("insert into account (name) values ('Lumen') returning id")
                .query(Long.class)
                .single());
        long other = jdbc.sql("insert into person (name, merged_into) values ('A. Oliveira', :ada) returning id")
                .param("ada", ada.value())
                .query(Long.class)
                .single();
        timeline.put(List.of(
                dealt(1, ada, account, "/deals/1"),
                dealt(2, ada, account, "/deals/2"),
                dealt(3, new PersonId(other), account, "/deals/1"),
                dealt(4, new PersonId(other), account, "/deals/2"),
                dealt(5, new PersonId(other), account, "/deals/3")));
        assertThat(oneByOne(from -> timeline.page(MIRA, ada, from, 1))).containsExactly(1L, 2L, 5L);
        assertThat(oneByOne(from -> timeline.page(MIRA, account, from, 1))).containsExactly(1L, 2L, 5L);
        assertThat(timeline.page(MIRA, account, null, 9)).hasSize(3);
        jdbc.sql("update person set merged_into = null").update();
        assertThat(oneByOne(from -> timeline.page(MIRA, new PersonId(other), from, 1)))
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void aDealOfNoAccountStandsOnceThoughSeveralOfACompanyTookPart() {
        timeline = new TimelineStore(jdbc, of(new TimelineSource("deal", Kind.DEALS, true)), _ -> {});
        var account = new AccountId(jdbc.sql("insert into account (name) values ('Lumen') returning id")
                .query(Long.class)
                .single());
        var other = new PersonId(jdbc.sql("insert into person (name) values ('Jonas Berg') returning id")
                .query(Long.class)
                .single());
        jdbc.sql("insert into membership (person_id, account_id) values (:ada, :account), (:other, :account)")
                .param("ada", ada.value())
                .param("other", other.value())
                .param("account", account.value())
                .update();
        timeline.put(List.of(
                dealt(1, ada, null, "/deals/1"),
                dealt(2, ada, null, "/deals/2"),
                dealt(3, other, null, "/deals/1"),
                dealt(4, other, null, "/deals/2"),
                dealt(5, other, null, "/deals/3"),
                dealt(6, ada, account, "/deals/4"),
                dealt(7, other, account, "/deals/4")));
        assertThat(oneByOne(from -> timeline.page(MIRA, account, from, 1))).containsExactly(1L, 2L, 5L, 6L);
        assertThat(timeline.page(MIRA, account, null, 9)).hasSize(4);
    }

    private static List<Long> oneByOne(Function<@Nullable Cursor, List<TimelineEntry>> pages) {
        var seen = new ArrayList<Long>();
        for (List<TimelineEntry> page = pages.apply(null);
                !page.isEmpty();
                page = pages.apply(Cursor.of(page.getFirst())))
            seen.add(page.getFirst().sourceId());
        return seen;
    }

    private static TimelineEntry dealt(long id, PersonId person, @Nullable AccountId account, String link) {
        return new TimelineEntry(
                "deal", id, person, account, NOON, "deal.opened", "lamps", null, null, link, List.of());
    }

    @Test
    void linesOfADeletedAccountAloneGoAndOthersLoseItsName() {
        long account = jdbc.sql("insert into account (name) values ('Lumen') returning id")
                .query(Long.class)
                .single();
        timeline.put(List.of(
                new TimelineEntry(
                        "order",
                        1,
                        null,
                        new AccountId(account),
                        NOON,
                        "order",
                        "its own",
                        null,
                        null,
                        null,
                        List.of()),
                new TimelineEntry(
                        "order", 2, ada, new AccountId(account), NOON, "order", "Ada's", null, null, null, List.of())));
        timeline.on(new AccountsDeleted(List.of(account)));
        assertThat(timeline.page(MIRA, ada, null, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.account()).isNull());
        assertThat(jdbc.sql("select count(*) from timeline_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private TimelineEntry linked(String source, long id, String link) {
        return new TimelineEntry(source, id, ada, null, NOON, "meeting", "on site", null, null, link, List.of());
    }

    private TimelineEntry only(long id, TimelineEntry.Only only) {
        return new TimelineEntry("post", id, ada, null, NOON, "post", "psst", null, null, null, List.of(), only);
    }

    private static Viewer with(Grants grants) {
        return new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), grants, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static ObjectProvider<TimelineSource> of(TimelineSource... sources) {
        return new ObjectProvider<>() {
            @Override
            public Stream<TimelineSource> stream() {
                return Stream.of(sources);
            }
        };
    }

    private TimelineEntry entry(String source, long id, Instant at, String text, String... labels) {
        return new TimelineEntry(
                source,
                id,
                ada,
                null,
                at,
                source,
                text,
                new BigDecimal("12.5000"),
                Currency.getInstance("EUR"),
                null,
                List.of(labels));
    }

    private static Viewer viewer(Viewer.Scope scope) {
        return new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), scope, Locale.ENGLISH, ZoneOffset.UTC);
    }
}
