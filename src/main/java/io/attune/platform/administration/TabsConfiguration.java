package io.attune.platform.administration;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Apart from the tabs themselves, which the interceptor collects.
@Configuration(proxyBeanMethods = false)
class TabsConfiguration implements WebMvcConfigurer {
    private final TabsInterceptor tabs;

    TabsConfiguration(TabsInterceptor tabs) {
        this.tabs = tabs;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(tabs).addPathPatterns("/settings/**");
    }
}
