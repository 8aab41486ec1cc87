package io.attune.customers.records;

import io.attune.platform.webhooks.WebhookType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What endpoints can hear of people and accounts that are written one at a time; imports tell in one word.
@Configuration(proxyBeanMethods = false)
public class CustomerEvents {
    public static final WebhookType PERSON_CREATED = new WebhookType("person.created");
    public static final WebhookType PERSON_CHANGED = new WebhookType("person.changed");
    public static final WebhookType PERSON_DELETED = new WebhookType("person.deleted");
    public static final WebhookType PERSON_MERGED = new WebhookType("person.merged");
    public static final WebhookType PERSON_PARTED = new WebhookType("person.parted");
    public static final WebhookType ACCOUNT_CREATED = new WebhookType("account.created");
    public static final WebhookType ACCOUNT_CHANGED = new WebhookType("account.changed");
    public static final WebhookType ACCOUNT_DELETED = new WebhookType("account.deleted");

    @Bean
    WebhookType personCreated() {
        return PERSON_CREATED;
    }

    @Bean
    WebhookType personChanged() {
        return PERSON_CHANGED;
    }

    @Bean
    WebhookType personDeleted() {
        return PERSON_DELETED;
    }

    @Bean
    WebhookType personMerged() {
        return PERSON_MERGED;
    }

    @Bean
    WebhookType personParted() {
        return PERSON_PARTED;
    }

    @Bean
    WebhookType accountCreated() {
        return ACCOUNT_CREATED;
    }

    @Bean
    WebhookType accountChanged() {
        return ACCOUNT_CHANGED;
    }

    @Bean
    WebhookType accountDeleted() {
        return ACCOUNT_DELETED;
    }
}
