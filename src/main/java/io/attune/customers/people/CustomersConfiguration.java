package io.attune.customers.people;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.web.SettingsTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomersConfiguration {
    @Bean
    NavigationItem customersNavigation() {
        return new NavigationItem("customers.title", "/people", "ti-users", 20, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command customersCommand() {
        return Command.go("customers.command", "g c", "/people", Right.SEE_CUSTOMERS);
    }

    @Bean
    NavigationItem searchNavigation() {
        return new NavigationItem("search.title", "/search", "ti-search", 70, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command searchCommand() {
        return Command.go("search.title", "g f", "/search", Right.SEE_CUSTOMERS);
    }

    @Bean
    NavigationItem accountsNavigation() {
        return new NavigationItem("accounts.title", "/accounts", "ti-building", 21, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command accountsCommand() {
        return Command.go("accounts.title", "g a", "/accounts", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command newPersonCommand() {
        return Command.go("person.new", "n p", "/people/new", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command newAccountCommand() {
        return Command.go("account.new", "n a", "/accounts/new", Right.SEE_CUSTOMERS);
    }

    @Bean
    SettingsTab fieldsTab() {
        return new SettingsTab("fields.title", "/settings/fields", 35, Right.ADMINISTER);
    }
}
