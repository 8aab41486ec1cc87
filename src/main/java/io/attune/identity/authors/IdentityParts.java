package io.attune.identity.authors;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.identity.Identity;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The identities of a person: a tab with the evidence of each, and a short list beside a conversation.
@Configuration(proxyBeanMethods = false)
class IdentityParts {
    @Bean
    PersonPart identitiesTab(LinkStore links) {
        return new Part(links, PersonPart.Place.TAB, "identity/authors/identities");
    }

    @Bean
    PersonPart identitiesBeside(LinkStore links) {
        return new Part(links, PersonPart.Place.SIDE, "identity/authors/beside");
    }

    private record Part(LinkStore links, Place place, String template) implements PersonPart {
        @Override
        public int order() {
            return 60;
        }

        @Override
        public String tab() {
            return place == Place.TAB ? "identities" : "";
        }

        @Override
        public Optional<Piece> of(Viewer viewer, PersonId person) {
            List<Identity> identities = links.ofPerson(viewer, person);
            if (identities.isEmpty() && place == Place.SIDE) return Optional.empty();
            var page = new IdentitiesPage(
                    person.value(),
                    identities,
                    viewer.may(Right.LINK_IDENTITIES) && viewer.writes(Kind.PEOPLE) != Viewer.Scope.NONE);
            return Optional.of(Piece.of(template, page));
        }
    }
}
