package io.attune.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// The one database of the application, given or embedded.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    @Conditional(NoAddressGiven.class)
    EmbeddedPostgres embeddedPostgres(DatabaseProperties properties) {
        return EmbeddedPostgres.open(properties.data());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseProperties properties, ObjectProvider<EmbeddedPostgres> embedded) {
        DatabaseProperties.Database given = properties.database();
        EmbeddedPostgres own = embedded.getIfAvailable();
        if (own != null) return Databases.pool(own.url(), own.user(), own.password(), given.pool());
        String url = given.url();
        if (url == null) throw new IllegalStateException("Neither a given nor an embedded database");
        return Databases.pool(url, given.user(), given.password(), given.pool());
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return flyway -> Migrations.OURS.migrate(flyway.getConfiguration());
    }

    static final class NoAddressGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("attune.database.url"));
        }
    }
}
