package io.attune.sales.pipelines;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PipelinesConfiguration {
    @Bean
    SettingsTab pipelinesTab() {
        return new SettingsTab("pipelines.title", "/settings/pipelines", 50, Right.ADMINISTER);
    }

    @Bean
    Command pipelinesCommand() {
        return Command.go("pipelines.command", null, "/settings/pipelines", Right.ADMINISTER);
    }
}
