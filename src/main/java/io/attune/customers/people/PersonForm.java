package io.attune.customers.people;

import io.attune.customers.records.FactsForm;
import io.attune.customers.records.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A person as they are typed.
public record PersonForm(
        FactsForm facts, String language, String source, String campaign, String since, List<BelongingLine> accounts) {
    public PersonForm {
        accounts = List.copyOf(accounts);
    }

    /// `account` is the name or number of an account; a line without one is none.
    public record BelongingLine(String account, String role, String since, String until) {
        static final BelongingLine EMPTY = new BelongingLine("", "", "", "");

        boolean empty() {
            return account.isEmpty();
        }
    }

    static PersonForm of(Sent sent) {
        return new PersonForm(
                FactsForm.of(sent),
                sent.text("language"),
                sent.text("source"),
                sent.text("campaign"),
                sent.text("since"),
                sent.places("account").stream()
                        .map(at -> new BelongingLine(
                                sent.text("account." + at + ".name"),
                                sent.text("account." + at + ".role"),
                                sent.text("account." + at + ".since"),
                                sent.text("account." + at + ".until")))
                        .toList());
    }

    static PersonForm of(PersonRecord person) {
        return new PersonForm(
                FactsForm.of(person.facts(), person.stamp().version()),
                Objects.requireNonNullElse(person.language(), ""),
                Objects.requireNonNullElse(person.source(), ""),
                Objects.requireNonNullElse(person.campaign(), ""),
                Objects.toString(person.customerSince(), ""),
                person.accounts().stream()
                        .map(one -> new BelongingLine(
                                one.name(),
                                Objects.requireNonNullElse(one.role(), ""),
                                Objects.toString(one.since(), ""),
                                Objects.toString(one.until(), "")))
                        .toList());
    }

    PersonForm withRoom() {
        var lines = new ArrayList<>(accounts);
        if (lines.isEmpty() || !lines.getLast().empty()) lines.add(BelongingLine.EMPTY);
        return new PersonForm(facts.withRoom(), language, source, campaign, since, lines);
    }

    PersonForm at(int version) {
        return new PersonForm(facts.at(version), language, source, campaign, since, accounts);
    }
}
