package io.attune.activities.tasks;

import io.attune.activities.notices.Notices;
import io.attune.platform.mail.Mailer;
import io.attune.platform.mail.OwnAddress;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.LiveEvents;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds colleagues of their tasks: a notice with a toast, and a letter where mail is set up.
@Component
class Reminding {
    private final ReminderStore store;
    private final Notices notices;
    private final Colleagues colleagues;
    private final CompanySettings settings;
    private final Mailer mailer;
    private final OwnAddress own;
    private final MessageSource messages;
    private final LiveEvents live;
    private final TransactionTemplate transaction;

    Reminding(
            ReminderStore store,
            Notices notices,
            Colleagues colleagues,
            CompanySettings settings,
            Mailer mailer,
            OwnAddress own,
            MessageSource messages,
            LiveEvents live,
            TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.colleagues = colleagues;
        this.settings = settings;
        this.mailer = mailer;
        this.own = own;
        this.messages = messages;
        this.live = live;
        this.transaction = transaction;
    }

    /// Letters go after the commit: a server that answers slowly must not hold rows, and one that is down must not keep
    /// the notice from being there.
    void remind() {
        if (!settings.exist()) return;
        List<ReminderStore.Due> due = Objects.requireNonNull(transaction.execute(_ -> take()));
        if (mailer.configured()) due.forEach(this::write);
    }

    private List<ReminderStore.Due> take() {
        List<ReminderStore.Due> due = store.take();
        if (due.isEmpty()) return due;
        notices.reminded(due.stream().collect(Collectors.toMap(ReminderStore.Due::task, ReminderStore.Due::assignee)));
        live.changed(Tasks.TOPIC, "list");
        return due;
    }

    private void write(ReminderStore.Due due) {
        colleagues.find(due.assignee()).filter(Colleague::active).ifPresent(colleague -> {
            Locale language = settings.current().language();
            Object[] words = {colleague.name(), due.title(), own.known().orElse("") + "/tasks/" + due.task()};
            mailer.send(new Mailer.Mail(
                    colleague.mail(),
                    messages.getMessage("tasks.letter.subject", words, language),
                    messages.getMessage("tasks.letter.text", words, language)));
        });
    }
}
