package io.attune.customers;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be changed of many records of a list at once, by the rules of the module that owns them, and how that is
/// taken back. Both run in the caller's transaction.
public interface ListChanges {
    /// The keys of the columns that can be changed; `tag` and `untag` for tags.
    List<String> columns(Viewer viewer);

    /// What a column can become that is neither an owner, a team, nor a field of the company.
    default List<Choice> values(Viewer viewer, String column) {
        return List.of();
    }

    /// How many at once.
    default int most() {
        return 10_000;
    }

    /// Gives a value to those that the viewer may change and that have another one. `value` is one that can be chosen,
    /// "" for no owner or team.
    ///
    /// @throws IllegalArgumentException with a message key below `problem.` where it makes no sense
    List<Changed> give(Viewer viewer, List<Long> records, String column, String value);

    /// Gives back what each had, where nobody changed the record since; says of how many.
    int giveBack(Viewer viewer, String column, String value, List<Changed> changed);

    /// What each of them had before.
    static Map<Long, @Nullable String> had(List<Changed> changed) {
        var had = new HashMap<Long, @Nullable String>();
        changed.forEach(each -> had.put(each.record(), each.before()));
        return had;
    }

    /// A record that was changed: the version it has now, and what it had before, as JSON.
    record Changed(long record, int version, @Nullable String before) {
        public Changed having(@Nullable String had) {
            return new Changed(record, version, had);
        }
    }
}
