package io.attune.imports.files;

import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Tally;
import java.util.function.Consumer;

/// Rows that another module takes in.
interface DeliveredRows extends Intake {
    Delivery<?> delivery();

    @Override
    default void resolve(Consumer<LateRefusal> refused) {
        delivery().resolve(refused);
    }

    @Override
    default Tally forecast(Consumer<Sample> samples) {
        return delivery().forecast(samples);
    }

    @Override
    default Tally settle(Delivery.Progress progress) {
        return delivery().settle(progress);
    }

    @Override
    default void tell(Consumer<Sample> samples) {
        delivery().tell(samples);
    }
}
