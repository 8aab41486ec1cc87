package io.attune.sales.board;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BoardConfiguration {
    @Bean
    TimelineSource dealLines() {
        return new TimelineSource("deal", Kind.DEALS, true);
    }

    @Bean
    NavigationItem dealsNavigation() {
        return new NavigationItem("deals.title", "/deals", "ti-briefcase", 24, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command dealsCommand() {
        return Command.go("deals.command", "g d", "/deals", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command newDealCommand() {
        return Command.go("deals.command.new", null, "/deals/new", Right.SELL);
    }

    @Bean
    Command forecastCommand() {
        return Command.go("deals.command.forecast", null, "/deals/forecast", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command nextStageCommand() {
        return Command.act("deals.command.on", ">", "deals-on", "/deals", Right.SELL);
    }

    @Bean
    Command previousStageCommand() {
        return Command.act("deals.command.back", "<", "deals-back", "/deals", Right.SELL);
    }
}
