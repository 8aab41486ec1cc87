package io.attune.platform.users;

import static java.time.ZoneOffset.UTC;

import io.attune.platform.security.Grants;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ColleagueStore {
    private static final String COLLEAGUE = """
            select c.id, c.name, c.mail, c.role, c.reads, c.signed_in_at,
                   case when c.disabled_at is not null then 'DISABLED'
                        when c.password is null then 'INVITED'
                        else 'ACTIVE'
                   end as state,
                   array(select m.team_id from team_member m where m.user_id = c.id) as teams
              from colleague c
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ColleagueStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What signing in needs to know; `password` is absent until an invitation is accepted.
    record Credentials(UserId user, @Nullable String password, boolean disabled) {}

    /// What somebody chose for themselves; absent is "as the company".
    record Preferences(
            String name,
            @Nullable Locale language,
            @Nullable ZoneId zone) {}

    boolean exist() {
        return jdbc.sql("select exists (select from colleague)")
                .query(Boolean.class)
                .single();
    }

    List<Colleague> all() {
        return jdbc.sql(COLLEAGUE + " order by lower(c.name), c.id")
                .query(ColleagueStore::colleague)
                .list();
    }

    List<Colleague> active() {
        return jdbc.sql(COLLEAGUE
                        + " where c.disabled_at is null and c.password is not null order by lower(c.name), c.id")
                .query(ColleagueStore::colleague)
                .list();
    }

    Optional<Colleague> find(UserId id) {
        return jdbc.sql(COLLEAGUE + " where c.id = :id")
                .param("id", id.value())
                .query(ColleagueStore::colleague)
                .optional();
    }

    Optional<Colleague> find(String mail) {
        return jdbc.sql(COLLEAGUE + " where c.mail = :mail")
                .param("mail", mail)
                .query(ColleagueStore::colleague)
                .optional();
    }

    Map<UserId, String> names(Collection<UserId> ids) {
        Map<UserId, String> names = new HashMap<>();
        jdbc.sql("select id, name from colleague where id = any(:ids)")
                .param("ids", ids.stream().map(UserId::value).distinct().toArray(Long[]::new))
                .query(row -> {
                    names.put(new UserId(row.getLong("id")), row.getString("name"));
                });
        return names;
    }

    Optional<Credentials> credentials(String mail) {
        return jdbc.sql("select id, password, disabled_at from colleague where mail = :mail")
                .param("mail", mail)
                .query(ColleagueStore::credentials)
                .optional();
    }

    Optional<Credentials> credentials(UserId id) {
        return jdbc.sql("select id, password, disabled_at from colleague where id = :id")
                .param("id", id.value())
                .query(ColleagueStore::credentials)
                .optional();
    }

    /// One statement per request; `language` and `zone` are the company's where somebody has none of their own.
    Optional<Viewer> viewer(UserId id, Locale language, ZoneId zone) {
        return jdbc.sql("""
                select c.name, c.role, c.reads, c.language, c.zone, %s,
                       array(select m.team_id from team_member m where m.user_id = c.id) as teams
                  from colleague c
                 where c.id = :id
                   and c.disabled_at is null
                """.formatted(RoleStore.OVERRIDES.strip()))
                .param("id", id.value())
                .query((row, _) -> new Viewer(
                        id,
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        teams(row),
                        grants(row),
                        row.getString("language") == null ? language : Locale.forLanguageTag(row.getString("language")),
                        row.getString("zone") == null ? zone : ZoneId.of(row.getString("zone"))))
                .optional();
    }

    /// Empty where the mail is taken.
    Optional<UserId> insert(String name, String mail, Role role, Viewer.Scope reads, @Nullable String password) {
        return jdbc.sql("""
                insert into colleague (name, mail, role, reads, password, created_at)
                values (:name, :mail, :role, :reads, :password, :now)
                    on conflict (mail) do nothing
                returning id
                """)
                .param("name", name.strip())
                .param("mail", Mails.normal(mail))
                .param("role", role.name())
                .param("reads", reads.name())
                .param("password", password)
                .param("now", clock.instant().atOffset(UTC))
                .query(Long.class)
                .optional()
                .map(UserId::new);
    }

    void change(UserId id, String name, Role role, Viewer.Scope reads) {
        jdbc.sql("update colleague set name = :name, role = :role, reads = :reads where id = :id")
                .param("id", id.value())
                .param("name", name.strip())
                .param("role", role.name())
                .param("reads", reads.name())
                .update();
    }

    Preferences preferences(UserId id) {
        return jdbc.sql("select name, language, zone from colleague where id = :id")
                .param("id", id.value())
                .query((row, _) -> new Preferences(
                        row.getString("name"),
                        row.getString("language") == null ? null : Locale.forLanguageTag(row.getString("language")),
                        row.getString("zone") == null ? null : ZoneId.of(row.getString("zone"))))
                .single();
    }

    void prefer(UserId id, Preferences chosen) {
        jdbc.sql("update colleague set name = :name, language = :language, zone = :zone where id = :id")
                .param("id", id.value())
                .param("name", chosen.name().strip())
                .param(
                        "language",
                        chosen.language() == null ? null : chosen.language().toLanguageTag())
                .param("zone", chosen.zone() == null ? null : chosen.zone().getId())
                .update();
    }

    void setPassword(UserId id, String hash) {
        jdbc.sql("update colleague set password = :hash where id = :id")
                .param("id", id.value())
                .param("hash", hash)
                .update();
    }

    void signedIn(UserId id) {
        jdbc.sql("update colleague set signed_in_at = :now where id = :id")
                .param("id", id.value())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    void setDisabled(UserId id, boolean disabled) {
        jdbc.sql("update colleague set disabled_at = :at where id = :id")
                .param("id", id.value())
                .param("at", disabled ? clock.instant().atOffset(UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /// The admins who can sign in, held until the transaction ends: two of them cannot remove each other at once.
    Set<UserId> lockAdmins() {
        return jdbc.sql("""
                        select id
                          from colleague
                         where role = 'ADMIN'
                           and disabled_at is null
                           and password is not null
                         order by id
                           for update
                        """).query((row, _) -> new UserId(row.getLong("id"))).set();
    }

    private static Credentials credentials(ResultSet row, int number) throws SQLException {
        return new Credentials(
                new UserId(row.getLong("id")), row.getString("password"), row.getObject("disabled_at") != null);
    }

    private static Colleague colleague(ResultSet row, int number) throws SQLException {
        OffsetDateTime signedIn = row.getObject("signed_in_at", OffsetDateTime.class);
        return new Colleague(
                new UserId(row.getLong("id")),
                row.getString("name"),
                row.getString("mail"),
                Role.valueOf(row.getString("role")),
                Viewer.Scope.valueOf(row.getString("reads")),
                Colleague.State.valueOf(row.getString("state")),
                teams(row),
                signedIn == null ? null : signedIn.toInstant());
    }

    /// What the role may, nowhere wider than this colleague.
    private static Grants grants(ResultSet row) throws SQLException {
        Role role = Role.valueOf(row.getString("role"));
        return RoleStore.read(role, row).limitedTo(Viewer.Scope.valueOf(row.getString("reads")));
    }

    private static Set<TeamId> teams(ResultSet row) throws SQLException {
        return Arrays.stream((Long[]) row.getArray("teams").getArray())
                .map(TeamId::new)
                .collect(Collectors.toSet());
    }
}
