package io.attune.platform.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A field that nobody knows is a mistake of the sender, who would otherwise never learn that it is ignored.
@Configuration(proxyBeanMethods = false)
class StrictBodies implements WebMvcConfigurer {
    private final JsonMapper json;

    StrictBodies(JsonMapper json) {
        this.json = strict(json);
    }

    static JsonMapper strict(JsonMapper json) {
        return json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(json));
    }
}
