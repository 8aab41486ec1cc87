package io.attune.commerce.orders;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.webhooks.WebhookType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
    @Bean
    TimelineSource orderLines() {
        return new TimelineSource(PutOrdersOnTimelines.SOURCE, Kind.MONEY);
    }

    @Bean
    TimelineSource lateLines() {
        return new TimelineSource(PutOrdersOnTimelines.LATE, Kind.MONEY);
    }

    @Bean
    TimelineSource returnLines() {
        return new TimelineSource(OrderDesk.RETURNS, Kind.MONEY);
    }

    /// One entry for all that is sold and owed; the pages have tabs.
    @Bean
    NavigationItem ordersNavigation() {
        return new NavigationItem(
                "money.title",
                "/orders",
                "ti-receipt",
                25,
                Right.SEE_CUSTOMERS,
                List.of("/invoices", "/payments", "/receivables", "/products"));
    }

    @Bean
    Command ordersCommand() {
        return Command.go("orders.command", "g o", "/orders", Right.SEE_CUSTOMERS);
    }

    @Bean
    Command newOrderCommand() {
        return Command.go("orders.command.new", null, "/orders/new", Right.KEEP_ORDERS);
    }

    @Bean
    Command productsCommand() {
        return Command.go("catalog.command", null, "/products", Right.SEE_CUSTOMERS);
    }

    @Bean
    WebhookType orderCreated() {
        return OrderDesk.CREATED;
    }

    @Bean
    WebhookType orderChanged() {
        return OrderDesk.CHANGED;
    }

    @Bean
    WebhookType ordersImported() {
        return TellOrdersImported.IMPORTED;
    }
}
