package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.attune.platform.database.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which tasks a program asks for; what is absent does not matter.
record TaskFilter(
        Subject subject,
        @Nullable Long assignee,
        @Nullable Boolean done,
        @Nullable Instant dueBefore,
        @Nullable Instant changedSince) {
    static final String PREDICATE = """
            (:person::bigint is null or t.person_id = any(person_ids(:person)))
               and (:account::bigint is null or t.account_id = :account)
               and (:assignee::bigint is null or t.assignee_id = :assignee)
               and (:done::boolean is null or (t.done_at is not null) = :done)
               and (:due_before::timestamptz is null or t.due_at < :due_before)
               and (:changed_since::timestamptz is null or t.changed_at >= :changed_since)""";

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("person", subject.personColumn());
        parameters.put("account", subject.accountColumn());
        parameters.put("assignee", assignee);
        parameters.put("done", done);
        parameters.put("due_before", dueBefore == null ? null : Rows.at(dueBefore));
        parameters.put("changed_since", changedSince == null ? null : Rows.at(changedSince));
        return parameters;
    }
}
