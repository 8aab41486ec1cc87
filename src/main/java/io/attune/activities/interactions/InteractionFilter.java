package io.attune.activities.interactions;

import io.attune.activities.subjects.Subject;
import io.attune.platform.database.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which interactions a program asks for; what is absent does not matter. Somebody who was there counts like somebody
/// whom it is about.
record InteractionFilter(
        Subject subject,
        @Nullable String kind,
        @Nullable Long author,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant changedSince) {
    static final String PREDICATE = """
            (:kind::text is null or i.kind = :kind)
               and (:person::bigint is null
                    or i.id in (select own.id from interaction own where own.person_id = any(person_ids(:person))
                                 union all
                                select other.interaction_id from interaction_person other
                                 where other.person_id = any(person_ids(:person))))
               and (:account::bigint is null or i.account_id = :account)
               and (:author::bigint is null or i.created_by = :author)
               and (:from::timestamptz is null or i.at >= :from)
               and (:until::timestamptz is null or i.at < :until)
               and (:changed_since::timestamptz is null or i.changed_at >= :changed_since)""";

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("person", subject.personColumn());
        parameters.put("account", subject.accountColumn());
        parameters.put("kind", kind);
        parameters.put("author", author);
        parameters.put("from", from == null ? null : Rows.at(from));
        parameters.put("until", until == null ? null : Rows.at(until));
        parameters.put("changed_since", changedSince == null ? null : Rows.at(changedSince));
        return parameters;
    }
}
