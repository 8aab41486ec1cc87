package io.attune;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The server: every module in one process.
@Modulithic(systemName = "Attune", sharedModules = "platform")
@SpringBootApplication
@EnableAsync
@EnableScheduling
public class AttuneApplication {
    static void main(String[] args) {
        SpringApplication.run(AttuneApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
