package io.attune.inbox.conversations;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.Commands;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.webhooks.WebhookType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inbox in the navigation and at the keyboard.
@Configuration(proxyBeanMethods = false)
class InboxShell {
    @Bean
    TimelineSource postLines() {
        return new TimelineSource("post", Kind.CONVERSATIONS);
    }

    @Bean
    NavigationItem inboxNavigation() {
        return new NavigationItem("inbox.title", "/inbox", "ti-inbox", 10, Right.SEE_CUSTOMERS);
    }

    @Bean
    Commands inboxCommands() {
        return Commands.of(
                Command.go("inbox.command.open", "g i", "/inbox", Right.SEE_CUSTOMERS),
                Command.go("inbox.command.mine", "g m", "/inbox?queue=mine", Right.SEE_CUSTOMERS),
                here("next", "j", Right.SEE_CUSTOMERS),
                here("previous", "k", Right.SEE_CUSTOMERS),
                here("search", "/", Right.SEE_CUSTOMERS),
                here("reply", "r", Right.ANSWER),
                here("note", "n", Right.ANSWER),
                here("assign", "a", Right.ANSWER),
                here("close", "e", Right.ANSWER),
                here("needless", "x", Right.ANSWER),
                here("snooze", "z", Right.ANSWER));
    }

    private static Command here(String name, String key, Right needs) {
        return Command.act("inbox.command." + name, key, "inbox-" + name, "/inbox", needs);
    }

    @Bean
    WebhookType conversationClosed() {
        return Work.CLOSED;
    }
}
