package io.attune.platform.administration;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {
    /// Asks for the least that any tab asks for: a manager sees the audit, and only the audit.
    @Bean
    static NavigationItem settingsNavigation() {
        return new NavigationItem("settings.title", "/settings", "ti-settings", 90, Right.SEE_AUDIT);
    }

    @Bean
    static SettingsTab companyTab() {
        return new SettingsTab("settings.company", "/settings/company", 10, Right.ADMINISTER);
    }

    @Bean
    static SettingsTab auditTab() {
        return new SettingsTab("audit.title", "/settings/audit", 90, Right.SEE_AUDIT);
    }

    @Bean
    static Command companyCommand() {
        return Command.go("settings.command", "g s", "/settings/company", Right.ADMINISTER);
    }

    @Bean
    static Command auditCommand() {
        return Command.go("audit.command", null, "/settings/audit", Right.SEE_AUDIT);
    }
}
