package io.attune.customers.people;

import io.attune.customers.PersonSummary;
import io.attune.customers.records.RecordDetails;
import io.attune.platform.web.Faces;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's page: who it is, and what the modules bring.
public record PersonPage(
        PersonSummary person,
        RecordDetails details,
        List<Belonging> accounts,
        List<Piece> chips,
        List<Piece> facts,
        List<Piece> cards,
        List<String> tabs,
        String tab,
        @Nullable Piece content,
        boolean changeable) {
    public PersonPage {
        accounts = List.copyOf(accounts);
        chips = List.copyOf(chips);
        facts = List.copyOf(facts);
        cards = List.copyOf(cards);
        tabs = List.copyOf(tabs);
    }

    public String path() {
        return "/people/" + person.id();
    }

    /// The same colour wherever the name stands.
    public int face() {
        return Faces.colour(person.name());
    }

    public String initials() {
        return Faces.initials(person.name());
    }

    /// Such as "Porto · customer since 2021".
    public String subtitle(Words words) {
        var parts = new ArrayList<String>();
        if (person.city() != null) parts.add(person.city());
        if (person.customerSince() != null) parts.add(words.text("person.since", words.day(person.customerSince())));
        if (person.externalId() != null) parts.add(words.text("person.numbered", person.externalId()));
        return String.join(" · ", parts);
    }
}
