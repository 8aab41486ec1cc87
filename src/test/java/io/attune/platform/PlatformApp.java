package io.attune.platform;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The platform alone, without the modules above it: what its page tests need, and faster to start.
@EnableAutoConfiguration
@ComponentScan
@EnableScheduling
public class PlatformApp {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
