package io.attune.customers.people;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
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
}
