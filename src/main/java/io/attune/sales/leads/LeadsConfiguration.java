package io.attune.sales.leads;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeadsConfiguration {
    @Bean
    TimelineSource leadLines() {
        return new TimelineSource("lead", Kind.DEALS);
    }

    @Bean
    NavigationItem leadsNavigation() {
        return new NavigationItem("leads.title", "/leads", "ti-user-plus", 22, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command leadsCommand() {
        return Command.go("leads.command", "g l", "/leads", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command newLeadCommand() {
        return Command.go("leads.command.new", null, "/leads/new", Right.SELL);
    }
}
