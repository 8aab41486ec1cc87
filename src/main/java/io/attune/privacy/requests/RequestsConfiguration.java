package io.attune.privacy.requests;

import io.attune.platform.webhooks.WebhookType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {
    @Bean
    WebhookType personErased() {
        return ErasePerson.ERASED;
    }
}
