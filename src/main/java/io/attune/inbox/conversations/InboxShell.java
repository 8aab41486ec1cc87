package io.attune.inbox.conversations;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inbox in the navigation and at the keyboard.
@Configuration(proxyBeanMethods = false)
class InboxShell {
    @Bean
    NavigationItem inboxNavigation() {
        return new NavigationItem("inbox.title", "/inbox", "ti-inbox", 10, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command goInbox() {
        return Command.go("inbox.command.open", "g i", "/inbox", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command goMine() {
        return Command.go("inbox.command.mine", "g m", "/inbox?queue=mine", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command nextConversation() {
        return Command.act("inbox.command.next", "j", "inbox-next", "/inbox", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command previousConversation() {
        return Command.act("inbox.command.previous", "k", "inbox-previous", "/inbox", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command searchInbox() {
        return Command.act("inbox.command.search", "/", "inbox-search", "/inbox", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command replyCommand() {
        return Command.act("inbox.command.reply", "r", "inbox-reply", "/inbox", Right.ANSWER);
    }

    @Bean
    Command noteCommand() {
        return Command.act("inbox.command.note", "n", "inbox-note", "/inbox", Right.ANSWER);
    }

    @Bean
    Command assignCommand() {
        return Command.act("inbox.command.assign", "a", "inbox-assign", "/inbox", Right.ANSWER);
    }

    @Bean
    Command closeCommand() {
        return Command.act("inbox.command.close", "e", "inbox-close", "/inbox", Right.ANSWER);
    }

    @Bean
    Command needlessCommand() {
        return Command.act("inbox.command.needless", "x", "inbox-needless", "/inbox", Right.ANSWER);
    }

    @Bean
    Command snoozeCommand() {
        return Command.act("inbox.command.snooze", "z", "inbox-snooze", "/inbox", Right.ANSWER);
    }
}
