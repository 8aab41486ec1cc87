package io.attune.imports.files;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableAsync;

/// What an import touches, as an application of its own: without the inbox, which would read the posts away.
///
/// No stereotype stands here, so that a test of the whole application does not find it.
@EnableAutoConfiguration(
        excludeName = "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration")
@EnableAsync
@ComponentScan({
    "io.attune.platform",
    "io.attune.customers",
    "io.attune.channels",
    "io.attune.identity",
    "io.attune.commerce",
    "io.attune.privacy",
    "io.attune.sales",
    "io.attune.imports"
})
class ImportApp {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
