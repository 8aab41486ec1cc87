package io.attune.activities.notices;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationCount;
import io.attune.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {
    @Bean
    NavigationItem noticesNavigation() {
        return new NavigationItem("notices.title", "/notices", "ti-bell", 16, Right.SEE_CUSTOMERS);
    }

    @Bean
    NavigationCount noticesCount() {
        return new NavigationCount("/notices", "/notices/count", Notices.TOPIC);
    }

    @Bean
    Command noticesCommand() {
        return Command.go("notices.command", "g n", "/notices", Right.SEE_CUSTOMERS);
    }
}
