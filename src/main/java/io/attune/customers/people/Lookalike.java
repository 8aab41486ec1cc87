package io.attune.customers.people;

import io.attune.customers.PersonSummary;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.stream.Collectors;

/// Somebody who may be whom a form describes. `agree` is what they have in common, below the message
/// key `alike.`.
public record Lookalike(PersonSummary person, List<String> agree) {
    public Lookalike {
        agree = List.copyOf(agree);
    }

    /// A name alone is shared by many.
    boolean strong() {
        return agree.contains("mail") || agree.contains("phone");
    }

    /// Such as "mail and name agree".
    public String why(Words words) {
        String what = agree.stream().map(key -> words.text("alike." + key)).collect(Collectors.joining(", "));
        return words.text("alike.agree", what);
    }
}
