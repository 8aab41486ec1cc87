package io.attune.platform.personaldata;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks every module for somebody's data.
@Component
public class Everywhere implements Forgetting {
    /// Books are kept for ten years in Germany (§ 147 AO) and Portugal (art. 123.º CIRC); shorter elsewhere.
    public static final int YEARS_BY_LAW = 10;

    private final ObjectProvider<PersonalData> modules;
    private final Clock clock;

    Everywhere(ObjectProvider<PersonalData> modules, Clock clock) {
        this.modules = modules;
        this.clock = clock;
    }

    /// Who it is, as all modules together know.
    public Subject widen(Subject subject) {
        Subject wider = subject;
        for (PersonalData module : inOrder()) wider = module.widen(wider);
        return wider;
    }

    /// All that is known of them; empty tables are left out.
    @Transactional(readOnly = true)
    public List<Section> export(Subject subject) {
        Subject wider = widen(subject);
        return inOrder().stream()
                .flatMap(module -> module.export(wider).stream())
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    @Override
    @Transactional
    public Erasure erase(Subject subject) {
        Subject wider = widen(subject);
        var erasure =
                new Erasure(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(YEARS_BY_LAW));
        for (PersonalData module : inOrder().reversed()) module.erase(wider, erasure);
        return erasure;
    }

    private List<PersonalData> inOrder() {
        return new ArrayList<>(modules.orderedStream().toList());
    }
}
