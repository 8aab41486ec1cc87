package io.attune.platform.api;

import io.attune.platform.security.Viewer;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document, made from the controllers.
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {
    static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Viewer.class)
                .replaceWithClass(JsonNode.class, Object.class);
    }

    @Bean
    OpenAPI attuneDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("Attune")
                        .version("v1")
                        .description(
                                "People, accounts, orders and what is said. Amounts are decimal texts, times are UTC.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A personal token, made on the page API tokens.")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    GlobalOpenApiCustomizer problems() {
        return document -> {
            // Relative: the document is the same behind every proxy.
            document.setServers(List.of(new Server().url("/")));
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        };
    }

    @Bean
    DocumentedOperations documentedOperations() {
        return new DocumentedOperations();
    }
}
