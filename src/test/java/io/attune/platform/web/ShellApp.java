package io.attune.platform.web;

import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import jakarta.servlet.DispatcherType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The shell and the jobs as an application of their own. Users are called by their number; 9 is the administrator.
///
/// No stereotype stands here, so that a test of the whole application does not find it.
@EnableAutoConfiguration(
        excludeName = "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration")
@EnableSpringHttpSession
@ComponentScan({"io.attune.platform.web", "io.attune.platform.jobs", "io.attune.platform.database"})
class ShellApp {
    static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MapSessionRepository sessions() {
        return new MapSessionRepository(new ConcurrentHashMap<>());
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(List.of("1", "2", "9").stream()
                .map(name -> User.withUsername(name).password("{noop}secret").build())
                .toList());
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/js/**", "/css/**", "/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY)))
                .build();
    }

    @Bean
    CurrentViewer viewers() {
        return () -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(someone -> someone.getName().matches("\\d+"))
                .map(Authentication::getName)
                .map(ShellApp::viewer);
    }

    @Bean
    WebMvcConfigurer viewerArguments(CurrentViewer viewers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ViewerArgument(viewers));
            }
        };
    }

    @Bean
    CompanySettings company() {
        return new FixedSettings();
    }

    @Bean
    Command toJob() {
        return Command.go("job.open", "g j", "/jobs/1", null);
    }

    @Bean
    Command answer() {
        return Command.act("job.cancel", "r", "reply", "/jobs", null);
    }

    @Bean
    Command elsewhere() {
        return Command.act("job.attempt", "x", "elsewhere", "/inbox", null);
    }

    @Bean
    NavigationItem inbox() {
        return new NavigationItem("job.says.running", "/jobs", "ti-inbox", 10, null);
    }

    @Bean
    Work work() {
        return new Work();
    }

    private static Viewer viewer(String name) {
        return new Viewer(
                new UserId(Long.parseLong(name)),
                "Ada Lovelace",
                name.equals("9") ? Role.ADMIN : Role.AGENT,
                Set.of(),
                Viewer.Scope.ALL,
                Locale.ENGLISH,
                ZoneOffset.UTC);
    }

    /// A job that goes on for as long as the test wants. Its name borrows words that there are.
    static final class Work implements JobKind {
        volatile Script script = run -> {};

        @Override
        public String name() {
            return "attempt";
        }

        @Override
        public void run(JobRun run) throws Exception {
            script.run(run);
        }
    }

    interface Script {
        void run(JobRun run) throws Exception;
    }

    record Rows(int rows) {}

    private record ViewerArgument(CurrentViewer viewers) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Viewer.class;
        }

        @Override
        public Viewer resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return viewers.find().orElseThrow();
        }
    }

    private static final class FixedSettings implements CompanySettings {
        @Override
        public boolean exist() {
            return true;
        }

        @Override
        public Settings current() {
            return new Settings(
                    "Hazel & Finch",
                    Currency.getInstance("EUR"),
                    ZoneOffset.UTC,
                    Locale.ENGLISH,
                    new BigDecimal(".4"),
                    null,
                    Duration.ofHours(24),
                    Duration.ofHours(4),
                    BigDecimal.TEN,
                    StakeSettings.STARTING);
        }

        @Override
        public boolean begin(Settings settings, UserId who) {
            return false;
        }

        @Override
        public void change(Settings settings, UserId who) {
            throw new UnsupportedOperationException("settings of the shell's tests are fixed");
        }
    }
}
