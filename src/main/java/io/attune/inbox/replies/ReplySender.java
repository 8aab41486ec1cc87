package io.attune.inbox.replies;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock behind replies: once a second what is due goes out, and what got stuck is looked up.
@Configuration(proxyBeanMethods = false)
class ReplySender {
    @Bean
    RecurringTask<?> sendReplies(Replies replies) {
        return Recurring.every("replies.send", Duration.ofSeconds(1), () -> {
            boolean more = true;
            while (more) more = replies.sendNext();
        });
    }

    @Bean
    RecurringTask<?> settleStuckReplies(Replies replies) {
        return Recurring.every("replies.stuck", Duration.ofSeconds(30), replies::settleStuck);
    }
}
