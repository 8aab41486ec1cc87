package io.attune.platform.users;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UsersConfiguration {
    @Bean
    SettingsTab peopleTab() {
        return new SettingsTab("people.title", "/settings/people", 20, Right.ADMINISTER);
    }

    @Bean
    SettingsTab teamsTab() {
        return new SettingsTab("teams.title", "/settings/teams", 30, Right.ADMINISTER);
    }

    @Bean
    SettingsTab rolesTab() {
        return new SettingsTab("roles.title", "/settings/roles", 35, Right.ADMINISTER);
    }

    @Bean
    Command rolesCommand() {
        return Command.go("roles.command", null, "/settings/roles", Right.ADMINISTER);
    }

    @Bean
    Command peopleCommand() {
        return Command.go("people.command", null, "/settings/people", Right.ADMINISTER);
    }

    @Bean
    Command teamsCommand() {
        return Command.go("teams.command", null, "/settings/teams", Right.ADMINISTER);
    }

    @Bean
    Command meCommand() {
        return Command.go("me.command", null, "/me", null);
    }
}
