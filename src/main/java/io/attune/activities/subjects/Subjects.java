package io.attune.activities.subjects;

import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.web.NotFound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// People and accounts that an activity can be about.
@Component
public class Subjects {
    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A subject that the viewer sees; `owner` and `team` are what its activities carry.
    public record Known(
            Subject subject,
            String name,
            @Nullable Long owner,
            @Nullable Long team) {}

    /// Whether the viewer may note down anything at all.
    public static boolean adds(Viewer viewer) {
        return viewer.writes(Kind.ACTIVITIES) != Scope.NONE;
    }

    /// @throws NotFound where there is no such person or account for this viewer
    public Known require(Viewer viewer, Subject subject) {
        return find(viewer, subject)
                .orElseThrow(() -> new NotFound(subject.path().substring(1)));
    }

    public Optional<Known> find(Viewer viewer, Subject subject) {
        if (subject.nobody()) return Optional.empty();
        if (subject.account() != null
                && subject.person() != null
                && account(viewer, subject).isEmpty()) return Optional.empty();
        return subject.person() != null ? person(viewer, subject) : account(viewer, subject);
    }

    private Optional<Known> person(Viewer viewer, Subject subject) {
        return jdbc.sql("""
                select p.name, p.owner_id, p.team_id from person p where p.id = survivor_of(:id) and %s and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.ACTIVITIES, "p")))
                .param("id", subject.personNumber())
                .params(viewer.parameters())
                .query((row, _) -> new Known(
                        subject,
                        row.getString("name"),
                        Rows.optionalLong(row, "owner_id"),
                        Rows.optionalLong(row, "team_id")))
                .optional();
    }

    private Optional<Known> account(Viewer viewer, Subject subject) {
        return jdbc.sql("""
                select a.name, a.owner_id, a.team_id from account a where a.id = :id and %s and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a"), viewer.sees(Kind.ACTIVITIES, "a")))
                .param("id", subject.accountNumber())
                .params(viewer.parameters())
                .query((row, _) -> new Known(
                        subject,
                        row.getString("name"),
                        Rows.optionalLong(row, "owner_id"),
                        Rows.optionalLong(row, "team_id")))
                .optional();
    }
}
