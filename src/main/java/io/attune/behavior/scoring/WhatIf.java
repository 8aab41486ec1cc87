package io.attune.behavior.scoring;

import io.attune.behavior.models.BuyingHistory;
import io.attune.behavior.models.BuyingModel;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.CustomerScore;
import io.attune.behavior.scoring.Yardsticks.Measure;
import io.attune.customers.PersonId;
import io.attune.platform.settings.CompanySettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What may come of a customer: as things stand, and if they bought today.
@Component
public class WhatIf {
    private static final int YEAR = 364;

    private final Yardsticks yardsticks;
    private final ValueStates states;
    private final PeopleSources sources;
    private final CompanySettings settings;
    private final Clock clock;

    WhatIf(Yardsticks yardsticks, ValueStates states, PeopleSources sources, CompanySettings settings, Clock clock) {
        this.yardsticks = yardsticks;
        this.states = states;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    /// `after` is the score after an order for as much as is expected of the customer, in units of the currency;
    /// `chances` go week by week from 0 to 52, empty where the model cannot tell.
    public record Outlook(
            LocalDate today, double amount, CustomerScore now, CustomerScore after, List<Chance> chances) {
        public Outlook {
            chances = List.copyOf(chances);
        }
    }

    /// That the customer buys within so many days: as things stand, and once more after buying today.
    public record Chance(int days, double now, double after) {}

    /// Empty for somebody without purchases, and before the first run. Whoever asks has seen to it that the viewer may
    /// know what this person bought.
    public Optional<Outlook> ordersToday(PersonId person) {
        return yardsticks.last().flatMap(by -> of(by, person.value()));
    }

    private Optional<Outlook> of(Measure by, long person) {
        LocalDate date = settings.current().analysisDate(clock);
        LocalDate today = date.isBefore(by.analysisDate()) ? by.analysisDate() : date;
        var unchanged = new TreeMap<Long, @Nullable LocalDate>();
        unchanged.put(person, LocalDate.MAX);
        CustomerBase base = states.base(unchanged, today);
        if (base.size() == 0) return Optional.empty();
        String source = sources.of(List.of(person)).get(person);
        CustomerScore now = score(by, base, source);
        long cents = Math.round(now.expectedSpend() * 100);
        CustomerBase bought = states.with(person, today, cents);
        return Optional.of(
                new Outlook(today, cents / 100.0, now, score(by, bought, source), chances(by, base, bought, today)));
    }

    private static List<Chance> chances(Measure by, CustomerBase base, CustomerBase bought, LocalDate today) {
        BuyingModel model = by.scoring().value().buying();
        BuyingHistory before = base.summary(0).history(today);
        BuyingHistory after = bought.summary(0).history(today);
        var chances = new ArrayList<Chance>();
        for (int days = 0; days <= YEAR; days += 7) {
            OptionalDouble now = model.chanceOfReturn(before, days / 7.0);
            OptionalDouble then = model.chanceOfReturn(after, days / 7.0);
            if (now.isPresent() && then.isPresent())
                chances.add(new Chance(days, now.getAsDouble(), then.getAsDouble()));
        }
        return chances;
    }

    private static CustomerScore score(Measure by, CustomerBase base, @Nullable String source) {
        return by.scoring().score(base, 0, by.bounds().score(base, 0), source);
    }
}
