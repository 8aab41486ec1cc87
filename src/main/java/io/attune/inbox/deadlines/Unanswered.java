package io.attune.inbox.deadlines;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.customers.TimelineSource;
import io.attune.inbox.MissedPromises;
import io.attune.inbox.deadlines.UnansweredStore.Missed;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Kind;
import io.attune.platform.settings.CompanySettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts onto timelines that somebody asked and nobody answered in time. Conversations that changed wait
/// for it, so that neither receiving nor answering does; what it says of one is always found anew.
@Component
class Unanswered implements MissedPromises {
    private static final int PIECE = 500;
    private static final int LONGEST_QUOTE = 500;

    private final UnansweredStore store;
    private final Timeline timeline;
    private final CompanySettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Unanswered(
            UnansweredStore store,
            Timeline timeline,
            CompanySettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Bean
    static RecurringTask<?> lookForUnanswered(Unanswered unanswered) {
        return Recurring.every("inbox.unanswered", Duration.ofSeconds(30), unanswered::look);
    }

    @Bean
    static TimelineSource unansweredLines() {
        return new TimelineSource(SOURCE, Kind.CONVERSATIONS);
    }

    @Override
    public void look() {
        if (!settings.exist()) return;
        int looked;
        do looked = transaction.execute(_ -> piece());
        while (looked == PIECE);
    }

    private int piece() {
        List<Long> conversations = store.take(PIECE);
        if (conversations.isEmpty()) return 0;
        timeline.remove(SOURCE, store.posts(conversations));
        timeline.put(store.missed(conversations, settings.current(), clock.instant()).stream()
                .map(Unanswered::line)
                .toList());
        store.looked(conversations);
        return conversations.size();
    }

    private static TimelineEntry line(Missed missed) {
        return new TimelineEntry(
                SOURCE,
                missed.post(),
                new PersonId(missed.person()),
                null,
                missed.at(),
                "post.unanswered",
                quote(missed.text()),
                null,
                null,
                "/inbox/" + missed.conversation(),
                List.of("post.unanswered"));
    }

    private static String quote(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
