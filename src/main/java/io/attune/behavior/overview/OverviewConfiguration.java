package io.attune.behavior.overview;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {
    @Bean
    NavigationItem behaviorNavigation() {
        return new NavigationItem("behavior.title", "/behavior", "ti-activity-heartbeat", 30, Right.ANALYSE);
    }

    @Bean
    Command behaviorCommand() {
        return Command.go("behavior.command", "g b", "/behavior", Right.ANALYSE);
    }
}
