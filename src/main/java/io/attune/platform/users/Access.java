package io.attune.platform.users;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.AccessChanged;
import io.attune.platform.security.Role;
import io.attune.platform.security.Secret;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.ViewsChanged;
import io.attune.platform.users.AccessLinkStore.Kind;
import io.attune.platform.web.NotFound;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who gets in and as what: each change is one transaction, audited, and ends what is open where it takes
/// rights away.
@Component
class Access {
    private final ColleagueStore colleagues;
    private final TeamStore teams;
    private final AccessLinkStore links;
    private final Passwords passwords;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Access(
            ColleagueStore colleagues,
            TeamStore teams,
            AccessLinkStore links,
            Passwords passwords,
            Audit audit,
            ApplicationEventPublisher events) {
        this.colleagues = colleagues;
        this.teams = teams;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    /// Somebody new, and the link that lets them choose a password.
    ///
    /// @throws MailTaken if somebody has this address already
    @Transactional
    Secret invite(String name, String mail, Role role, Viewer.Scope reads, Collection<TeamId> memberOf, UserId by) {
        UserId user = colleagues.insert(name, mail, role, reads, null).orElseThrow(MailTaken::new);
        teams.setTeams(user, memberOf);
        audit.record(by, "user.invited", "user:" + user, Map.of("role", role.name()));
        return links.create(Kind.INVITATION, user, by);
    }

    /// A link for somebody who lost their password, or their invitation.
    @Transactional
    Secret link(Colleague colleague, UserId by) {
        audit.record(by, "user.linked", "user:" + colleague.id(), Map.of());
        return links.create(kind(colleague), colleague.id(), by);
    }

    /// As [#link], for whoever asks on the sign-in page; empty where nobody can sign in with this mail.
    @Transactional
    Optional<Secret> forgotten(String mail) {
        return colleagues
                .credentials(Mails.normal(mail))
                .filter(known -> !known.disabled())
                .flatMap(known -> colleagues.find(known.user()))
                .map(colleague -> {
                    audit.record(null, "user.forgot", "user:" + colleague.id(), Map.of());
                    return links.create(kind(colleague), colleague.id(), null);
                });
    }

    /// Sets the password that somebody chose through a link; false where the link has been used meanwhile.
    @Transactional
    boolean choose(Secret secret, String password) {
        var link = links.find(secret).orElse(null);
        if (link == null || !links.use(secret)) return false;
        colleagues.setPassword(link.user(), passwords.hash(password));
        audit.record(
                link.user(),
                link.kind() == Kind.INVITATION ? "user.accepted" : "user.password",
                "user:" + link.user(),
                Map.of());
        events.publishEvent(new AccessChanged(link.user()));
        return true;
    }

    /// False where the current password is not right.
    @Transactional
    boolean changePassword(UserId user, String current, String chosen) {
        String hash = colleagues.credentials(user).orElseThrow().password();
        if (!passwords.matches(current, hash)) return false;
        colleagues.setPassword(user, passwords.hash(chosen));
        audit.record(user, "user.password", "user:" + user, Map.of());
        events.publishEvent(new AccessChanged(user));
        return true;
    }

    @Transactional
    void change(UserId user, String name, Role role, Viewer.Scope reads, Collection<TeamId> memberOf, UserId by) {
        Set<UserId> admins = colleagues.lockAdmins();
        Colleague before = colleagues.find(user).orElseThrow(() -> new NotFound("user " + user));
        if (role != Role.ADMIN) requireAnother(admins, user);
        colleagues.change(user, name, role, reads);
        teams.setTeams(user, memberOf);
        audit.record(by, "user.changed", "user:" + user, differences(before, role, reads, memberOf));
        if (before.role() != role || before.reads() != reads) events.publishEvent(new AccessChanged(user));
        else if (!before.teams().equals(Set.copyOf(memberOf))) events.publishEvent(new ViewsChanged());
    }

    /// @throws LastAdmin if nobody else could administer Attune
    @Transactional
    void disable(UserId user, UserId by) {
        requireAnother(colleagues.lockAdmins(), user);
        colleagues.setDisabled(user, true);
        links.revoke(user);
        audit.record(by, "user.disabled", "user:" + user, Map.of());
        events.publishEvent(new AccessChanged(user));
    }

    @Transactional
    void enable(UserId user, UserId by) {
        colleagues.setDisabled(user, false);
        audit.record(by, "user.enabled", "user:" + user, Map.of());
    }

    private static Kind kind(Colleague colleague) {
        return colleague.state() == Colleague.State.INVITED ? Kind.INVITATION : Kind.RESET;
    }

    private static void requireAnother(Set<UserId> admins, UserId leaving) {
        if (admins.equals(Set.of(leaving))) throw new LastAdmin();
    }

    private static Map<String, String> differences(
            Colleague before, Role role, Viewer.Scope reads, Collection<TeamId> memberOf) {
        var differences = new TreeMap<String, String>();
        if (before.role() != role) differences.put("role", before.role() + " → " + role);
        if (before.reads() != reads) differences.put("reads", before.reads() + " → " + reads);
        if (!before.teams().equals(Set.copyOf(memberOf)))
            differences.put(
                    "teams",
                    memberOf.stream().map(TeamId::toString).sorted().toList().toString());
        return differences;
    }
}
