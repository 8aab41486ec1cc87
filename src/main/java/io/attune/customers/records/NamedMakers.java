package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.customers.OriginNames;
import io.attune.customers.OriginNames.Named;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.users.Colleagues;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Colleagues, and the programs that have a token of theirs.
@Configuration(proxyBeanMethods = false)
class NamedMakers {
    @Bean
    OriginNames namesOfColleagues(Colleagues colleagues) {
        return new Names(Origin.Kind.USER, (_, id) -> {
            var user = new UserId(id);
            return Optional.ofNullable(colleagues.names(Set.of(user)).get(user)).map(name -> new Named(name, null));
        });
    }

    @Bean
    OriginNames namesOfTokens(PersonalTokens tokens) {
        return new Names(
                Origin.Kind.API,
                (viewer, id) -> tokens.named(id)
                        .map(token ->
                                new Named(token.name(), token.user().equals(viewer.user()) ? "/me/tokens" : null)));
    }

    private record Names(Origin.Kind kind, BiFunction<Viewer, Long, Optional<Named>> names) implements OriginNames {
        @Override
        public Optional<Named> find(Viewer viewer, long id) {
            return names.apply(viewer, id);
        }
    }
}
