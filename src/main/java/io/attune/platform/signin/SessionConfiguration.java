package io.attune.platform.signin;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/// Sessions live in the database: a restart signs nobody out, and any node knows them.
///
/// The half hour is for visitors of the sign-in page; signing in makes it eight hours.
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = 1800, tableName = "spring_session")
class SessionConfiguration {
    static final String COOKIE = "attune";
    static final int SIGNED_IN_SECONDS = 8 * 3600;

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    @Bean
    CookieSerializer cookieSerializer() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }

    @Bean
    @Primary
    SessionRepository<? extends Session> sparingSessions(JdbcIndexedSessionRepository sessions) {
        return new SparingSessions<>(sessions);
    }

    /// Two requests at once may write the same part of a session; the later one wins, instead of failing.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOfPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /// Error pages and the ends of streams are dispatched anew, and they need the session too.
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return registration;
    }

    /// What an older version wrote may not be readable any more; then its owner signs in again instead of seeing
    /// errors.
    @Bean
    ConversionService springSessionConversionService() {
        var service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(byte[].class, Object.class, new Reader());
        return service;
    }

    private static final class Reader implements Converter<byte[], @Nullable Object> {
        private final DeserializingConverter reader =
                new DeserializingConverter(SessionConfiguration.class.getClassLoader());

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException e) {
                log.info("A part of a session of an older version is left out: {}", e.getMessage());
                return null;
            }
        }
    }
}
