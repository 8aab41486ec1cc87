package io.attune.identity.duplicates;

import io.attune.customers.Merges;
import io.attune.customers.PersonId;
import io.attune.identity.matching.Matches;
import io.attune.identity.matching.Matching;
import io.attune.identity.matching.Pair;
import io.attune.identity.matching.People;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.web.LiveEvents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for people who are in the records twice. What it finds takes the place of what it found
/// before, in one transaction; who certainly is one is merged only by keys that an administrator named.
@Component
class FindDuplicates implements JobKind {
    private static final double REVIEW = .5;
    private static final double CERTAIN = .9999;

    // Of 100,000 people the values, the blocks and the pairs take about 250 MB.
    private static final long BYTES_PER_PERSON = 2_500;

    private final RecordedPeople recorded;
    private final SuggestionStore suggestions;
    private final DuplicateSettings settings;
    private final DuplicateRuns runs;
    private final Merges merges;
    private final TransactionTemplate transaction;
    private final LiveEvents live;

    FindDuplicates(
            RecordedPeople recorded,
            SuggestionStore suggestions,
            DuplicateSettings settings,
            DuplicateRuns runs,
            Merges merges,
            TransactionTemplate transaction,
            LiveEvents live) {
        this.recorded = recorded;
        this.suggestions = suggestions;
        this.settings = settings;
        this.runs = runs;
        this.merges = merges;
        this.transaction = transaction;
        this.live = live;
    }

    /// Why it was started, for whoever reads the table of jobs.
    record Occasion(String occasion) {}

    /// Shown when the job is done; the order is that of the message `job.duplicates.result`.
    record Outcome(long people, long pairs, long merged) {}

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public void run(JobRun run) {
        run.page("/duplicates");
        run.step("reading");
        long all = recorded.count();
        long fit = Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_PERSON;
        if (all > fit) throw new JobFailed("duplicates.failure.memory", all, fit);
        People people = recorded.read(done -> run.progress(done, Math.max(done, all)));
        run.progress(0, 0);
        List<Pair> pairs = List.of();
        long compared = 0;
        if (people.size() > 1) {
            // The engine says what it does; the first word is the step.
            Matches found = new Matching(REVIEW, CERTAIN, what -> run.step(what.replaceFirst(" .*", ""))).match(people);
            pairs = found.pairs();
            compared = found.compared();
        }
        List<Pair> kept = pairs;
        run.step("storing");
        transaction.executeWithoutResult(_ -> suggestions.replace(kept));
        var outcome = new Outcome(people.size(), kept.size(), merge(run));
        runs.add(outcome, compared);
        run.result(outcome);
        live.changed("duplicates", "found");
    }

    private long merge(JobRun run) {
        List<String> keys = settings.rules().keys();
        if (keys.isEmpty()) return 0;
        run.step("merging");
        List<SuggestionStore.Couple> certain = suggestions.certain();
        long merged = 0;
        long looked = 0;
        for (SuggestionStore.Couple couple : certain) {
            run.progress(++looked, certain.size());
            // An earlier couple may have merged one of them; the older record stays.
            PersonId one = recorded.left(couple.older());
            PersonId other = recorded.left(couple.newer());
            if (one.equals(other)) continue;
            boolean turned = one.value() > other.value();
            Optional<String> key = recorded.common(one, other, keys);
            if (key.isPresent() && merges.join(turned ? other : one, turned ? one : other, key.get())) merged++;
        }
        return merged;
    }
}
