package io.attune.customers.records;

import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.users.Team;
import io.attune.platform.web.Choice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may own a record, and what owners are called.
@Component
public class Ownership {
    private final Colleagues colleagues;

    Ownership(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    public List<Choice> owners() {
        return colleagues.active().stream()
                .map(colleague -> new Choice(colleague.id().toString(), colleague.name()))
                .toList();
    }

    public List<Choice> teams() {
        return colleagues.teams().stream()
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
    }

    /// The team of a record that this viewer makes: theirs, where they have one only.
    public static @Nullable TeamId teamOf(Viewer viewer) {
        return viewer.teams().size() == 1 ? viewer.teams().iterator().next() : null;
    }

    /// The owner of a record that a program of this viewer makes and gives to nobody: theirs, where they would not see
    /// it otherwise.
    public static @Nullable UserId ownerOf(Viewer viewer, Kind kind) {
        return viewer.reads(kind) == Viewer.Scope.ALL ? null : viewer.user();
    }

    public Optional<String> name(@Nullable UserId owner) {
        return owner == null ? Optional.empty() : colleagues.find(owner).map(Colleague::name);
    }

    public Optional<String> name(@Nullable TeamId team) {
        if (team == null) return Optional.empty();
        return colleagues.teams().stream()
                .filter(one -> one.id().equals(team))
                .map(Team::name)
                .findFirst();
    }
}
