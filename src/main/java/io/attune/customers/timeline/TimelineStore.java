package io.attune.customers.timeline;

import io.attune.customers.AccountId;
import io.attune.customers.AccountsDeleted;
import io.attune.customers.OwnerColumns;
import io.attune.customers.OwnersChanged;
import io.attune.customers.PeopleDeleted;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineChanged;
import io.attune.customers.TimelineEntry;
import io.attune.customers.TimelineSource;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `timeline_entry`.
@Component
class TimelineStore implements Timeline {
    /// What the lines of all who took part in the same have in common.
    private static final String ONCE = """
            split_part(t.source, '-with', 1) as what,
            case when split_part(t.source, '-with', 1) = any(:shared) then t.link else t.source_id::text end as one""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Map<String, Kind> kinds;
    private final Set<String> shared;

    TimelineStore(JdbcClient jdbc, ObjectProvider<TimelineSource> sources, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        this.kinds = sources.stream().collect(Collectors.toMap(TimelineSource::source, TimelineSource::kind));
        this.shared = sources.stream()
                .filter(source -> source.shared() || kinds.containsKey(source.source() + TimelineSource.WITH))
                .map(TimelineSource::source)
                .collect(Collectors.toSet());
    }

    @Override
    @WithoutViewer("modules write what happened; who sees it is asked when it is read")
    public void put(List<TimelineEntry> entries) {
        if (entries.isEmpty()) return;
        for (TimelineEntry entry : entries)
            if (!kinds.containsKey(entry.source()))
                throw new IllegalArgumentException("declare a TimelineSource for " + entry.source());
        // An entry is seen by whoever sees the person. Labels go as one text each: arrays of arrays must be
        // rectangular.
        jdbc.sql("""
                insert into timeline_entry as t (source, source_id, person_id, account_id, at, kind, text, amount,
                                                 currency, link, labels, only_user_id, only_team_id, owner_id,
                                                 team_id)
                select distinct on (n.source, n.source_id, n.at)
                       n.source, n.source_id, n.person_id, n.account_id, n.at, n.kind, n.text, n.amount, n.currency,
                       n.link, string_to_array(n.labels, ' '), n.only_user_id, n.only_team_id,
                       case when n.person_id is null then a.owner_id else p.owner_id end,
                       case when n.person_id is null then a.team_id else p.team_id end
                  from unnest(:sources::text[], :ids::bigint[], :people::bigint[], :accounts::bigint[],
                              :ats::timestamptz[], :kinds::text[], :texts::text[], :amounts::numeric[],
                              :currencies::text[], :links::text[], :labels::text[], :users::bigint[],
                              :teams::bigint[])
                    as n(source, source_id, person_id, account_id, at, kind, text, amount, currency, link, labels,
                         only_user_id, only_team_id)
                  left join person p on p.id = n.person_id
                  left join account a on a.id = n.account_id
                on conflict (source, source_id, at) do update
                   set person_id = excluded.person_id, account_id = excluded.account_id, kind = excluded.kind,
                       text = excluded.text, amount = excluded.amount, currency = excluded.currency,
                       link = excluded.link, labels = excluded.labels, only_user_id = excluded.only_user_id,
                       only_team_id = excluded.only_team_id, owner_id = excluded.owner_id, team_id = excluded.team_id
                """)
                .param("sources", Rows.column(entries, TimelineEntry::source, String[]::new))
                .param("ids", Rows.column(entries, TimelineEntry::sourceId, Long[]::new))
                .param("people", Rows.column(entries, TimelineStore::person, Long[]::new))
                .param("accounts", Rows.column(entries, TimelineStore::account, Long[]::new))
                .param("ats", Rows.instants(entries, TimelineEntry::at))
                .param("kinds", Rows.column(entries, TimelineEntry::kind, String[]::new))
                .param("texts", Rows.column(entries, TimelineEntry::text, String[]::new))
                .param("amounts", Rows.column(entries, TimelineEntry::amount, BigDecimal[]::new))
                .param("currencies", Rows.column(entries, TimelineStore::currency, String[]::new))
                .param("links", Rows.column(entries, TimelineEntry::link, String[]::new))
                .param("labels", Rows.column(entries, entry -> String.join(" ", entry.labels()), String[]::new))
                .param("users", Rows.column(entries, TimelineStore::onlyUser, Long[]::new))
                .param("teams", Rows.column(entries, TimelineStore::onlyTeam, Long[]::new))
                .update();
        events.publishEvent(new TimelineChanged(
                entries.stream().map(TimelineEntry::source).collect(Collectors.toSet()),
                entries.stream()
                        .map(TimelineEntry::person)
                        .filter(Objects::nonNull)
                        .map(PersonId::value)
                        .distinct()
                        .toList()));
    }

    @Override
    @WithoutViewer("modules take back what they wrote")
    public void remove(String source, List<Long> sourceIds) {
        if (sourceIds.isEmpty()) return;
        List<Long> people = jdbc.sql("""
                        with gone as (
                            delete from timeline_entry where source = :source and source_id = any(:ids) returning person_id)
                        select distinct person_id from gone where person_id is not null
                        """)
                .param("source", source)
                .param("ids", Rows.ids(sourceIds))
                .query((row, _) -> row.getLong("person_id"))
                .list();
        if (!people.isEmpty()) events.publishEvent(new TimelineChanged(Set.of(source), people));
    }

    @EventListener
    void on(OwnersChanged changed) {
        OwnerColumns.ofPeople(jdbc, changed, "timeline_entry");
        OwnerColumns.ofAccounts(jdbc, changed, "timeline_entry", "t.person_id is null");
    }

    /// What there is of a person for this viewer to choose from, for filters: see [#group].
    List<String> groups(Viewer viewer, PersonId person) {
        return jdbc
                .sql("""
                select distinct t.source from timeline_entry t where t.person_id = any(person_ids(:person)) and %s
                """.formatted(seen(viewer, "t")))
                .params(sources())
                .param("person", person.value())
                .params(viewer.parameters())
                .query((row, _) -> group(row.getString("source")))
                .list()
                .stream()
                .distinct()
                .sorted()
                .toList();
    }

    List<String> groups(Viewer viewer, AccountId account) {
        return jdbc
                .sql(treeAndMembers(viewer) + """
                select distinct t.source from timeline_entry t
                 where (t.account_id in (select id from tree)
                        or t.account_id is null and t.person_id in (select id from member))
                   and %s
                """.formatted(seen(viewer, "t")))
                .params(sources())
                .param("account", account.value())
                .params(viewer.parameters())
                .query((row, _) -> group(row.getString("source")))
                .list()
                .stream()
                .distinct()
                .sorted()
                .toList();
    }

    /// Sources that differ in their last part, such as `invoice` and `invoice-paid`, are chosen together.
    static String group(String source) {
        int dash = source.indexOf('-');
        return dash < 0 ? source : source.substring(0, dash);
    }

    List<TimelineEntry> page(Viewer viewer, PersonId person, @Nullable Cursor after, int limit) {
        return page(viewer, person, List.of(), after, limit);
    }

    /// A person's entries, newest first, after the last one of the page before; of these groups of sources, or of
    /// all where none is named.
    List<TimelineEntry> page(Viewer viewer, PersonId person, List<String> only, @Nullable Cursor after, int limit) {
        Cursor from = after == null ? Cursor.START : after;
        return jdbc.sql("""
                select t.* from unnest(person_ids(:person)) as same(id) cross join lateral (
                    select t.* from timeline_entry t
                     where t.person_id = same.id
                       and t.at <= :at and (t.at < :at or (t.source, t.source_id) > (:source, :id))
                       and (:all or split_part(t.source, '-', 1) = any(:only))
                       and %s and %s
                     order by t.at desc, t.source, t.source_id
                     limit :limit) t
                 order by t.at desc, t.source, t.source_id
                 limit :limit
                """.formatted(seen(viewer, "t"), first(viewer, "c.person_id = any(person_ids(:person))")))
                .param("shared", shared())
                .params(sources())
                .param("all", only.isEmpty())
                .param("only", only.toArray(String[]::new))
                .param("person", person.value())
                .param("at", Rows.at(from.at()))
                .param("source", from.source())
                .param("id", from.sourceId())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> entry(viewer, row))
                .list();
    }

    List<TimelineEntry> page(Viewer viewer, AccountId account, @Nullable Cursor after, int limit) {
        return page(viewer, account, List.of(), after, limit);
    }

    /// The same of an account and all below it: what names one of them, and what names none but happened to somebody
    /// who belongs there.
    List<TimelineEntry> page(Viewer viewer, AccountId account, List<String> only, @Nullable Cursor after, int limit) {
        Cursor from = after == null ? Cursor.START : after;
        // Of what several of them took part in, each has a line; one of them is shown, and on one page alone.
        String next = """
                t.at <= :at and (t.at < :at or ((t.source, t.source_id) > (:source, :id)
                                                and (split_part(t.source, '-with', 1) <> all(:shared) or not (%s or %s))))
                   and (:all or split_part(t.source, '-', 1) = any(:only)) and %s
                """.formatted(
                        shown(viewer, "c.account_id in (select id from tree)"),
                        shown(viewer, "c.account_id is null and c.person_id in (select id from member)"),
                        seen(viewer, "t"));
        return jdbc.sql(treeAndMembers(viewer)
                        + """
                select t.* from (select distinct on (t.at, t.what, t.one) t.* from (select t.*, %2$s from (
                    select t.* from tree cross join lateral (
                        select t.* from timeline_entry t where t.account_id = tree.id and %1$s and %3$s
                         order by t.at desc, t.source, t.source_id limit :limit) t
                     union all
                    select t.* from member cross join lateral (
                        select t.* from timeline_entry t
                         where t.person_id = member.id and t.account_id is null and %1$s
                         order by t.at desc, t.source, t.source_id limit :limit) t) t) t
                 order by t.at, t.what, t.one, t.source, t.source_id) t
                 order by t.at desc, t.source, t.source_id
                 limit :limit
                """.formatted(next, ONCE, first(viewer, "c.account_id = t.account_id")))
                .param("shared", shared())
                .params(sources())
                .param("all", only.isEmpty())
                .param("only", only.toArray(String[]::new))
                .param("account", account.value())
                .param("at", Rows.at(from.at()))
                .param("source", from.source())
                .param("id", from.sourceId())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> entry(viewer, row))
                .list();
    }

    @EventListener
    @WithoutViewer("whoever deletes a person was asked")
    void on(PeopleDeleted deleted) {
        jdbc.sql("delete from timeline_entry where person_id = any(:people)")
                .param("people", Rows.ids(deleted.people()))
                .update();
    }

    @EventListener
    @WithoutViewer("whoever deletes an account was asked")
    void on(AccountsDeleted deleted) {
        jdbc.sql("delete from timeline_entry where account_id = any(:accounts) and person_id is null")
                .param("accounts", Rows.ids(deleted.accounts()))
                .update();
        jdbc.sql("update timeline_entry set account_id = null where account_id = any(:accounts)")
                .param("accounts", Rows.ids(deleted.accounts()))
                .update();
    }

    private static String treeAndMembers(Viewer viewer) {
        return """
                with tree as materialized (
                    select a.id from account_tree(:account) as t(id) join account a on a.id = t.id where %s),
                member as materialized (
                    select unnest(same_people(array_agg(m.person_id))) as id
                      from membership m join tree on tree.id = m.account_id
                      join person s on s.id = m.person_id and s.merged_into is null)
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a"));
    }

    /// A line about a person is seen by whoever sees the person, one about an account alone by whoever sees that; and
    /// one for some by nobody else.
    private String seen(Viewer viewer, String alias) {
        return """
                (case when %1$s.person_id is null then %2$s else %3$s end and %4$s
                 and (%1$s.only_user_id is null or %1$s.only_user_id = :viewer_user
                      or %1$s.only_team_id = any(:viewer_teams)))
                """.formatted(
                alias, viewer.sees(Kind.ACCOUNTS, alias), viewer.sees(Kind.PEOPLE, alias), lines(viewer, alias));
    }

    /// Of the lines of all who took part in the same, the first of those that stand on this timeline: `whose` says it
    /// of `c`.
    private String first(Viewer viewer, String whose) {
        return """
                (split_part(t.source, '-with', 1) <> all(:shared) or not exists (
                    select from timeline_entry c
                     where %s and c.at = t.at and c.link = t.link
                       and split_part(c.source, '-with', 1) = split_part(t.source, '-with', 1)
                       and (c.source, c.source_id) < (t.source, t.source_id) and %s))
                """.formatted(whose, seen(viewer, "c"));
    }

    /// Whether a line of the same, at the moment where the page before ended, stood on it.
    private String shown(Viewer viewer, String whose) {
        return """
                exists (select from timeline_entry c
                         where %s and c.at = :at and c.link = t.link
                           and split_part(c.source, '-with', 1) = split_part(t.source, '-with', 1)
                           and (c.source, c.source_id) <= (:source, :id) and %s)
                """.formatted(whose, seen(viewer, "c")).strip();
    }

    private static @Nullable Long person(TimelineEntry entry) {
        return entry.person() == null ? null : entry.person().value();
    }

    private static @Nullable Long onlyUser(TimelineEntry entry) {
        return entry.only() == null ? null : entry.only().user().value();
    }

    private static @Nullable Long onlyTeam(TimelineEntry entry) {
        return entry.only() == null || entry.only().team() == null
                ? null
                : entry.only().team().value();
    }

    private static @Nullable Long account(TimelineEntry entry) {
        return entry.account() == null ? null : entry.account().value();
    }

    private static @Nullable String currency(TimelineEntry entry) {
        return entry.currency() == null ? null : entry.currency().getCurrencyCode();
    }

    /// The lines of each kind by that kind's own predicate.
    private String lines(Viewer viewer, String alias) {
        Set<Kind> declared = EnumSet.noneOf(Kind.class);
        declared.addAll(kinds.values());
        if (declared.stream().allMatch(kind -> viewer.reads(kind) == Viewer.Scope.ALL)) return "true";
        return declared.stream()
                .map(kind ->
                        "(%s.source = any(:sources_of_%s) and %s)".formatted(alias, kind, viewer.sees(kind, alias)))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /// Sources of which others who took part have lines too.
    private String[] shared() {
        return shared.toArray(String[]::new);
    }

    private Map<String, Object> sources() {
        var sources = new HashMap<String, Object>();
        for (Kind kind : Kind.values())
            sources.put(
                    "sources_of_" + kind,
                    kinds.entrySet().stream()
                            .filter(declared -> declared.getValue() == kind)
                            .map(Map.Entry::getKey)
                            .toArray(String[]::new));
        return sources;
    }

    private static TimelineEntry entry(Viewer viewer, ResultSet row) throws SQLException {
        Long person = Rows.optionalLong(row, "person_id");
        Long account = Rows.optionalLong(row, "account_id");
        Long user = Rows.optionalLong(row, "only_user_id");
        Long team = Rows.optionalLong(row, "only_team_id");
        String currency = viewer.shows(Field.AMOUNTS) ? row.getString("currency") : null;
        return new TimelineEntry(
                row.getString("source"),
                row.getLong("source_id"),
                person == null ? null : new PersonId(person),
                account == null ? null : new AccountId(account),
                Rows.instant(row, "at"),
                row.getString("kind"),
                row.getString("text"),
                currency == null ? null : row.getBigDecimal("amount"),
                currency == null ? null : Currency.getInstance(currency),
                row.getString("link"),
                List.of((String[]) row.getArray("labels").getArray()),
                user == null ? null : new TimelineEntry.Only(new UserId(user), team == null ? null : new TeamId(team)));
    }
}
