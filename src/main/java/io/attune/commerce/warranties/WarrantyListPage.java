package io.attune.commerce.warranties;

import io.attune.customers.ListAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some warranties of everybody; `state` is one of [#STATES] or nothing, `older` is where the next ones are found.
public record WarrantyListPage(
        String state,
        String serial,
        List<Warranty> warranties,
        LocalDate today,
        @Nullable String older) {
    /// In force today, or with an open claim.
    public static final List<String> STATES = List.of("active", "claimed");

    static final int PAGE = 50;

    public WarrantyListPage {
        warranties = List.copyOf(warranties);
    }

    /// `found` was asked for with one more than a page.
    static WarrantyListPage of(String state, String serial, List<Warranty> found, LocalDate today) {
        if (found.size() <= PAGE) return new WarrantyListPage(state, serial, found, today, null);
        List<Warranty> shown = found.subList(0, PAGE);
        String older = "/warranties?" + address(state, serial) + "&before="
                + shown.getLast().id();
        return new WarrantyListPage(state, serial, shown, today, older);
    }

    static WarrantyFilter filter(ListAddress address, LocalDate today) {
        String serial = address.text("serial").strip();
        String state = address.text("state");
        return new WarrantyFilter(
                null,
                null,
                null,
                serial.isEmpty() ? null : serial,
                state.equals("active") ? today : null,
                state.equals("claimed") ? true : null);
    }

    public boolean any() {
        return !state.isEmpty() || !serial.isEmpty();
    }

    /// What stands behind the question mark of the list's address, without where a page begins.
    public String address() {
        return address(state, serial);
    }

    private static String address(String state, String serial) {
        return "state=" + state + "&serial=" + URLEncoder.encode(serial, StandardCharsets.UTF_8);
    }
}
