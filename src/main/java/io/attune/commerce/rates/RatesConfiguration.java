package io.attune.commerce.rates;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RatesConfiguration {
    @Bean
    SettingsTab ratesTab() {
        return new SettingsTab("rates.title", "/settings/rates", 50, Right.KEEP_BOOKS);
    }

    @Bean
    Command ratesCommand() {
        return Command.go("rates.command", null, "/settings/rates", Right.KEEP_BOOKS);
    }
}
