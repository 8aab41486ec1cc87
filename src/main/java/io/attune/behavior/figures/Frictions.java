package io.attune.behavior.figures;

import io.attune.behavior.instruments.Friction;
import io.attune.behavior.instruments.Touchpoint;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.LatencyTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Whether customers come back less often after something happened to them, kind by kind. `share` is
/// that of the customers it was counted among.
public record Frictions(double share, List<Touched> touched) {
    public Frictions {
        touched = List.copyOf(touched);
    }

    /// `kind` is the code of a [Touch].
    public record Touched(String kind, Friction friction) {}

    static Frictions of(
            Histories histories,
            double share,
            SortedMap<String, List<Touchpoint>> touchpoints,
            LatencyTable latency,
            LocalDate until) {
        var touched = new ArrayList<Touched>();
        touchpoints.forEach((kind, points) -> touched.add(
                new Touched(kind, Friction.of(histories, points, latency, new Friction.Window.Rhythm(), until))));
        return new Frictions(share, touched);
    }
}
