package io.attune.customers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Takes any number of people in at once, in constant memory, in the caller's transaction; one intake at a time.
public interface PeopleIntake {
    /// `run` is the import that brings them.
    Delivery begin(long run);

    /// Makes people of numbers that nobody has yet, such as the unknown customers of an order log; those who are known
    /// may turn out to be customers for longer. Any number at once.
    void ensure(Collection<Newcomer> newcomers, long run);

    /// `customerSince` is the day of their first order.
    record Newcomer(String number, LocalDate customerSince) {}

    /// The people of one run.
    interface Delivery {
        void add(IncomingPerson person);

        /// How many were added and are not yet settled; of several with the same key the last counts.
        long staged();

        /// Makes those who are new and changes those who differ, telling how many of [#staged] are done.
        Outcome settle(LongConsumer progress);

        /// The handles that came along, in batches; after [#settle].
        void handles(Consumer<Collection<Handle>> batch);
    }

    record Handle(PersonId person, String network, String handle) {}

    /// `repeated` are rows whose key stood in a later row of the same delivery.
    record Outcome(long created, long updated, long unchanged, long repeated) {}
}
