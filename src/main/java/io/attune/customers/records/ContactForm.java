package io.attune.customers.records;

import io.attune.customers.records.Contacts.Address;
import io.attune.customers.records.Contacts.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How to reach somebody, as it is typed: empty lines are no contacts.
public record ContactForm(List<Line> mails, List<Line> phones, List<AddressLine> addresses) {
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_PHONE = 60;
    private static final int LONGEST = 200;

    public ContactForm {
        mails = List.copyOf(mails);
        phones = List.copyOf(phones);
        addresses = List.copyOf(addresses);
    }

    public record Line(String kind, String value, boolean primary) {}

    public record AddressLine(
            String kind, String street, String postcode, String city, String country, boolean primary) {
        boolean empty() {
            return street.isEmpty() && postcode.isEmpty() && city.isEmpty() && country.isEmpty();
        }

        Address address() {
            return new Address(kind, orNull(street), orNull(postcode), orNull(city), orNull(country));
        }
    }

    static ContactForm of(Sent sent) {
        return new ContactForm(
                lines(sent, "mail"),
                lines(sent, "phone"),
                sent.places("address").stream()
                        .map(at -> new AddressLine(
                                kind(sent, "address", at),
                                sent.text("address." + at + ".street"),
                                sent.text("address." + at + ".postcode"),
                                sent.text("address." + at + ".city"),
                                sent.text("address." + at + ".country"),
                                primary(sent, "address", at)))
                        .toList());
    }

    static ContactForm of(Contacts contacts) {
        var addresses = new ArrayList<AddressLine>();
        for (Address it : contacts.addresses())
            addresses.add(new AddressLine(
                    it.kind(),
                    text(it.street()),
                    text(it.postcode()),
                    text(it.city()),
                    text(it.country()),
                    addresses.isEmpty()));
        return new ContactForm(lines(contacts.mails()), lines(contacts.phones()), addresses);
    }

    /// The same with an empty line for one more, unless the last one is empty.
    ContactForm withRoom() {
        var line = new Line("work", "", mails.isEmpty());
        var phone = new Line("work", "", phones.isEmpty());
        var address = new AddressLine("work", "", "", "", "", addresses.isEmpty());
        return new ContactForm(
                mails.isEmpty() || !mails.getLast().value().isEmpty() ? and(mails, line) : mails,
                phones.isEmpty() || !phones.getLast().value().isEmpty() ? and(phones, phone) : phones,
                addresses.isEmpty() || !addresses.getLast().empty() ? and(addresses, address) : addresses);
    }

    /// Only those lines in which something stands, the primary one first; `problems` by field.
    Contacts read(Map<String, String> problems) {
        for (int i = 0; i < mails.size(); i++) {
            String mail = mails.get(i).value();
            if (!mail.isEmpty()
                    && (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches()))
                problems.put("mail." + i + ".value", "problem.mail");
        }
        for (int i = 0; i < phones.size(); i++) {
            String phone = phones.get(i).value();
            if (phone.length() > LONGEST_PHONE) problems.put("phone." + i + ".value", "problem.long");
            else if (!phone.isEmpty() && phone.chars().noneMatch(Character::isDigit))
                problems.put("phone." + i + ".value", "problem.phone");
        }
        for (int i = 0; i < addresses.size(); i++) {
            AddressLine line = addresses.get(i);
            if (line.street().length() > LONGEST) problems.put("address." + i + ".street", "problem.long");
            if (line.postcode().length() > LONGEST) problems.put("address." + i + ".postcode", "problem.long");
            if (line.city().length() > LONGEST) problems.put("address." + i + ".city", "problem.long");
            if (line.country().length() > LONGEST) problems.put("address." + i + ".country", "problem.long");
        }
        return new Contacts(
                reaches(mails),
                reaches(phones),
                primaryFirst(
                        addresses.stream().filter(line -> !line.empty()).toList(),
                        AddressLine::primary,
                        AddressLine::address));
    }

    private static List<Reach> reaches(List<Line> lines) {
        return primaryFirst(
                lines.stream().filter(line -> !line.value().isEmpty()).toList(),
                Line::primary,
                line -> new Reach(line.kind(), line.value()));
    }

    private static <L, T> List<T> primaryFirst(List<L> lines, Predicate<L> primary, Function<L, T> made) {
        var sorted = new ArrayList<T>();
        lines.stream().filter(primary).map(made).forEach(sorted::add);
        lines.stream().filter(primary.negate()).map(made).forEach(sorted::add);
        return sorted.stream().distinct().toList();
    }

    private static List<Line> lines(Sent sent, String name) {
        return sent.places(name).stream()
                .map(at ->
                        new Line(kind(sent, name, at), sent.text(name + "." + at + ".value"), primary(sent, name, at)))
                .toList();
    }

    private static List<Line> lines(List<Reach> reaches) {
        var lines = new ArrayList<Line>();
        for (Reach reach : reaches) lines.add(new Line(reach.kind(), reach.value(), lines.isEmpty()));
        return lines;
    }

    private static String kind(Sent sent, String name, int at) {
        String kind = sent.text(name + "." + at + ".kind");
        return Contacts.KINDS.contains(kind) ? kind : "other";
    }

    private static boolean primary(Sent sent, String name, int at) {
        return sent.text(name + ".primary").equals(Integer.toString(at));
    }

    private static <T> List<T> and(List<T> lines, T empty) {
        var more = new ArrayList<>(lines);
        more.add(empty);
        return more;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
