package io.attune.sales.report;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
    @Bean
    Command closeRateCommand() {
        return Command.go("close.command", null, "/deals/report", Right.SEE_CUSTOMERS);
    }
}
