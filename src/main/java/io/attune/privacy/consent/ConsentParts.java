package io.attune.privacy.consent;

import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.customers.records.Makers;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import io.attune.privacy.Consents;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import io.attune.privacy.consent.ConsentPage.Line;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What somebody allows: a tab with everything said, a chip and a line beside a conversation where they refused.
@Configuration(proxyBeanMethods = false)
class ConsentParts {
    @Bean
    PersonPart privacyTab(ConsentStore store, Makers makers, Clock clock) {
        return new Tab(store, makers, clock);
    }

    @Bean
    PersonPart refusalChip(Consents consents) {
        return new Refusal(consents, PersonPart.Place.CHIP);
    }

    @Bean
    PersonPart refusalBeside(Consents consents) {
        return new Refusal(consents, PersonPart.Place.SIDE);
    }

    private record Tab(ConsentStore store, Makers makers, Clock clock) implements PersonPart {
        @Override
        public Place place() {
            return Place.TAB;
        }

        @Override
        public int order() {
            return 95;
        }

        @Override
        public String tab() {
            return "privacy";
        }

        @Override
        public Optional<Piece> of(Viewer viewer, PersonId person) {
            return store.provenance(viewer, person).map(provenance -> page(viewer, person, provenance));
        }

        private Piece page(Viewer viewer, PersonId person, Provenance provenance) {
            List<Line> lines = new ArrayList<>();
            for (Purpose purpose : Purpose.values())
                for (Way way : Way.values())
                    if (purpose != Purpose.PROFILING || way == Way.ANY)
                        lines.add(new Line(purpose, way, store.of(person, purpose, way)));
            Long run = provenance.importRun();
            boolean mayChange = viewer.writes(Kind.PEOPLE) != Viewer.Scope.NONE;
            return Piece.of(
                    "privacy/consent/tab",
                    new ConsentPage(
                            person,
                            lines,
                            store.all(viewer, person),
                            provenance,
                            run == null || run <= 0
                                    ? null
                                    : makers.made(viewer, Origin.run(run), provenance.changedAt()),
                            clock.instant(),
                            mayChange,
                            mayChange && viewer.may(Right.PRIVACY)));
        }
    }

    private record Refusal(Consents consents, Place place) implements PersonPart {
        @Override
        public int order() {
            return 20;
        }

        @Override
        public Optional<Piece> of(Viewer viewer, PersonId person) {
            List<Purpose> refused = new ArrayList<>();
            consents.of(person, Way.ANY).forEach((purpose, permission) -> {
                if (permission instanceof Permission.Refused) refused.add(purpose);
            });
            if (refused.isEmpty()) return Optional.empty();
            String template = place == Place.CHIP ? "privacy/consent/chip" : "privacy/consent/beside";
            return Optional.of(new Piece(template, Map.of("refused", refused)));
        }
    }
}
