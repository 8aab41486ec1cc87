package io.attune.commerce.warranties;

import io.attune.commerce.OrderSheet.OrderedLine;
import java.time.LocalDate;
import java.util.List;

/// Warranties of an order, with the lines that may get one, or of a customer, without.
public record WarrantiesPage(
        List<Warranty> warranties, String order, List<OrderedLine> lines, LocalDate today, boolean mayWrite) {
    public WarrantiesPage {
        warranties = List.copyOf(warranties);
        lines = List.copyOf(lines);
    }
}
