package io.attune.privacy.requests;

import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.Everywhere;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.web.LiveEvents;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import io.attune.privacy.requests.SubjectRequest.Outcome;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets somebody in every module, in one transaction: all of it or nothing.
@Component
class ErasePerson implements JobKind {
    static final WebhookType ERASED = new WebhookType("person.erased");

    private final RequestStore requests;
    private final Everywhere everywhere;
    private final TransactionTemplate transaction;
    private final LiveEvents live;
    private final WebhookEvents webhooks;

    ErasePerson(
            RequestStore requests,
            Everywhere everywhere,
            TransactionTemplate transaction,
            LiveEvents live,
            WebhookEvents webhooks) {
        this.requests = requests;
        this.everywhere = everywhere;
        this.transaction = transaction;
        this.live = live;
        this.webhooks = webhooks;
    }

    /// The request that is meant.
    record Input(long request) {}

    record Counts(long removed, long kept) {}

    @Override
    public String name() {
        return "person-erasure";
    }

    /// What it would do: the same, taken back.
    Outcome preview(Subject subject) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return outcome(everywhere.erase(subject));
        }));
    }

    @Override
    public void run(JobRun job) {
        SubjectRequest request = requests.find(job.input(Input.class).request()).orElseThrow();
        job.page(request.path());
        if (request.doneAt() != null) return;
        job.step("erasing");
        Outcome outcome = Objects.requireNonNull(transaction.execute(_ -> {
            Outcome done =
                    outcome(everywhere.erase(Subject.person(request.person().value())));
            requests.erased(request.id(), done);
            live.changed("inbox", "erasure");
            // Whoever copied the person out of here has to forget them, too.
            webhooks.happened(ERASED, Map.of("id", request.person().value()));
            return done;
        }));
        job.result(
                new Counts(sum(outcome.removed().values()), sum(outcome.kept().values())));
    }

    private static Outcome outcome(Erasure erasure) {
        return new Outcome(erasure.removed(), erasure.kept());
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) sum += count;
        return sum;
    }
}
