package io.attune.platform.users;

import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people who work here and their teams, for everybody who names, asks or assigns one.
public interface Colleagues {
    /// Whether there is anybody at all.
    boolean exist();

    /// Everybody, by name, invited and disabled ones too.
    List<Colleague> all();

    /// Those who can sign in, by name.
    List<Colleague> active();

    Optional<Colleague> find(UserId id);

    /// The names of these, disabled ones too.
    Map<UserId, String> names(Collection<UserId> ids);

    /// All teams, by name.
    List<Team> teams();

    /// Somebody who can sign in at once; for the demo and the command line, since people are invited otherwise.
    ///
    /// @throws MailTaken if somebody has this address already
    UserId create(String name, String mail, Role role, String password);

    /// A team of these; the one of that name if it is there already, with them added.
    TeamId team(String name, Collection<UserId> members);
}
