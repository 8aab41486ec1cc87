package io.attune.sales.deals;

import io.attune.platform.webhooks.WebhookType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What endpoints can hear of leads and deals.
@Configuration(proxyBeanMethods = false)
public class SalesEvents {
    public static final WebhookType LEAD_CREATED = new WebhookType("lead.created");
    public static final WebhookType LEAD_CONVERTED = new WebhookType("lead.converted");
    public static final WebhookType DEAL_OPENED = new WebhookType("deal.opened");
    public static final WebhookType DEAL_WON = new WebhookType("deal.won");
    public static final WebhookType DEAL_LOST = new WebhookType("deal.lost");

    @Bean
    WebhookType leadCreated() {
        return LEAD_CREATED;
    }

    @Bean
    WebhookType leadConverted() {
        return LEAD_CONVERTED;
    }

    @Bean
    WebhookType dealOpened() {
        return DEAL_OPENED;
    }

    @Bean
    WebhookType dealWon() {
        return DEAL_WON;
    }

    @Bean
    WebhookType dealLost() {
        return DEAL_LOST;
    }
}
