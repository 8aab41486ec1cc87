package io.attune.platform.signin;

import io.attune.platform.api.Idempotency;
import io.attune.platform.security.Right;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.RequestBudget;
import io.attune.platform.tokens.Tokens;
import io.attune.platform.web.CurrentViewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;

/// Four doors: machines with signatures, programs with tokens, scripts with HTTP Basic, and people with a session.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; "
            + "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Refusals refusals = new Refusals();
    private final CompanySettings settings;
    private final CurrentViewer viewers;
    private final boolean demo;

    SecurityConfiguration(CompanySettings settings, CurrentViewer viewers, @Value("${attune.demo}") boolean demo) {
        this.settings = settings;
        this.viewers = viewers;
        this.demo = demo;
    }

    /// Without: a measurement for each filter of each request costs more than the filters do.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return statelessly(http)
                .securityMatcher(OpenPaths.MACHINES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http, Tokens tokens, RequestBudget budget, Idempotency idempotency)
            throws Exception {
        return statelessly(http)
                .securityMatcher(
                        new AndRequestMatcher(PathPatternRequestMatcher.pathPattern("/api/**"), TokenFilter::brings))
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens, budget), AuthorizationFilter.class)
                .addFilterAfter(new OnceOnly(idempotency), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(present()))
                .build();
    }

    /// Its own chain: a session that came along must not count here, since nothing here asks for a CSRF token.
    @Bean
    @Order(3)
    SecurityFilterChain scripts(HttpSecurity http) throws Exception {
        return statelessly(http)
                .securityMatcher(new AndRequestMatcher(
                        PathPatternRequestMatcher.pathPattern("/api/**"), SecurityConfiguration::sendsPassword))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals)
                        .authenticationDetailsSource(
                                request -> new MailAndPassword.ScriptDetails(request.getRemoteAddr())))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(present()))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        RequestCache wanted = wantedPages();
        return common(http)
                .addFilterBefore(new Strangers(viewers, refusals), CsrfFilter.class)
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("mail")
                        .successHandler(new Welcome(wanted))
                        .failureHandler(new ForwardAuthenticationFailureHandler(LoginController.REFUSED)))
                .logout(logout -> logout.logoutSuccessUrl("/login?out").deleteCookies(SessionConfiguration.COOKIE))
                .httpBasic(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OpenPaths.EVERYBODY)
                        .permitAll()
                        .requestMatchers(SecurityConfiguration::changesByApi)
                        .denyAll()
                        .requestMatchers("/actuator/prometheus")
                        .access(measured())
                        .requestMatchers("/actuator/**")
                        .access(administering())
                        .anyRequest()
                        .access(present()))
                .build();
    }

    private HttpSecurity statelessly(HttpSecurity http) throws Exception {
        return common(http)
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        if (demo) http.addFilterAfter(new DemoOnLoopback(), HeaderWriterFilter.class);
        else http.addFilterAfter(new FirstRunFilter(settings), HeaderWriterFilter.class);
        return http.headers(SecurityConfiguration::headers)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.deny())
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false));
    }

    /// Back to the page that somebody wanted, kept in a cookie: a session for each passer-by would fill the table.
    private static RequestCache wantedPages() {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
        return cache;
    }

    private static boolean sendsPassword(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /// A browser may look at the API; what changes something there needs a token or a password of its own.
    private static boolean changesByApi(HttpServletRequest request) {
        return Refusals.program(request) && !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    /// Signed in, and not disabled since.
    private AuthorizationManager<RequestAuthorizationContext> present() {
        return (_, _) -> new AuthorizationDecision(viewers.find().isPresent());
    }

    private AuthorizationManager<RequestAuthorizationContext> administering() {
        return (_, _) -> new AuthorizationDecision(
                viewers.find().map(viewer -> viewer.may(Right.ADMINISTER)).orElse(false));
    }

    private AuthorizationManager<RequestAuthorizationContext> measured() {
        return (_, context) -> new AuthorizationDecision(Loopback.is(context.getRequest())
                || viewers.find().map(viewer -> viewer.may(Right.ADMINISTER)).orElse(false));
    }
}
