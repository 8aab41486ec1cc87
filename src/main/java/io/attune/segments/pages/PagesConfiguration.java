package io.attune.segments.pages;

import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    @Bean
    NavigationItem segmentsNavigation() {
        return new NavigationItem("segment.title", "/segments", "ti-chart-pie", 32, Right.ANALYSE);
    }

    @Bean
    Command segmentsCommand() {
        return Command.go("segment.command", "g e", "/segments", Right.ANALYSE);
    }

    @Bean
    Command newSegmentCommand() {
        return Command.go("segment.new.command", null, "/segments/new", Right.ANALYSE);
    }
}
