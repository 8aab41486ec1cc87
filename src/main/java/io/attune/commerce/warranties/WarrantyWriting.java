package io.attune.commerce.warranties;

import io.attune.commerce.OrderBook;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.OrderSheet.OrderedLine;
import io.attune.commerce.warranties.ApiWarranty.ClaimInput;
import io.attune.commerce.warranties.ApiWarranty.Input;
import io.attune.commerce.warranties.ApiWarranty.Settlement;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Version;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of warranties: each change is what a colleague would do, all of it or nothing.
@Component
class WarrantyWriting {
    private final WarrantyDesk desk;
    private final WarrantyStore warranties;
    private final OrderBook orders;
    private final People people;
    private final ExternalKeys keys;

    WarrantyWriting(WarrantyDesk desk, WarrantyStore warranties, OrderBook orders, People people, JdbcClient jdbc) {
        this.desk = desk;
        this.warranties = warranties;
        this.orders = orders;
        this.people = people;
        this.keys = new ExternalKeys(jdbc, "warranty");
    }

    List<ApiWarranty> shown(Viewer viewer, List<Warranty> found) {
        Map<Long, String> names = keys.of(found.stream().map(Warranty::id).toList());
        Map<PersonId, PersonId> left =
                people.left(viewer, found.stream().map(Warranty::person).toList());
        return found.stream()
                .map(warranty -> ApiWarranty.of(
                        warranty, left.getOrDefault(warranty.person(), warranty.person()), names.get(warranty.id())))
                .toList();
    }

    ApiWarranty shown(Viewer viewer, Warranty warranty) {
        return shown(viewer, List.of(warranty)).getFirst();
    }

    Optional<Warranty> known(Viewer viewer, String externalId) {
        return keys.find(externalId).flatMap(id -> warranties.find(viewer, id));
    }

    @Transactional
    public long create(Viewer viewer, Input input) {
        OrderSheet order = orders.find(viewer, new OrderId(Objects.requireNonNull(input.order())))
                .orElseThrow(() -> ApiProblem.field("order", "api.problem.unknown"));
        long line = line(order, input.line());
        LocalDate starts = day("startsOn", input.startsOn());
        long id = desk.register(viewer, order, line, serial(input), starts, ends(line, starts, input));
        keys.put(id, input.externalId());
        return id;
    }

    @Transactional
    public void change(Viewer viewer, Warranty before, int version, Input input) {
        lock(viewer, before, version);
        if (!Objects.equals(before.order().value(), input.order()))
            throw ApiProblem.field("order", "api.problem.stays");
        if (!Objects.equals(before.place(), input.line())) throw ApiProblem.field("line", "api.problem.stays");
        LocalDate starts = day("startsOn", input.startsOn());
        LocalDate ends = ends(before.line(), starts, input);
        String serial = serial(input);
        if (!serial.equals(before.serial()) || !starts.equals(before.starts()) || !ends.equals(before.ends()))
            desk.change(viewer, before, serial, starts, ends);
        keys.put(before.id(), input.externalId());
    }

    @Transactional
    public void delete(Viewer viewer, Warranty before, int version) {
        lock(viewer, before, version);
        desk.delete(viewer, before);
    }

    void claim(Viewer viewer, Warranty warranty, ClaimInput input) {
        String problem = Objects.requireNonNull(input.problem()).strip();
        if (problem.isEmpty()) throw ApiProblem.field("problem", "problem.required");
        desk.claim(viewer, warranty, day("on", input.on()), problem);
    }

    void settle(Viewer viewer, Warranty warranty, long claim, Settlement input) {
        if (warranty.claims().stream().noneMatch(known -> known.id() == claim)) throw new NotFound("claim " + claim);
        String outcome = input.outcome() == null || input.outcome().isBlank()
                ? null
                : input.outcome().strip();
        desk.settle(viewer, warranty, claim, Objects.requireNonNull(input.end()), day("on", input.on()), outcome);
    }

    private void lock(Viewer viewer, Warranty warranty, int version) {
        int present =
                warranties.lock(viewer, warranty.id()).orElseThrow(() -> new NotFound("warranty " + warranty.id()));
        if (present != version) throw Version.changed();
    }

    private static long line(OrderSheet order, @Nullable Integer place) {
        List<OrderedLine> lines = order.lines();
        if (place == null && lines.size() == 1) return lines.getFirst().line().id();
        if (place == null) throw ApiProblem.field("line", "problem.required");
        if (place < 1 || place > lines.size()) throw ApiProblem.field("line", "api.problem.warranty.line");
        return lines.get(place - 1).line().id();
    }

    private LocalDate ends(long line, LocalDate starts, Input input) {
        if (input.months() != null || input.endsOn() == null) return desk.ends(line, starts, input.months());
        LocalDate ends = day("endsOn", input.endsOn());
        if (!ends.isAfter(starts)) throw ApiProblem.field("endsOn", "problem.date.order");
        return ends;
    }

    private static String serial(Input input) {
        String serial = Objects.requireNonNull(input.serial()).strip();
        if (serial.isEmpty()) throw ApiProblem.field("serial", "problem.required");
        return serial;
    }

    private static LocalDate day(String field, @Nullable LocalDate day) {
        if (day == null) throw ApiProblem.field(field, "problem.required");
        if (day.getYear() < 1900 || day.getYear() > 2200) throw ApiProblem.field(field, "problem.date");
        return day;
    }
}
