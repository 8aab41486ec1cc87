package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// People and accounts by what was typed or picked from a list: "Ada Oliveira · #17", or a name that only one has.
@Component
public class Picks {
    private static final int SHOWN = 12;
    private static final Pattern NUMBERED = Pattern.compile(".*#(\\d{1,18})\\s*");

    private final PickStore store;
    private final People people;

    Picks(PickStore store, People people) {
        this.store = store;
        this.people = people;
    }

    /// One line of a list: the text that is sent back, and what tells it from its like.
    public record Pick(long id, String text, String more) {}

    public List<Pick> accounts(Viewer viewer, String typed) {
        return store.accounts(viewer, unnumbered(typed), SHOWN);
    }

    public List<Pick> people(Viewer viewer, String typed) {
        return people.like(viewer, unnumbered(typed), SHOWN).stream()
                .map(Picks::pick)
                .toList();
    }

    public Optional<AccountId> account(Viewer viewer, String typed) {
        Matcher numbered = NUMBERED.matcher(typed);
        Optional<Pick> found = numbered.matches()
                ? store.account(viewer, Long.parseLong(numbered.group(1)))
                : only(store.named(viewer, typed.strip()));
        return found.map(pick -> new AccountId(pick.id()));
    }

    public Optional<PersonId> person(Viewer viewer, String typed) {
        Matcher numbered = NUMBERED.matcher(typed);
        if (numbered.matches())
            return people.find(viewer, new PersonId(Long.parseLong(numbered.group(1))))
                    .map(PersonSummary::id);
        String wanted = typed.strip();
        return only(people.like(viewer, wanted, SHOWN).stream()
                        .filter(person ->
                                person.name().equalsIgnoreCase(wanted) || wanted.equalsIgnoreCase(person.email()))
                        .map(Picks::pick)
                        .toList())
                .map(pick -> new PersonId(pick.id()));
    }

    /// How an account is written into a field.
    public String written(Viewer viewer, AccountId account) {
        return store.account(viewer, account.value()).map(Pick::text).orElse("");
    }

    public String written(Viewer viewer, PersonId person) {
        return people.find(viewer, person).map(Picks::pick).map(Pick::text).orElse("");
    }

    static String text(String name, long id) {
        return name + " · #" + id;
    }

    private static Pick pick(PersonSummary person) {
        String more = Stream.of(person.email(), person.account(), person.city())
                .filter(each -> each != null)
                .collect(Collectors.joining(" · "));
        return new Pick(person.id().value(), text(person.name(), person.id().value()), more);
    }

    private static Optional<Pick> only(List<Pick> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String unnumbered(String typed) {
        return typed.replaceAll("\\s*·?\\s*#\\d*\\s*$", "").strip();
    }
}
