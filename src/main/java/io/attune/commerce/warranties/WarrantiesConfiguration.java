package io.attune.commerce.warranties;

import io.attune.customers.TimelineSource;
import io.attune.platform.security.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WarrantiesConfiguration {
    @Bean
    TimelineSource claimLines() {
        return new TimelineSource(WarrantyDesk.SOURCE, Kind.MONEY);
    }
}
