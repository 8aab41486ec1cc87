package io.attune.commerce.warranties;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import io.attune.platform.webhooks.WebhookType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WarrantiesConfiguration {
    static final WebhookType REGISTERED = new WebhookType("warranty.registered");
    static final WebhookType CLAIMED = new WebhookType("warranty.claimed");
    static final WebhookType SETTLED = new WebhookType("warranty.settled");

    @Bean
    WebhookType warrantyRegistered() {
        return REGISTERED;
    }

    @Bean
    WebhookType warrantyClaimed() {
        return CLAIMED;
    }

    @Bean
    WebhookType warrantySettled() {
        return SETTLED;
    }

    @Bean
    TimelineSource claimLines() {
        return new TimelineSource(WarrantyDesk.SOURCE, Kind.MONEY);
    }
}
