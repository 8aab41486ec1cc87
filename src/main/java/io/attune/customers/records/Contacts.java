package io.attune.customers.records;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How somebody is reached; the first of each kind is the primary one.
public record Contacts(List<Reach> mails, List<Reach> phones, List<Address> addresses) {
    public static final Contacts NONE = new Contacts(List.of(), List.of(), List.of());

    /// Below the message key `contact.kind.`.
    public static final List<String> KINDS = List.of("work", "private", "mobile", "billing", "delivery", "other");

    public Contacts {
        mails = List.copyOf(mails);
        phones = List.copyOf(phones);
        addresses = List.copyOf(addresses);
    }

    /// A mail address or phone number as it was typed.
    public record Reach(String kind, String value) {}

    public record Address(
            String kind,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country) {
        /// What is left where street and postcode are hidden.
        Address town() {
            return new Address(kind, null, null, city, country);
        }

        /// Street, postcode with city and country, as far as they are known.
        public String line() {
            String place = Stream.of(postcode, city).filter(Objects::nonNull).collect(Collectors.joining(" "));
            return Stream.of(street, place, country)
                    .filter(Objects::nonNull)
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(", "));
        }
    }

    /// The same without the primary ones.
    public Contacts further() {
        return new Contacts(tail(mails), tail(phones), tail(addresses));
    }

    /// The primary ones first, then these.
    public Contacts followedBy(Contacts further) {
        return new Contacts(
                joined(mails, further.mails), joined(phones, further.phones), joined(addresses, further.addresses));
    }

    private static <T> List<T> tail(List<T> all) {
        return all.size() < 2 ? List.of() : all.subList(1, all.size());
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
