package io.attune.channels.settings;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {
    @Bean
    SettingsTab channelsTab() {
        return new SettingsTab("channels.title", "/settings/channels", 40, Right.ADMINISTER);
    }

    @Bean
    Command channelsCommand() {
        return Command.go("channels.command", null, "/settings/channels", Right.ADMINISTER);
    }
}
