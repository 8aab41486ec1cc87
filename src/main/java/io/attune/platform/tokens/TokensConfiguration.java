package io.attune.platform.tokens;

import io.attune.platform.web.Command;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TokensConfiguration {
    @Bean
    Command tokensCommand() {
        return Command.go("tokens.command", null, "/me/tokens", null);
    }
}
