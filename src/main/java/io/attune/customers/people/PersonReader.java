package io.attune.customers.people;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.RecordKind;
import io.attune.customers.people.PersonForm.BelongingLine;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsReader;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Typed;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a [PersonForm].
@Component
class PersonReader {
    private static final int LONGEST = 200;
    private static final int LONGEST_CAMPAIGN = 120;

    private final FactsReader facts;
    private final Accounts accounts;

    PersonReader(FactsReader facts, Accounts accounts) {
        this.facts = facts;
        this.accounts = accounts;
    }

    /// `problems` by field; empty where there are any. `known` are the accounts this person belongs to already, whose
    /// names may be those of several.
    Optional<PersonChange> read(Viewer viewer, PersonForm form, List<Belonging> known, Map<String, String> problems) {
        Optional<Facts> read = facts.read(RecordKind.PERSON, form.facts(), problems);
        LocalDate since = day(form.since(), "since", problems);
        if (form.source().length() > LONGEST) problems.put("source", "problem.long");
        if (form.campaign().length() > LONGEST_CAMPAIGN) problems.put("campaign", "problem.long");
        if (!form.language().isEmpty() && !form.language().matches("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}"))
            problems.put("language", "problem.language");
        var belongings = new LinkedHashMap<AccountId, Belonging>();
        for (int i = 0; i < form.accounts().size(); i++)
            belonging(viewer, form.accounts().get(i), "account." + i, known, problems)
                    .ifPresent(one -> belongings.put(one.account(), one));
        if (read.isEmpty() || !problems.isEmpty()) return Optional.empty();
        return Optional.of(new PersonChange(
                read.get(),
                orNull(form.language()),
                orNull(form.source()),
                orNull(form.campaign()),
                since,
                new ArrayList<>(belongings.values())));
    }

    /// The form in words, by label: what two of them differ in is a conflict.
    Map<String, String> lines(PersonForm form, Words words) {
        var lines = new LinkedHashMap<>(facts.lines(RecordKind.PERSON, form.facts(), words));
        lines.put(
                words.text("record.accounts"),
                form.accounts().stream()
                        .filter(line -> !line.empty())
                        .map(line -> line.role().isEmpty() ? line.account() : line.account() + " · " + line.role())
                        .collect(Collectors.joining(", ")));
        lines.put(words.text("person.language"), form.language());
        lines.put(words.text("customers.source"), form.source());
        lines.put(words.text("customers.campaign"), form.campaign());
        lines.put(words.text("customers.since"), form.since());
        return lines;
    }

    private Optional<Belonging> belonging(
            Viewer viewer, BelongingLine line, String at, List<Belonging> known, Map<String, String> problems) {
        LocalDate since = day(line.since(), at + ".since", problems);
        LocalDate until = day(line.until(), at + ".until", problems);
        if (line.role().length() > LONGEST) problems.put(at + ".role", "problem.long");
        if (line.empty()) {
            if (!line.role().isEmpty() || since != null || until != null)
                problems.put(at + ".name", "problem.required");
            return Optional.empty();
        }
        if (since != null && until != null && until.isBefore(since)) problems.put(at + ".until", "problem.period");
        AccountId account = account(viewer, line.account(), at + ".name", known, problems);
        if (account == null || problems.containsKey(at + ".until")) return Optional.empty();
        return Optional.of(new Belonging(account, line.account(), orNull(line.role()), since, until));
    }

    private @Nullable AccountId account(
            Viewer viewer, String name, String field, List<Belonging> known, Map<String, String> problems) {
        List<Belonging> same =
                known.stream().filter(one -> one.name().equals(name)).toList();
        if (same.size() == 1) return same.getFirst().account();
        List<AccountSummary> named = accounts.named(viewer, name);
        if (named.isEmpty()) problems.put(field, "problem.account.unknown");
        if (named.size() > 1 && !name.equals(named.getFirst().externalId()))
            problems.put(field, "problem.account.several");
        return problems.containsKey(field) ? null : named.getFirst().id();
    }

    private static @Nullable LocalDate day(String typed, String field, Map<String, String> problems) {
        if (typed.isEmpty()) return null;
        Optional<LocalDate> day = Typed.date(typed);
        if (day.isEmpty()) problems.put(field, "problem.date");
        return day.orElse(null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
