package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds people by name, mail, phone or number.
@Component
class PersonSearch implements Searchable {
    private final PersonStore people;

    PersonSearch(PersonStore people) {
        this.people = people;
    }

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        return people.spelt(viewer, query, limit).stream()
                .map(PersonSearch::hit)
                .toList();
    }

    @Override
    public List<SearchHit> alike(Viewer viewer, SearchQuery query, int limit) {
        return people.alike(viewer, query, limit).stream()
                .map(PersonSearch::hit)
                .toList();
    }

    private static SearchHit hit(PersonSummary person) {
        String about = Stream.of(person.account(), person.city(), person.email())
                .filter(Objects::nonNull)
                .limit(2)
                .collect(Collectors.joining(" · "));
        return new SearchHit(person.name(), about.isEmpty() ? null : about, path(person.id()));
    }

    private static String path(PersonId person) {
        return "/people/" + person;
    }
}
