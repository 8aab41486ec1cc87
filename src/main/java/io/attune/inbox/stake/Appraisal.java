package io.attune.inbox.stake;

import io.attune.analysis.reader.Intent;
import io.attune.behavior.Behavior;
import io.attune.behavior.CompanyValues;
import io.attune.behavior.Standing;
import io.attune.customers.PersonId;
import io.attune.inbox.deadlines.Deadline;
import io.attune.inbox.stake.AppraisalStore.Appraised;
import io.attune.inbox.stake.AppraisalStore.Candidate;
import io.attune.inbox.stake.AppraisalStore.Unanswered;
import io.attune.inbox.stake.Customer.OpenTripwire;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.sales.OpenDeals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps price and deadline beside each conversation, always computed whole from what is known: new posts, judgements,
/// replies, links and scores all come through here.
@Component
public class Appraisal {
    // Places of people, where an unknown author who wants to buy is worth more than through a form or a file.
    private static final Set<String> NOT_SOCIAL = Set.of("mail", "form", "file");

    private final AppraisalStore store;
    private final Behavior behavior;
    private final OpenDeals openDeals;
    private final CompanySettings settings;
    private final Clock clock;

    Appraisal(AppraisalStore store, Behavior behavior, OpenDeals openDeals, CompanySettings settings, Clock clock) {
        this.store = store;
        this.behavior = behavior;
        this.openDeals = openDeals;
        this.settings = settings;
        this.clock = clock;
    }

    /// Appraises these conversations in the caller's transaction: five statements, however many they are.
    public void appraise(Collection<Long> conversations) {
        if (conversations.isEmpty()) return;
        List<Candidate> candidates = store.candidates(conversations);
        Map<Long, List<Unanswered>> unanswered = store.unanswered(conversations);
        List<PersonId> people = candidates.stream()
                .map(Candidate::person)
                .filter(Objects::nonNull)
                .map(PersonId::new)
                .distinct()
                .toList();
        Map<PersonId, Standing> standings = behavior.of(people);
        Map<PersonId, BigDecimal> deals = openDeals.largest(people);
        CompanyValues values = behavior.company();
        Settings current = settings.current();
        var company = new Company(current.margin(), values.medianSpend(), values.firstYearValue(), current.stake());
        LocalDate today = current.analysisDate(clock);
        Instant now = clock.instant();
        var appraised = new ArrayList<Appraised>(candidates.size());
        for (Candidate candidate : candidates) {
            Customer customer = customer(candidate, standings, deals, today);
            List<Unanswered> posts = unanswered.getOrDefault(candidate.id(), List.of());
            Origin origin = origin(candidate, posts, customer, company, values.analysisDate());
            appraised.add(appraised(candidate, posts, origin, current, now));
        }
        store.keep(appraised);
    }

    private static Origin origin(
            Candidate candidate,
            List<Unanswered> posts,
            @Nullable Customer customer,
            Company company,
            @Nullable LocalDate analysisDate) {
        Origin dearest = new Origin(null, null, null, customer, company, analysisDate);
        Stake highest = null;
        for (Unanswered post : posts) {
            var message = new Message(
                    post.intents(),
                    post.sentiment(),
                    post.isPublic(),
                    !NOT_SOCIAL.contains(candidate.network()),
                    post.audience());
            Price price = Price.of(message, customer, company);
            // Equal prices: the later post, which is what the agent will read first.
            if (highest == null || price.stake().compareTo(highest) >= 0) {
                highest = price.stake();
                dearest = new Origin(post.post(), price.intent(), message, customer, company, analysisDate);
            }
        }
        return dearest;
    }

    private static Appraised appraised(
            Candidate candidate, List<Unanswered> posts, Origin origin, Settings settings, Instant now) {
        Stake stake = origin.stake();
        Instant due = null;
        if (candidate.waitingSince() != null) {
            var intents = EnumSet.noneOf(Intent.class);
            posts.forEach(post -> intents.addAll(post.intents()));
            due = Deadline.of(candidate.waitingSince(), intents, settings).due();
        }
        boolean overdue = due != null && new Deadline(due).missedAt(now);
        boolean urgent = overdue && stake.total().compareTo(settings.urgentStake()) > 0;
        return new Appraised(candidate.id(), stake, origin, due, overdue, urgent);
    }

    private static @Nullable Customer customer(
            Candidate candidate, Map<PersonId, Standing> standings, Map<PersonId, BigDecimal> deals, LocalDate today) {
        if (candidate.person() == null) return null;
        var person = new PersonId(candidate.person());
        BigDecimal deal = deals.getOrDefault(person, BigDecimal.ZERO);
        Standing standing = standings.get(person);
        if (standing == null) return Customer.NEVER_BOUGHT.with(deal);
        return new Customer(standing.value12(), standing.meanSpend(), rhythm(standing, today), deal);
    }

    private static @Nullable OpenTripwire rhythm(Standing standing, LocalDate today) {
        if (!standing.tripped() || standing.latencyDays() == null || standing.expectedNext() == null) return null;
        long late = Math.max(0, ChronoUnit.DAYS.between(standing.expectedNext(), today));
        return new OpenTripwire(standing.value12OnRhythm(), standing.latencyDays(), standing.expectedNext(), late);
    }
}
