package io.attune.segments.membership;

import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/// The moment at which somebody is judged: the company's day of analysis, in its zone.
@Component
class JudgingDay {
    private final CompanySettings settings;
    private final FactStore facts;
    private final Clock clock;

    JudgingDay(CompanySettings settings, FactStore facts, Clock clock) {
        this.settings = settings;
        this.facts = facts;
        this.clock = clock;
    }

    boolean known() {
        return settings.exist();
    }

    Moment now(Collection<Rule> rules) {
        Settings company = settings.current();
        var texts = new HashSet<String>();
        rules.stream().flatMap(Rule::leaves).forEach(leaf -> {
            if (leaf instanceof Rule.Has(var _, var test)) test.texts().forEach(texts::add);
        });
        return new Moment(company.analysisDate(clock), clock.instant(), company.zone(), facts.folded(texts));
    }
}
