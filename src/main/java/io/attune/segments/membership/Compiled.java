package io.attune.segments.membership;

import java.util.Map;

/// A rule as SQL that selects `person_id`, with everything that is bound in it.
record Compiled(String sql, Map<String, Object> parameters) {
    Compiled {
        parameters = Map.copyOf(parameters);
    }
}
