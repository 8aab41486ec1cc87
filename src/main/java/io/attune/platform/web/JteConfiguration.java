package io.attune.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// jte's templates are compiled with our code, so a misspelt page field fails the build and not a visitor.
@Configuration
class JteConfiguration {
    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }
}
