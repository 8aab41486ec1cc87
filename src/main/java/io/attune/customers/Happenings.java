package io.attune.customers;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What happened to everybody, as their timelines tell it: for models, which work for the whole company
/// and read events of any kind from here, never from the modules that write them.
public interface Happenings {
    /// Lines of these sources since then, streamed in no order, of whoever is left of merges.
    void each(List<String> sources, Instant since, Consumer<Happening> reader);

    /// The same of one person, with whoever was merged into them. Whoever asks has seen to it that the viewer may know.
    List<Happening> of(PersonId person, List<String> sources, Instant since);

    /// One line; `source` and `labels` as in [TimelineEntry].
    record Happening(long person, Instant at, String source, List<String> labels) {
        public Happening {
            labels = List.copyOf(labels);
        }
    }
}
