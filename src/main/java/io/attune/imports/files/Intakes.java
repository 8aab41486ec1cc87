package io.attune.imports.files;

import io.attune.channels.FileChannels;
import io.attune.channels.Posts;
import io.attune.commerce.OrderIntake;
import io.attune.commerce.OrdersImported;
import io.attune.customers.AccountIntake;
import io.attune.customers.PeopleIntake;
import io.attune.identity.Authors;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.users.Colleagues;
import io.attune.privacy.ConsentIntake;
import io.attune.sales.DealIntake;
import java.util.Collection;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Which module takes the rows of a target in, and back.
@Component
class Intakes {
    private final PeopleIntake people;
    private final AccountIntake accounts;
    private final OrderIntake orders;
    private final DealIntake deals;
    private final Posts posts;
    private final FileChannels channels;
    private final Authors authors;
    private final ConsentIntake consents;
    private final OwnFields fields;
    private final Colleagues colleagues;
    private final CompanySettings settings;
    private final ApplicationEventPublisher events;

    Intakes(
            PeopleIntake people,
            AccountIntake accounts,
            OrderIntake orders,
            DealIntake deals,
            Posts posts,
            FileChannels channels,
            Authors authors,
            ConsentIntake consents,
            OwnFields fields,
            Colleagues colleagues,
            CompanySettings settings,
            ApplicationEventPublisher events) {
        this.people = people;
        this.accounts = accounts;
        this.orders = orders;
        this.deals = deals;
        this.posts = posts;
        this.channels = channels;
        this.authors = authors;
        this.consents = consents;
        this.fields = fields;
        this.colleagues = colleagues;
        this.settings = settings;
        this.events = events;
    }

    Intake begin(Target target, Plan plan, long run) {
        return switch (target) {
            case PEOPLE -> new PeopleRows(people, authors, consents, further(target), plan.taking(), run);
            case ACCOUNTS -> new AccountRows(accounts, further(target), plan.taking(), run);
            case ORDERS -> new OrderRows(orders, events, settings.current(), plan, run);
            case DEALS -> new DealRows(deals, further(target), settings.current(), plan.taking(), run);
            case POSTS ->
                new PostRows(posts, channels, Objects.requireNonNull(plan.posts(), "a channel for posts"), run);
        };
    }

    private Further further(Target target) {
        return new Further(fields, colleagues, target);
    }

    /// Forgets what the runs changed, whichever records those were.
    void forget(Collection<Long> runs) {
        people.forget(runs);
        accounts.forget(runs);
        orders.forget(runs);
        deals.forget(runs);
    }

    /// Orders go before the people whom they made.
    TakenBack takeBack(Target target, long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        return switch (target) {
            case PEOPLE -> {
                authors.forgetHandles(run);
                consents.takeBack(run);
                yield people.takeBack(run, progress, keeper);
            }
            case ACCOUNTS -> accounts.takeBack(run, progress, keeper);
            case ORDERS -> {
                TakenBack taken = orders.takeBack(run, progress, keeper);
                if (taken.removed() + taken.restored() > 0) events.publishEvent(new OrdersImported(run));
                yield taken.and(people.takeBack(run, progress, keeper));
            }
            case DEALS -> deals.takeBack(run, progress, keeper);
            case POSTS -> throw new IllegalStateException("posts are not taken back");
        };
    }
}
