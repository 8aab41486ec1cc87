package io.attune.demo.loading;

import io.attune.demo.generator.Cast;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What colleagues did with customers besides answering them, and what is still to be done: the cast by hand, the
/// contacts of companies by the year; each kind in one statement.
@Component
@WithoutViewer("the demo company is made for everybody")
class ActivityRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivityRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// `ago` in hours.
    private record Said(
            String kind, String person, String by, double ago, String way, int minutes, String outcome, String text) {}

    /// `in` is days from today.
    private record ToDo(String person, String assignee, String by, int in, String title) {}

    private static final List<Said> SAID = List.of(
            new Said("call", Cast.JONAS, "ines", 20, "in", 14, "reached", """
                    Angry about the pendants for the hall in Bremen: they left on Tuesday without the canopies.
                    Promised an answer today, and a date by tomorrow noon."""),
            new Said("note", Cast.JONAS, "ines", 19, "", 0, "", """
                    @Mira Kovač please hold back the usual text, he wants a person.
                    @Katrin Vogel can we waive the freight? The frame contract ends in January."""),
            new Said("meeting", Cast.JONAS, "ines", 24 * 40, "", 75, "agreed", """
                    Walked through the hall with his fitters. 48 pendants, second batch of 24 in spring."""),
            new Said("mail", Cast.JONAS, "katrin", 24 * 61, "out", 0, "", "Sent the frame contract for next year."),
            new Said("note", Cast.ADA, "mira", 30, "", 0, "", """
                    Third crushed parcel in a row. @Tom Lindqvist is this the carrier in Porto again?
                    See https://lumen.example/shipping"""),
            new Said(
                    "call",
                    Cast.ADA,
                    "mira",
                    28,
                    "out",
                    0,
                    "voicemail",
                    "Tried to reach her, will try again in the morning."),
            new Said(
                    "chat",
                    Cast.ADA,
                    "lucie",
                    24 * 90,
                    "in",
                    0,
                    "agreed",
                    "Asked for a second shade in sand; told her when it is back."),
            new Said(
                    "note",
                    Cast.NAOKI,
                    "kenji",
                    24 * 3,
                    "",
                    0,
                    "",
                    "Writes in Japanese only, and answers within the hour."),
            new Said(
                    "mail",
                    Cast.CARLA,
                    "lucie",
                    24 * 6,
                    "in",
                    0,
                    "",
                    "Wants to know when the red one is back; the workshop says six weeks."),
            new Said(
                    "meeting",
                    Cast.FARID,
                    "daniel",
                    24 * 12,
                    "",
                    40,
                    "reached",
                    "Showed us how he mounts the lamp on his bike bag. Took pictures."));

    private static final List<ToDo> TO_DO = List.of(
            new ToDo(Cast.JONAS, "mira", "ines", 0, "Tell Jonas when the canopies leave"),
            new ToDo(Cast.ADA, "mira", "mira", 0, "Call Ada again about the crushed parcels"),
            new ToDo(Cast.ADA, "tom", "mira", 0, "Ask the carrier in Porto about crushed parcels"),
            new ToDo(Cast.JONAS, "ines", "ines", 1, "Offer for the second batch of pendants"),
            new ToDo(Cast.CARLA, "mira", "lucie", -2, "Tell Carla about the red one"),
            new ToDo(Cast.FARID, "daniel", "daniel", 6, "Try the clip on a bike bag"),
            new ToDo(Cast.NAOKI, "kenji", "kenji", 3, "Recommend a lamp to Naoki"));

    @Transactional
    public void insert(Map<String, UserId> colleagues) {
        Instant now = clock.instant();
        said(colleagues, now);
        saidToCompanies(now);
        noteOnCompanies(now);
        others();
        mention();
        toDo(colleagues, now);
        files(colleagues, now);
        onTimelines();
        jdbc.sql("analyze interaction, interaction_person, task, customer_file, notice")
                .update();
    }

    private void said(Map<String, UserId> colleagues, Instant now) {
        jdbc.sql("""
                insert into interaction (kind, person_id, direction, at, minutes, text, outcome, owner_id, team_id,
                                         created_by, created_at, changed_at)
                select n.kind, p.id, nullif(n.direction, ''), n.at, nullif(n.minutes, 0), n.text, nullif(n.outcome, ''),
                       p.owner_id, p.team_id, n.by_id, n.at, n.at
                  from unnest(:kinds::text[], :people::text[], :by::bigint[], :ats::timestamptz[], :ways::text[],
                              :minutes::int[], :outcomes::text[], :texts::text[])
                    as n(kind, person, by_id, at, direction, minutes, outcome, text)
                  join person p on p.external_id = n.person
                 order by n.at
                """)
                .param("kinds", Rows.column(SAID, Said::kind, String[]::new))
                .param("people", Rows.column(SAID, Said::person, String[]::new))
                .param("by", Rows.column(SAID, said -> id(colleagues, said.by()), Long[]::new))
                .param("ats", Rows.instants(SAID, said -> now.minusSeconds((long) (said.ago() * 3_600))))
                .param("ways", Rows.column(SAID, Said::way, String[]::new))
                .param("minutes", Rows.column(SAID, Said::minutes, Integer[]::new))
                .param("outcomes", Rows.column(SAID, Said::outcome, String[]::new))
                .param("texts", Rows.column(SAID, Said::text, String[]::new))
                .update();
    }

    /// Whoever buys for a company is called once a quarter by whoever answers for it; the same people every time.
    private void saidToCompanies(Instant now) {
        jdbc.sql("""
                insert into interaction (kind, person_id, account_id, direction, at, minutes, text, outcome, owner_id,
                                         team_id, created_by, created_at, changed_at)
                select (array['call', 'mail', 'meeting', 'call'])[1 + (c.seed + q.quarter) % 4], c.person_id, c.account_id,
                       case when (c.seed + q.quarter) % 4 = 2 then null when c.seed % 3 = 0 then 'in' else 'out' end,
                       c.at, case when (c.seed + q.quarter) % 4 in (0, 2, 3) then 5 + (c.seed * 7 + q.quarter) % 40 end,
                       (array['Went through the open orders; all on time.',
                              'Asked how the last delivery was: fine, packaging could be less.',
                              'Wants the new price list when it is out.',
                              'Talked about dimmable drivers for the next floor.',
                              'No need at the moment, will come back after the holidays.'])
                           [1 + (c.seed * 3 + q.quarter) % 5],
                       case when (c.seed + q.quarter) % 4 = 1 then null
                            else (array['reached', 'agreed', 'reached'])[1 + c.seed % 3] end,
                       c.owner_id, c.team_id, c.owner_id, c.at, c.at
                  from generate_series(0, 3) as q(quarter)
                 cross join lateral (
                    select p.id as person_id, m.account_id, p.owner_id, p.team_id, (p.id * 13 % 89)::int as seed,
                           :now::timestamptz - make_interval(days => (q.quarter * 91 + 3 + p.id * 13 % 89)::int,
                                                             hours => (p.id % 7)::int) as at
                      from (select person_id, min(account_id) as account_id from membership group by person_id) m
                      join person p on p.id = m.person_id
                     where p.owner_id is not null) c
                """).param("now", Rows.at(now)).update();
    }

    /// What is worth knowing of a company, whoever buys for it.
    private void noteOnCompanies(Instant now) {
        jdbc.sql("""
                insert into interaction (kind, account_id, at, text, owner_id, team_id, created_by, created_at, changed_at)
                select 'note', a.id, n.at,
                       (array['Orders go through their purchasing portal; a mail alone is not enough.',
                              'Prices are agreed until the end of the year, they ask for the new list in November.',
                              'Delivery only between seven and ten in the morning, the yard is shut afterwards.'])
                           [1 + (a.id % 3)::int],
                       a.owner_id, a.team_id, a.owner_id, n.at, n.at
                  from account a
                 cross join lateral (select :now::timestamptz - make_interval(days => (5 + a.id * 17 % 200)::int) as at) n
                 where a.owner_id is not null and a.id % 4 = 0
                """).param("now", Rows.at(now)).update();
    }

    /// To meetings come up to two more of the same company.
    private void others() {
        jdbc.sql("""
                insert into interaction_person (interaction_id, place, person_id, owner_id, team_id)
                select i.id, other.place, other.id, other.owner_id, other.team_id
                  from interaction i
                 cross join lateral (
                    select p.id, p.owner_id, p.team_id, row_number() over (order by p.id) as place
                      from membership m join person p on p.id = m.person_id
                     where m.account_id = i.account_id and p.id <> i.person_id
                     order by p.id limit 2) other
                 where i.kind = 'meeting' and i.account_id is not null and i.person_id is not null
                """).update();
    }

    private void mention() {
        jdbc.sql("""
                with named as (
                    insert into mention (interaction_id, user_id)
                    select i.id, c.id from interaction i join colleague c on position('@' || c.name in i.text) > 0
                    returning interaction_id, user_id)
                insert into notice (user_id, kind, interaction_id, by_id, at, told_at)
                select n.user_id, 'mention', i.id, i.created_by, i.at, i.at
                  from named n join interaction i on i.id = n.interaction_id
                 where n.user_id <> i.created_by
                """).update();
    }

    private void toDo(Map<String, UserId> colleagues, Instant now) {
        jdbc.sql("""
                insert into task (title, person_id, assignee_id, due_at, due_on, reminder, owner_id, team_id, created_by,
                                  created_at)
                select n.title, p.id, n.assignee_id, ((d.day + 1)::timestamp at time zone s.zone), d.day, 'none', p.owner_id,
                       p.team_id, n.by_id, :now::timestamptz - interval '1 day'
                  from unnest(:titles::text[], :people::text[], :assignees::bigint[], :by::bigint[], :days::int[])
                    as n(title, person, assignee_id, by_id, days)
                 cross join company_settings s
                 cross join lateral (select (:now::timestamptz at time zone s.zone)::date + n.days as day) d
                  join person p on p.external_id = n.person
                """)
                .param("now", Rows.at(now))
                .param("titles", Rows.column(TO_DO, ToDo::title, String[]::new))
                .param("people", Rows.column(TO_DO, ToDo::person, String[]::new))
                .param("assignees", Rows.column(TO_DO, todo -> id(colleagues, todo.assignee()), Long[]::new))
                .param("by", Rows.column(TO_DO, todo -> id(colleagues, todo.by()), Long[]::new))
                .param("days", Rows.column(TO_DO, ToDo::in, Integer[]::new))
                .update();
    }

    private void files(Map<String, UserId> colleagues, Instant now) {
        file(
                Cast.JONAS,
                "pendants-bremen.csv",
                "item;ordered;delivered\npendant 400;48;48\ncanopy;48;0\n",
                colleagues,
                now);
        file(Cast.ADA, "what-ada-wrote.txt", "Third parcel in a row that arrives crushed.\n", colleagues, now);
    }

    private void file(String person, String name, String text, Map<String, UserId> colleagues, Instant now) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                with kept as (
                    insert into customer_file (name, size, complete, lies, person_id, interaction_id, owner_id, team_id,
                                               created_by, created_at)
                    select :name, :size, true, 'database', p.id,
                           (select max(i.id) from interaction i where i.person_id = p.id and i.kind = 'note'),
                           p.owner_id, p.team_id, :by, :at::timestamptz
                      from person p where p.external_id = :person
                    returning id)
                insert into customer_file_piece (file_id, place, bytes) select id, 0, :bytes from kept
                """)
                .param("name", name)
                .param("size", bytes.length)
                .param("by", id(colleagues, "mira"))
                .param("at", Rows.at(now.minusSeconds(18 * 3_600)))
                .param("person", person)
                .param("bytes", bytes)
                .update();
    }

    private void onTimelines() {
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, account_id, at, kind, text, link, labels,
                                            owner_id, team_id)
                select kind, id, person_id, account_id, at, kind, left(regexp_replace(text, '\\s+', ' ', 'g'), 300),
                       '/interactions/' || id,
                       array_remove(array['direction.' || direction, 'outcome.' || outcome], null), owner_id, team_id
                  from interaction
                 union all
                select i.kind || '-with', i.id * 64 + x.place, x.person_id, null, i.at, i.kind,
                       left(regexp_replace(i.text, '\\s+', ' ', 'g'), 300), '/interactions/' || i.id,
                       array_remove(array['direction.' || i.direction, 'outcome.' || i.outcome], null), x.owner_id, x.team_id
                  from interaction_person x join interaction i on i.id = x.interaction_id
                 union all
                select 'task', id, person_id, account_id,
                       due_at - case when due_on is null then interval '0' else interval '1 second' end, 'task', title,
                       '/tasks/' || id,
                       array['task.label.open'], owner_id, team_id
                  from task
                 union all
                select 'file', id, person_id, account_id, created_at, 'file', name, '/files/' || id, '{}', owner_id, team_id
                  from customer_file
                """).update();
    }

    private static Long id(Map<String, UserId> colleagues, String key) {
        return Objects.requireNonNull(colleagues.get(key), key).value();
    }
}
