package io.attune.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.servlet.filter.OrderedHiddenHttpMethodFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.HiddenHttpMethodFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final RightsInterceptor rights;
    private final ViewerArguments viewers;

    WebConfiguration(RightsInterceptor rights, ViewerArguments viewers) {
        this.rights = rights;
        this.viewers = viewers;
    }

    /// Forms of browsers say DELETE in a field. Looking for it reads the body, so it is looked for in plain forms only:
    /// an upload would be written to the disk, and a webhook's body must arrive as it was signed.
    @Bean
    static HiddenHttpMethodFilter hiddenHttpMethodFilter() {
        return new OrderedHiddenHttpMethodFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return Strangers.bringsFiles(request) || OpenPaths.forMachines(request.getRequestURI());
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rights);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
    }
}
