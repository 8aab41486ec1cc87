package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.customers.accounts.ApiAccount.Input;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsBodies;
import io.attune.customers.records.FactsForm;
import io.attune.customers.records.FactsReader;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Refused;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Version;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.tokens.CurrentToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of accounts, by the rules of the form.
@Component
class AccountWriting {
    private final AccountStore accounts;
    private final AccountEdits edits;
    private final FactsReader reader;
    private final FactsBodies bodies;
    private final CurrentToken token;

    AccountWriting(
            AccountStore accounts, AccountEdits edits, FactsReader reader, FactsBodies bodies, CurrentToken token) {
        this.accounts = accounts;
        this.edits = edits;
        this.reader = reader;
        this.bodies = bodies;
        this.token = token;
    }

    ApiAccount shown(AccountRecord account) {
        return ApiAccount.of(account, FactsBodies.json(account.facts()));
    }

    /// Whoever may not change what they wrote never wrote it.
    @Transactional
    public AccountId create(Viewer viewer, Input input) {
        Read read = read(viewer, input, null);
        Facts facts = read.facts().owner() == null && read.facts().team() == null
                ? read.facts().ownedBy(Ownership.ownerOf(viewer, Kind.ACCOUNTS))
                : read.facts();
        try {
            AccountId made = edits.create(viewer, facts, read.website(), read.parent(), origin(viewer));
            if (!accounts.changeable(viewer, made)) throw ApiProblem.field("owner", "api.problem.owner");
            return made;
        } catch (Refused e) {
            throw FactsBodies.refused(Map.of(e.field(), e.reason()));
        }
    }

    void change(Viewer viewer, AccountRecord before, int version, Input input) {
        Read read = read(viewer, input, before);
        try {
            edits.change(viewer, before.id(), version, read.facts(), read.website(), read.parent(), origin(viewer));
        } catch (Refused e) {
            throw FactsBodies.refused(Map.of(e.field(), e.reason()));
        } catch (SomebodyWasFaster _) {
            throw Version.changed();
        }
    }

    private Origin origin(Viewer viewer) {
        return token.id().map(Origin::api).orElse(Origin.user(viewer.user()));
    }

    private record Read(
            Facts facts, @Nullable String website, @Nullable AccountId parent) {}

    private Read read(Viewer viewer, Input input, @Nullable AccountRecord before) {
        var problems = new HashMap<String, String>();
        int version = before == null ? 0 : before.stamp().version();
        FactsForm form = bodies.form(RecordKind.ACCOUNT, input, version, problems);
        String website = Objects.requireNonNullElse(input.website(), "").strip();
        String link = new AccountForm(form, website, "").link(problems);
        AccountId parent = parent(viewer, input, before, problems);
        Facts facts = reader.read(RecordKind.ACCOUNT, form, problems)
                .filter(_ -> problems.isEmpty())
                .orElseThrow(() -> FactsBodies.refused(problems));
        return new Read(bodies.owned(facts, input), link, parent);
    }

    /// One that the viewer does not see stays where nothing is said.
    private @Nullable AccountId parent(
            Viewer viewer, Input input, @Nullable AccountRecord before, Map<String, String> problems) {
        if (input.parent() == null) return before != null && before.parentName() == null ? before.parent() : null;
        var parent = new AccountId(input.parent());
        if (accounts.find(viewer, parent).isEmpty()) problems.put("parent", "problem.account.unknown");
        return parent;
    }
}
