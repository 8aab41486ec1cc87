package io.attune.activities.files;

import io.attune.activities.subjects.Subject;
import io.attune.platform.database.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which files a program asks for; what is absent does not matter.
record FileFilter(
        Subject subject,
        @Nullable Long interaction,
        @Nullable Instant addedSince) {
    static final String PREDICATE = """
            (:person::bigint is null or f.person_id = any(person_ids(:person)))
               and (:account::bigint is null or f.account_id = :account)
               and (:interaction::bigint is null or f.interaction_id = :interaction)
               and (:added_since::timestamptz is null or f.created_at >= :added_since)""";

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("person", subject.personColumn());
        parameters.put("account", subject.accountColumn());
        parameters.put("interaction", interaction);
        parameters.put("added_since", addedSince == null ? null : Rows.at(addedSince));
        return parameters;
    }
}
