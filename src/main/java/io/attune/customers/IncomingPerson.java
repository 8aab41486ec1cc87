package io.attune.customers;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person as a file names them. The key is the number or, without one, the mail address; what is absent leaves as it
/// is what we know.
///
/// `line` is the row's place in its file, ascending; `handles` go by network.
public record IncomingPerson(
        long line,
        @Nullable String number,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable String source,
        @Nullable LocalDate customerSince,
        @Nullable String company,
        @Nullable String role,
        Map<String, String> handles) {
    public IncomingPerson {
        if (number == null && email == null)
            throw new IllegalArgumentException("a person needs a number or a mail address");
        requireAtMost(number, "number", 200);
        requireAtMost(name, "name", 300);
        requireAtMost(email, "mail address", 320);
        requireAtMost(company, "company", 300);
        handles = Map.copyOf(handles);
    }

    private static void requireAtMost(@Nullable String value, String what, int longest) {
        if (value != null && value.length() > longest)
            throw new IllegalArgumentException("the " + what + " is longer than " + longest + " characters");
    }
}
