package io.attune.customers;

import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Consumer;

/// Takes any number of people in at once, in constant memory, in the caller's transaction; one
/// intake at a time.
public interface PeopleIntake {
    /// `run` is the import that brings them.
    Arrivals begin(long run, Taking taking);

    /// Makes people of numbers that nobody has yet, such as the unknown customers of an order log;
    /// those who are known may turn out to be customers for longer. Any number at once.
    void ensure(Collection<Newcomer> newcomers, long run);

    /// Undoes what a run did, as far as nobody changed or used it since; accounts that it made on the way, too.
    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper);

    /// Forgets what runs changed: they cannot be taken back any more.
    void forget(Collection<Long> runs);

    /// `customerSince` is the day of their first order.
    record Newcomer(String number, LocalDate customerSince) {}

    /// The people of one run. Of several rows with the same key the last counts.
    interface Arrivals extends Delivery<IncomingPerson> {
        /// The handles that came along, in batches; after [#settle].
        void handles(Consumer<Collection<Handle>> batch);

        /// What came along for other modules, in the order of the rows and in batches; after [#settle].
        void asides(Consumer<Collection<Aside>> batch);
    }

    record Handle(PersonId person, String network, String handle) {}

    record Aside(PersonId person, String name, String value) {}
}
