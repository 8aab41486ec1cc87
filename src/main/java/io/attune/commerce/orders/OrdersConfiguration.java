package io.attune.commerce.orders;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
    @Bean
    TimelineSource orderLines() {
        return new TimelineSource(PutOrdersOnTimelines.SOURCE, Kind.MONEY);
    }
}
