package io.attune.activities.overdue;

import io.attune.platform.security.Right;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OverdueConfiguration {
    @Bean
    SettingsTab tasksTab() {
        return new SettingsTab("tasks.settings", "/settings/tasks", 55, Right.ADMINISTER);
    }
}
